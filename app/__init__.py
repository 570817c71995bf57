"""What a user meets: answering, the page and the command line."""
