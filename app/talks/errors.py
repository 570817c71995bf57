"""What goes wrong with what is kept."""

from __future__ import annotations

from ingest.errors import UserError


class TalksError(UserError):
    """Conversations cannot be kept or read now; the message says why, in Dutch, without naming folders."""
