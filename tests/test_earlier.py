"""What stands before and after the words of an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answering import wording
from app.answering.answer import NO_ANSWER, Answer, Block, Line
from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.citations import Citations
from app.answering.earlier import about_earlier
from app.answering.extent import extent, following
from app.answering.looking_back import Back
from app.answering.selection import Run
from app.answering.understanding import understand
from index.build import build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import make_pdf, prose

FIRST = [
    "Zie ook de nota van de minister, waarin wordt gesteld dat het anders kan (De Graaf et al. 2007). Dat geldt niet "
    "overal. De Graaf et al. (2007) zien een verschil tussen stad en land. In het land is meer ruimte voor wonen. "
    "Vraagt dat om nieuw beleid?",
]
SECOND = [
    "Ja, want aan de randen van het land neemt de bevolking af. In 2040 is een kwart van de inwoners ouder.",
]
PARTS = """
[[body]]
name = "SER"
[[body]]
name = "Planraad"
[[document]]
file = "bundel.pdf"
[[document.part]]
title = "Steden"
body = "SER"
pages = "1"
[[document.part]]
title = "Krimp"
body = "{body}"
pages = "2"
"""


@pytest.fixture(params=["SER", "Planraad"])
def bundle(request: pytest.FixtureRequest, tmp_path: Path, embedder: Embedder) -> Library:
    """A document of two parts without headings, of one body or of two."""
    folder = tmp_path / "stukken"
    folder.mkdir()
    make_pdf(folder / "bundel.pdf", [prose("", FIRST), prose("", SECOND)])
    (folder / "catalogus.toml").write_text(PARTS.format(body=request.param), "utf-8")
    build(folder, tmp_path / "index", embedder)
    library = Library.open(tmp_path / "index", embedder)
    assert len({sentence.path for sentence in library.documents["bundel.pdf"].sentences}) == 1
    return library


def shown(library: Library, number: int) -> Answer:
    """An answer that quotes one sentence."""
    document = library.documents["bundel.pdf"]
    sentence = document.sentences[number]
    passage = next(p for p in document.passages if p.start <= number < p.stop)
    citations = Citations(library)
    citation = citations.cite(passage, sentence.text, sentence.page, sentence.last_page, sentence.path)
    assert citation
    return Answer("v", "v", False, "", (Block("", "SER", (Line(sentence.text, 1),)),), citations.all, (), 0.0)


def around(library: Library, number: int, after: bool) -> str:
    back = Back("after" if after else "before")
    answer = about_earlier(library, back, "en?", shown(library, number), lambda line, citation: ())
    return " ".join(citation.quote for citation in answer.citations)


def test_what_stands_around_words_stays_within_their_part(bundle: Library) -> None:
    sentences = [sentence.text for sentence in bundle.documents["bundel.pdf"].sentences]
    end = sentences.index("Vraagt dat om nieuw beleid?")
    assert around(bundle, end - 1, after=True) == sentences[end]
    assert around(bundle, end, after=True) == ""
    assert around(bundle, end + 1, after=False) == ""
    assert around(bundle, end + 2, after=False) == sentences[end + 1]


def test_short_words_are_not_taken_for_those_within_another_sentence(bundle: Library) -> None:
    sentences = [sentence.text for sentence in bundle.documents["bundel.pdf"].sentences]
    assert sentences[0].endswith("(De Graaf et al. 2007).")
    for number, text in enumerate(sentences[:4]):
        assert around(bundle, number, after=True).startswith(sentences[number + 1]), text


def test_an_answer_does_not_reach_into_the_next_part(bundle: Library) -> None:
    document = bundle.documents["bundel.pdf"]
    end = [sentence.text for sentence in document.sentences].index("Vraagt dat om nieuw beleid?")
    asked = understand("Vraagt dat om beleid?", (), BodyFinder(bundle.bodies.values()))
    assert extent(bundle, asked, document, end) == (end,)
    assert following(document, (end,)) == (end,)


def test_words_that_no_more_was_found_of_can_still_be_asked_about(library: Library) -> None:
    answerer = Answerer(library)
    first = "Wat zegt de SER over arbeidsmarktregio's?"
    before = answerer.answer(first)
    nothing = replace(NO_ANSWER, remark="Meer daarover heb ik in deze bronnen niet gevonden.")
    sure = answerer.answer("klopt dat?", [first, "werk het eerste punt uit"], [before, nothing])
    assert [c.quote for c in sure.citations] == [c.quote for c in before.citations]
    assert sure.remark == wording.LITERALLY


def test_a_point_is_not_worked_out_with_its_own_words_from_another_place(tmp_path: Path, embedder: Embedder) -> None:
    folder = tmp_path / "dubbel"
    folder.mkdir()
    words = "De bestuurders leggen meer fietspaden aan."
    for name in ("een", "twee"):
        make_pdf(folder / f"{name}.pdf", [prose("Fietsen", [words])], title=f"Plan {name}")
    build(folder, folder / "index", embedder)
    library = Library.open(folder / "index", embedder)
    (one, other) = sorted(library.passages, key=lambda passage: passage.document)
    citation = Citations(library).cite(one, words, 1, 1, ())
    assert citation
    before = Answer("v", "v", False, "", (Block("", "", (Line(words, 1, bullet=True),)),), (citation,), (), 0.0)
    again = Run(other, tuple(range(other.start, other.stop)), 1.0, 1.0, 1.0, 1.0, 0.0)
    answer = about_earlier(library, Back("point", 1), "werk uit", before, lambda line, citation: (again,))
    assert answer.remark.endswith(wording.NO_MORE)
    assert answer.abstained
