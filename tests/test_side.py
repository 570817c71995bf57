"""A column of short lines beside a text, as on a letter, is not on one line with it; terms and what they mean are."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, make_pdf

PARAGRAPHS = [
    "Geachte voorzitter,",
    "Met deze brief informeer ik u over de woningbouw in de steden. De gemeente wil dat ouderen langer zelfstandig "
    "wonen in hun eigen wijk. Daarvoor zijn woningen nodig zonder trap, waar de zorg dichtbij is.",
    "Wie kleiner gaat wonen laat een huis achter waar een jong gezin in kan trekken. De provincie betaalt daar ieder "
    "jaar een deel van. De raad krijgt in het voorjaar een overzicht van wat er is gebouwd en verkocht.",
    "Het kabinet heeft met de gemeenten afgesproken dat er ieder jaar honderdduizend woningen bij komen, waarvan een "
    "derde bestemd is voor ouderen. Over de voortgang daarvan leest u in het tweede deel van deze brief meer.",
]
DETAILS = ["*Directie Wonen", "Turfmarkt 147", "Den Haag", "*Contactpersoon", "A. de Vries", "*Kenmerk", "2021-000123"]


def written(x: float, width: int) -> list[Put]:
    puts, y = [], 760.0
    for paragraph in PARAGRAPHS:
        for line in textwrap.wrap(paragraph, width):
            puts.append(Put(x, y, line))
            y -= LEADING
        y -= LEADING
    return puts


def beside(x: float, size: float, leading: float) -> list[Put]:
    return [Put(x, 760 - i * leading, t.lstrip("*"), size, t.startswith("*")) for i, t in enumerate(DETAILS)]


@pytest.mark.parametrize(
    ("text", "details"),
    [
        (written(60, 70), beside(450, 7, 9)),
        (written(60, 64), beside(430, 10, LEADING)),
        (written(180, 66), beside(50, 7, 11)),
        (written(180, 66), beside(50, 10, 17)),
    ],
    ids=["right, small", "right, same type", "left, small", "left, same type"],
)
def test_details_beside_a_letter_stand_behind_it(tmp_path: Path, text: list[Put], details: list[Put]) -> None:
    page = read_document(make_pdf(tmp_path / "a.pdf", [[*text, *details]]), Catalogue()).pages[0].text
    assert page.startswith("\n".join(PARAGRAPHS))
    assert "\nDirectie Wonen\nTurfmarkt 147 Den Haag\nContactpersoon\n" in page


def test_terms_stay_beside_what_they_mean(tmp_path: Path) -> None:
    puts, y = [], 760.0
    for term, paragraph in zip(("Brief", "Wonen", "Doorstroming", "Afspraken"), PARAGRAPHS, strict=True):
        puts.append(Put(60, y, term))
        for line in textwrap.wrap(paragraph, 66):
            puts.append(Put(180, y, line))
            y -= LEADING
        y -= LEADING
    text = read_document(make_pdf(tmp_path / "a.pdf", [puts]), Catalogue()).pages[0].text
    assert "Doorstroming Wie kleiner gaat wonen" in text
    assert "Afspraken Het kabinet heeft" in text


def test_a_column_with_two_edges_does_not_lose_the_page(tmp_path: Path) -> None:
    side = [Put(450 + 10 * (i % 2), 760 - 11 * i, "drs. J. de Boer", 7) for i in range(13)]
    document = read_document(make_pdf(tmp_path / "a.pdf", [[*written(60, 70), *side]]), Catalogue())
    assert not document.lost_pages
