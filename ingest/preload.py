"""Imported once by the process from which those that read are forked: what all of them need is then there already."""

import ingest.child  # noqa: F401
from ingest.lexicon import lexicon

lexicon()
