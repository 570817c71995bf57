"""The golden set and how retrieval and answers are scored against it."""
