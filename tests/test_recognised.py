"""Words that were read from a picture say so, wherever they are cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from app.answering.vindplaats import locate
from app.exchange import answer_object, places_object
from app.terminal import answer_text, places_text
from app.web.place import places_html
from app.web.render import cited_words, sources_of_answer
from index.build import build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import column, make_pdf, merge, with_layer

LINES = ["De gemeente maakt afspraken met", "de provincie over het aantal", "woningen dat nodig is."]
TYPED = ["De raad bespreekt ieder jaar", "de onderhoudskosten van de", "fietspaden langs het kanaal."]


@pytest.fixture
def scans(tmp_path: Path, embedder: Embedder) -> Library:
    """A page that was read from its picture, and one that was not."""
    folder = tmp_path / "scans"
    folder.mkdir()
    scan = with_layer(tmp_path / "scan.pdf", column(LINES * 3), column(LINES))
    merge(folder / "nota.pdf", scan, make_pdf(tmp_path / "tekst.pdf", [column(TYPED)]))
    build(folder, tmp_path / "index", embedder)
    return Library.open(tmp_path / "index", embedder)


def test_an_answer_says_so_everywhere(scans: Library) -> None:
    answer = Answerer(scans).answer("Met wie maakt de gemeente afspraken over het aantal woningen?")
    assert [item["recognised"] for item in answer_object(answer)["citations"]] == [True]
    assert "p. 1, gelezen met tekstherkenning. nota.pdf" in answer_text(answer)
    assert cited_words(answer, scans)[1].endswith("p. 1, gelezen met tekstherkenning")
    assert "kijk het citaat na in de PDF" in sources_of_answer(1, answer, scans)


def test_an_answer_from_a_page_of_text_does_not(scans: Library) -> None:
    answer = Answerer(scans).answer("Wie bespreekt de onderhoudskosten van de fietspaden?")
    assert [item["recognised"] for item in answer_object(answer)["citations"]] == [False]
    assert "tekstherkenning" not in answer_text(answer) + sources_of_answer(1, answer, scans)


def test_a_quotation_says_so(scans: Library) -> None:
    quotation = "afspraken met de provincie over het aantal woningen"
    places = locate(scans, quotation)
    assert places_object(quotation, places)["places"][0]["recognised"] is True
    assert "gelezen met tekstherkenning" in places_text(places)
    assert "kijk het citaat na in de PDF" in places_html(places, scans)
