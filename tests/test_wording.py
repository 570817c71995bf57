"""Dates, pages and addresses as a reader sees them."""

from __future__ import annotations

import pytest

from app.answering.dates import dutch_date
from app.web.wording import page_words, pdf_link


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2015-06", "juni 2015"),
        ("2015-06-12", "12 juni 2015"),
        ("2015-06-01", "1 juni 2015"),
        ("2015", "2015"),
        ("2015-13", "2015"),
        ("", ""),
        ("zomer 2015", "zomer 2015"),
        ("2015-06-12~", "bestand van 12 juni 2015"),
    ],
)
def test_dates_are_dutch(date: str, words: str) -> None:
    assert dutch_date(date) == words


def test_pages_name_the_printed_number_and_the_pdfs_own() -> None:
    assert page_words("9", 10) == "p. 9 (pdf-bladzijde 10)"
    assert page_words("10", 10) == "p. 10"
    assert page_words("iv", 4) == "p. iv (pdf-bladzijde 4)"
    assert page_words("9", 10, "10", 11) == "p. 9-10 (pdf-bladzijde 10-11)"
    assert page_words("10", 10, "11", 11) == "p. 10-11"


def test_pdf_links_are_encoded() -> None:
    assert pdf_link("a b&c.pdf", 3) == "/bron/a%20b%26c.pdf#page=3"
    assert pdf_link("../x.pdf") == "/bron/..%2Fx.pdf"
