from dataclasses import replace

from app.answering.quote import fold, stands_on
from ingest.document import Document, Page

DOCUMENT = Document(
    "a.pdf",
    "x",
    "A",
    pages=(Page(1, "", "Eerste zin. De tweede zin loopt"), Page(2, "", "door op bladzijde twee. Einde.")),
)


def test_white_space_is_folded_and_nothing_else() -> None:
    assert fold(" een\n  twee\t") == "een twee"
    assert stands_on("Eerste   zin.", DOCUMENT, 1)
    assert not stands_on("eerste zin.", DOCUMENT, 1)
    assert not stands_on("Eerste zin", DOCUMENT, 2)


def test_quote_may_run_over_to_the_next_page() -> None:
    assert stands_on("De tweede zin loopt door op bladzijde twee.", DOCUMENT, 1)
    assert not stands_on("De tweede zin loopt door op bladzijde twee.", DOCUMENT, 2)


def test_nothing_and_nowhere() -> None:
    assert not stands_on("", DOCUMENT, 1)
    assert not stands_on("Eerste zin.", DOCUMENT, 0)
    assert not stands_on("Eerste zin.", DOCUMENT, 9)


def test_a_quotation_may_run_on_behind_pages_of_pictures_and_over_a_broken_word() -> None:
    texts = ("Er zijn kansen die zij lieten", "Een plaatje.", "liggen, zo blijkt nu. De stad gro", "eit.", "", "Einde.")
    pages = tuple(Page(n, "", text) for n, text in enumerate(texts, 1))
    doc = replace(DOCUMENT, pages=pages)
    assert stands_on("kansen die zij lieten liggen, zo blijkt nu.", doc, 1)
    assert stands_on("De stad groeit.", doc, 3)
    assert not stands_on("De stad groeit. Einde.", doc, 3)
    assert not stands_on("kansen die zij lieten De stad", doc, 1)
