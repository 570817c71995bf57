"""The catalogue with another entry, and everything else as it was."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from app.documents.catalogue_text import body_called, edited
from app.documents.details import Details, PartDetails
from app.documents.errors import DocumentsError
from ingest.catalogue import CatalogueError, load_catalogue, read_catalogue
from ingest.document import Body

TEXT = """# Onze stukken

[[body]]
name = "SER"
full_name = "Sociaal-Economische Raad"

[[body]]
name = "PBL"  # planbureau

# ---- Documenten ----

[[document]]
file = "agenda.pdf"
title = 'Agenda'   # zo heet hij
publisher = "Sociaal-Economische Raad"
front_matter = "1"

[[document.part]]
title = "Agenda"
body = "SER"
authors = ["Jan Jansen"]
pages = "1, 3-4"

# De bijlage heeft geen titel.
[[document.part]]
title = "Bijlage"
body = "PBL"
pages = "5-9"

# Hierna komt de nota.
[[document]]
file = "nota.pdf"
title = "Nota"
"""
KEPT = (PartDetails(1, 4, "Agenda", "SER", 0), PartDetails(5, 9, "Bijlage", "PBL", 1))
HERE = Path("catalogus.toml")


def changes(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_what_stays_the_same_is_not_rewritten() -> None:
    same = Details("Agenda", "SER", "", KEPT)  # the publisher is the SER, in full
    assert edited(TEXT, "agenda.pdf", same, 9) == TEXT
    windows = TEXT.replace("\n", "\r\n")
    assert edited(windows, "agenda.pdf", same, 9) == windows


def test_only_what_was_filled_in_changes() -> None:
    made = edited(TEXT, "agenda.pdf", Details("Agenda", "SER", "2015-06", KEPT), 9)
    assert changes(TEXT, made) == ['+date = "2015-06"']
    entry = read_catalogue(made, HERE).entries["agenda.pdf"]
    assert entry.date == "2015-06"
    assert entry.parts[0].authors == ("Jan Jansen",)
    assert made.index('date = "2015-06"') < made.index("[[document.part]]")


def test_a_part_that_goes_leaves_the_comments_of_others() -> None:
    made = edited(TEXT, "agenda.pdf", Details("Agenda", "SER", "", (KEPT[0],)), 9)
    assert len(read_catalogue(made, HERE).entries["agenda.pdf"].parts) == 1
    assert "# De bijlage heeft geen titel." in made
    assert "# Hierna komt de nota.\n[[document]]" in made
    first = edited(TEXT, "agenda.pdf", Details("Agenda", "SER", "", (KEPT[1],)), 9)
    assert read_catalogue(first, HERE).entries["agenda.pdf"].parts[0].body == "PBL"
    assert "# De bijlage heeft geen titel.\n[[document.part]]" in first
    none = edited(TEXT, "agenda.pdf", Details("Agenda"), 9)
    assert read_catalogue(none, HERE).entries["agenda.pdf"].parts == ()
    assert "# Hierna komt de nota.\n[[document]]" in none


def test_new_parts_and_bodies_come_before_what_follows() -> None:
    parts = (*KEPT, PartDetails(10, 12, "", "Raad van Advies"))
    made = edited(TEXT, "agenda.pdf", Details("Agenda", "SER", "", parts), 12)
    catalogue = read_catalogue(made, HERE)
    part = catalogue.entries["agenda.pdf"].parts[2]
    assert (part.title, part.body, part.first_page, part.last_page) == ("Agenda", "Raad van Advies", 10, 12)
    assert list(catalogue.bodies) == ["SER", "PBL", "Raad van Advies"]
    assert '[[body]]\nname = "Raad van Advies"\n\n# ---- Documenten ----' in made
    assert 'pages = "10-12"\n\n# Hierna komt de nota.\n[[document]]' in made
    assert all(line.startswith("+") for line in changes(TEXT, made))


def test_more_is_written_where_it_belongs() -> None:
    more = Details("Agenda", "PBL", "2015", KEPT, "het", (), "Uitgeverij X", "Den Haag", "https://a.example/b")
    made = edited(TEXT, "agenda.pdf", more, 9)
    assert changes(TEXT, made) == [
        '+article = "het"',
        '-publisher = "Sociaal-Economische Raad"',
        '+publisher = "Uitgeverij X"',
        '+place = "Den Haag"',
        '+date = "2015"',
        '+url = "https://a.example/b"',
        '-authors = ["Jan Jansen"]',
    ]
    catalogue = read_catalogue(made, HERE)
    assert catalogue.bodies["PBL"].with_article == "het PBL"
    assert catalogue.entries["agenda.pdf"].place == "Den Haag"
    assert made.index('article = "het"') < made.index("# ---- Documenten ----")
    with_authors = (KEPT[0], replace(KEPT[1], authors=("Anna de Vries", "{Bureau X}"), article="het"))
    made = edited(TEXT, "agenda.pdf", Details("Agenda", "SER", "", with_authors), 9)
    assert changes(TEXT, made) == ['+article = "het"', '+authors = ["Anna de Vries", "{Bureau X}"]']
    assert edited(made, "agenda.pdf", Details("Agenda", "SER", "", with_authors), 9) == made


def test_a_new_body_comes_with_what_was_found_about_it() -> None:
    found = {"Nieuw Verbond": Body("Nieuw Verbond", aliases=("NV",))}
    body = read_catalogue(
        edited(TEXT, "nota.pdf", Details("Nota", "Nieuw Verbond", article="het"), 3, found), HERE
    ).bodies
    assert body["Nieuw Verbond"] == Body("Nieuw Verbond", "", "het", ("NV",))


def test_a_document_without_an_entry_gets_one() -> None:
    made = edited(TEXT, "nieuw.pdf", Details("Nieuw", "sociaal-economische raad", "2020"), 7)
    assert made.startswith(TEXT)
    entry = read_catalogue(made, HERE).entries["nieuw.pdf"]
    assert [(p.body, p.first_page, p.last_page) for p in entry.parts] == [("SER", 1, 7)]
    alone = edited(TEXT, "nieuw.pdf", Details("Nieuw"), 7)
    assert read_catalogue(alone, HERE).entries["nieuw.pdf"].parts == ()


@pytest.mark.parametrize("text", ["", "\n", "# alleen een opmerking", '[[body]]\nname = "SER"'])
def test_a_catalogue_with_little_in_it(text: str) -> None:
    details = Details('Een "titel" \\ met [haken] = €', "Raad", "2020", (PartDetails(2, 2, "x", "Ander"),))
    made = edited(text, "a # b.pdf", details, 3)
    assert made.startswith(text)
    catalogue = read_catalogue(made, HERE)
    assert catalogue.entries["a # b.pdf"].title == details.title
    assert {"Ander"} <= set(catalogue.bodies)
    assert edited(made, "a # b.pdf", details, 3) == read_back(made)


def read_back(made: str) -> str:
    """The part is an old one now, and nothing else is different."""
    details = Details('Een "titel" \\ met [haken] = €', "Raad", "2020", (PartDetails(2, 2, "x", "Ander", 0),))
    assert edited(made, "a # b.pdf", details, 3) == made
    return edited(made, "a # b.pdf", Details(details.title, "Raad", "2020", (PartDetails(2, 2, "x", "Ander"),)), 3)


def test_what_cannot_be_edited_safely_is_left_alone() -> None:
    inline = 'document = [{file = "a.pdf", title = "A"}]\n'
    for file in ("a.pdf", "b.pdf"):
        with pytest.raises(DocumentsError, match="tekstverwerker"):
            edited(inline, file, Details("B", "SER"), 3)
    with pytest.raises(CatalogueError):
        edited("[[body]\n", "a.pdf", Details("B"), 3)


def test_the_catalogue_of_the_product_stays_as_it_is() -> None:
    folder = Path(__file__).parent.parent / "corpus"
    text = (folder / "catalogus.toml").read_text("utf-8")
    for file, entry in load_catalogue(folder).entries.items():
        parts = tuple(PartDetails(p.first_page, p.last_page, p.title, p.body, n) for n, p in enumerate(entry.parts))
        assert edited(text, file, Details(entry.title, entry.publisher, entry.date, parts), 99) == text


def test_a_body_is_known_by_all_its_names() -> None:
    bodies = {"SER": Body("SER", "Sociaal-Economische Raad", aliases=("De Raad",))}
    for name in ("ser", "sociaal-economische raad", "de raad"):
        assert body_called(name, bodies) == "SER"
    assert body_called("", bodies) == ""
    assert body_called("PBL", bodies) == ""
