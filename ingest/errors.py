"""Errors whose message is meant for the user."""

from __future__ import annotations


class UserError(Exception):
    """Nothing could be done; the message says in Dutch why, and what to do next."""
