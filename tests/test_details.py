"""The details of a letter stand one on a line, and beside its text they are in no passage of it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.document import Document
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, column, make_pdf

TEXT = (
    "Met deze brief informeer ik u over de woningbouw in de steden. De gemeente wil dat ouderen langer zelfstandig "
    "wonen in hun eigen wijk. Daarvoor zijn woningen nodig zonder trap, waar de zorg dichtbij is. Wie kleiner gaat "
    "wonen laat een huis achter waar een jong gezin in kan trekken."
)
BESIDE = [
    "Directie Wonen",
    "Postbus 20011",
    "2500 EA Den Haag",
    "Contactpersoon",
    "A. de Vries",
    "Datum",
    "3 mei 1999",
    "Ons kenmerk",
    "1999-000123",
]


def read(path: Path, *pages: list[Put]) -> Document:
    return read_document(make_pdf(path / "a.pdf", pages), Catalogue())


def lines(top: float, width: int, times: int = 3) -> list[Put]:
    return column(textwrap.wrap(" ".join([TEXT] * times), width), top=top)


HEADS = {
    "with colons": [
        "Aan: de leden van de gemeenteraad",
        "Van: het college van burgemeester en wethouders",
        "Datum: 3 mei 1999",
        "Onderwerp: de voortgang van de woningbouw in de regio",
    ],
    "without": [
        "Datum 3 mei 1999",
        "Betreft Voortgang van de woningbouw in de regio Utrecht",
        "Ons kenmerk 1999-000123",
        "Uw kenmerk 1999Z01234",
    ],
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("width", [45, 88])
def test_details_at_the_head_stand_one_on_a_line(tmp_path: Path, head: list[str], width: int) -> None:
    document = read(tmp_path, [*column(head, top=780), *lines(690, width)])
    assert [s.text for s in document.sentences][:4] == head
    assert document.date == "1999-05-03"
    assert document.own_body is None


def test_a_detail_runs_on_over_the_line(tmp_path: Path) -> None:
    labels = [Put(60, 780, "Datum"), Put(60, 767, "Betreft"), Put(60, 741, "Kenmerk")]
    values = column(["3 mei 1999", "Voortgang van de bouw in", "Utrecht", "1999-1"], x=150, top=780)
    texts = [s.text for s in read(tmp_path, [*labels, *values, *lines(690, 88)]).sentences][:3]
    assert texts == ["Datum 3 mei 1999", "Betreft Voortgang van de bouw in Utrecht", "Kenmerk 1999-1"]


def test_a_sentence_that_begins_with_such_a_word_stays_whole(tmp_path: Path) -> None:
    text = [
        "Wat de gemeente van plan is met de woningen in de wijk, dat weten wij nu. Over het",
        "Onderwerp Wonen zegt",
    ]
    document = read(
        tmp_path, column([*text, "de raad dat er in de steden meer woningen voor ouderen bij moeten komen."])
    )
    assert [s.text for s in document.sentences][1].startswith("Over het Onderwerp Wonen zegt de raad")


@pytest.mark.parametrize("heading", ["Financiën", ""])
@pytest.mark.parametrize(("size", "leading"), [(6.5, 9.0), (10.0, LEADING)])
def test_details_beside_a_letter_are_in_no_passage_of_it(
    tmp_path: Path, heading: str, size: float, leading: float
) -> None:
    details = [Put(440, 740 - leading * at, line, size) for at, line in enumerate(BESIDE)]
    above = [Put(60, 780, heading, 14, bold=True)] if heading else []
    document = read(tmp_path, [*above, *lines(740, 62, 4), *details], lines(760, 62))
    beside = [s for s in document.sentences if s.detail]
    assert [s.text for s in beside][1:] == ["Contactpersoon A. de Vries", "Datum 3 mei 1999", "Ons kenmerk 1999-000123"]
    assert {s.path for s in beside} == {()}
    assert document.date == "1999-05-03"
    (own,) = [p for p in document.passages if "Postbus" in p.text]
    assert own.text == " ".join(s.text for s in beside)
    assert TEXT in " ".join(s.text for s in document.sentences if not s.detail)
    assert [s.page for s in document.sentences] == sorted(s.page for s in document.sentences)


def test_notes_beside_a_text_stay_in_its_section(tmp_path: Path) -> None:
    notes = ["Ouderen verhuizen", "minder vaak dan", "jongeren, ook als", "zij dat willen"]
    beside = [Put(440, 740 - 9 * at, line, 6.5) for at, line in enumerate(notes)]
    document = read(tmp_path, [Put(60, 780, "Wonen", 14, bold=True), *lines(740, 62, 4), *beside])
    (note,) = [s for s in document.sentences if "verhuizen" in s.text]
    assert note.path == ("Wonen",)
    assert not note.detail
