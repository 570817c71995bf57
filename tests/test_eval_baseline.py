"""The whole golden set on the product's own corpus, held against the stored figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.answering.answerer import Answerer
from eval.baseline import BASELINE, MARGIN, fallen, figures_of, load_baseline
from eval.golden import load_golden
from eval.score import score
from index.library import Library

GOLDEN = Path(__file__).parent.parent / "eval" / "golden.jsonl"


@pytest.fixture(scope="module")
def result(real_library: Library) -> dict[str, Any]:
    return score(Answerer(real_library), load_golden(GOLDEN))


def test_every_citation_stands_verbatim_on_its_page(result: dict[str, Any]) -> None:
    wrong = [f"{row['id']}: {'; '.join(row['faults'])}" for row in result["wrong"] if row["unfaithful"]]
    assert result["quotes"]["citations"] > 0
    assert result["quotes"]["verbatim"] == 1.0, "citaten niet woordelijk op de bladzijde:\n" + "\n".join(wrong)
    assert result["quotes"]["shown_in_quote"] == 1.0, "getoond zonder in het citaat te staan:\n" + "\n".join(wrong)


def test_no_figure_fell(result: dict[str, Any]) -> None:
    assert BASELINE.exists(), "leg de cijfers vast met: python -m eval.baseline UITKOMST.json"
    worse = fallen(load_baseline(), figures_of(result))
    assert not worse, f"slechter dan vastgelegd, meer dan {MARGIN}:\n" + "\n".join(worse)
