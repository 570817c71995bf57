"""The date at the head of a document is its date, whenever the file was made."""

from __future__ import annotations

import pytest

from ingest.blocks import Block
from ingest.dated import date_at_head


def head(*texts: str) -> list[Block]:
    return [Block("paragraph", text, ((0, 1),)) for text in texts]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Datum 11 juni 2024", "2024-06-11"),
        ("Datum: dinsdag 12 maart 2024", "2024-03-12"),
        ("Den Haag, 14 mei 2024", "2024-05-14"),
        ("’s-Gravenhage, 7 mei 2024", "2024-05-07"),
        ("Vastgesteld door de gemeenteraad op 23 januari 2024", "2024-01-23"),
        ("Nieuwsbericht | 28-12-2023 | 09:30", "2023-12-28"),
        ("Mei 2023", "2023-05"),
        ("3 juni 2021", "2021-06-03"),
        ("Den Haag, december 2022", "2022-12"),
        ("Versie: 1.1 (augustus 2023)", "2023-08"),
        ("Versie 1.2, 3 juni 2021", "2021-06-03"),
        ("Rapport | mei 2023", "2023-05"),
        ("Sinds mei 2023", ""),
        ("Op weg naar mei 2023 en verder", ""),
        ("Op 12 maart 2024 sprak ik met uw Kamer.", ""),
        ("Deze nota vervangt de nota die de raad heeft vastgesteld op 3 mei 2012.", ""),
        ("Datum 31 februari 2024", ""),
        ("Den Haag, 14 mei 2031", ""),
    ],
)
def test_the_date_at_the_head(line: str, day: str) -> None:
    assert date_at_head(head("Nota", line), "2024-12-31") == day


def test_a_date_on_a_later_page_is_none() -> None:
    assert date_at_head([Block("paragraph", "Den Haag, 14 mei 2024", ((0, 2),))], "") == ""


def test_a_day_tells_more_than_a_month() -> None:
    assert date_at_head(head("Mei 2023", "Utrecht, 14 maart 2023"), "2024-12-31") == "2023-03-14"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Versie: 1.1 (augustus 2023)", "2023-08"),
        ("© Algemene Rekenkamer, mei 2023", "2023-05"),
        ("Dit is een uitgave van de Onderwijsraad, Den Haag, 4 juni 2023.", "2023-06-04"),
        ("Publicatiedatum: juli 2023", "2023-07"),
        ("In mei 2023 begon de proef.", ""),
    ],
)
def test_the_date_in_an_imprint(line: str, day: str) -> None:
    pages = [Block("paragraph", text, ((0, page),)) for page, text in ((1, "Nota"), (2, line), (9, "Slot"))]
    assert date_at_head(pages, "2024-12-31") == day
    assert date_at_head([pages[0], Block("paragraph", line, ((0, 5),)), pages[2]], "") == ""
