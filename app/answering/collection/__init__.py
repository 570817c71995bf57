"""Questions about the collection itself, or about one paper as a whole: what is there, and where it stands."""
