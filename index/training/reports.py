"""Passages of reports, advice and letters that were written for the training.

The running text that is at hand is of programmes and laws; ``data/written_reports.tsv`` adds the prose of councils,
planning bureaus and ministries: made-up documents on many subjects, by a large language model. Their questions stand
among the written twins and topics.
"""

from __future__ import annotations

from index.training.pairs import Passage
from index.training.text import sentences
from index.training.written import DATA

WRITTEN_REPORTS = DATA / "written_reports.tsv"


def load_reports() -> list[Passage]:
    """All passages, in order; the title of the document stands for its file."""
    rows = (line.split("\t") for line in WRITTEN_REPORTS.read_text(encoding="utf-8").splitlines())
    return [Passage(title, heading, tuple(sentences(text))) for title, heading, text in rows]
