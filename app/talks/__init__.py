"""Conversations that are kept on disk, and what users thought of the answers."""
