"""Imported once by the process from which those that read are forked: what all of them need is then there already."""

from datetime import datetime

import pypdf.filters  # noqa: F401  # pypdf imports it when a stream is first read

import ingest.child
import ingest.reading  # noqa: F401  # each imports it, with what else the main module of the program has
from ingest.lexicon import lexicon

datetime.strptime("2026", "%Y")  # imports the module that does it
lexicon()
