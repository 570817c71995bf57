"""What is written is read back by pybtex, which had no part in writing it."""

from dataclasses import replace

import pypandoc
import pytest
from pybtex.database import BibliographyData, parse_string

from app.references.bibtex import bibtex
from tests.made_references import made


def read(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def test_a_report_and_a_part_are_read_back() -> None:
    report = made("Yvonne van Mierlo", "{Raad, de}", title="Steden", publisher="VNG", place="Den Haag", date="2014-03")
    part = made(
        title="Bijlage",
        container="Steden",
        first_label="13",
        last_label="35",
        publisher="VNG",
        url="https://a.nl/x_y?b=1&c=%20",
    )
    found = read(bibtex([report, replace(report, page="12", last_page="13"), part]))
    entry = found.entries["mierlo2014steden"]
    assert entry.type == "techreport"
    assert dict(entry.fields) == {
        "title": "{Steden}",
        "institution": "VNG",
        "address": "Den Haag",
        "year": "2014",
        "month": "March",
        "pages": "9, 12--13",
        "langid": "dutch",
        "annote": "p. 9 (pdf-bladzijde 10): “Er staat wat.” p. 12-13 (pdf-bladzijde 10): “Er staat wat.”",
    }
    first, second = entry.persons["author"]
    assert (first.first_names, first.prelast_names, first.last_names) == (["Yvonne"], ["van"], ["Mierlo"])
    assert second.last_names == ["{Raad, de}"]
    other = found.entries["bijlage"]
    assert other.type == "incollection"
    assert (other.fields["booktitle"], other.fields["pages"]) == ("{Steden}", "13--35")
    assert other.fields["url"] == "https://a.nl/x_y?b=1&c=%20"
    assert "year" not in other.fields


def test_a_hyphen_within_the_label_of_a_page_is_not_doubled() -> None:
    one, spread = made(title="Nota", page="A-3"), made(title="Nota", page="12-13")
    assert read(bibtex([one, replace(one, last_page="A-4"), spread])).entries["nota"].fields["pages"] == (
        "A-3, A-3--A-4, 12--13"
    )
    part = made(title="Deel", container="Nota", first_label="A-3", last_label="A-3")
    assert read(bibtex([part])).entries["deel"].fields["pages"] == "A-3"


def test_signs_that_mean_something_in_latex_come_out_as_they_went_in() -> None:
    title = "Kosten & baten: 50% van alles voor $5 #1 a_b ~c ^d \\e <f> é’s"
    text = bibtex([made("{SER}", title=title, quote=title)])
    assert len(read(text).entries) == 1
    assert title in pypandoc.convert_text(text, "plain", "bibtex", ["--citeproc", "--wrap=none"])


@pytest.mark.parametrize("title", ["Open {haak", "Dicht} haak", "{Om} en @article{om, x}", 'Een "aanhaling'])
def test_braces_and_quotes_do_not_break_the_file(title: str) -> None:
    found = read(bibtex([made("{SER}", title=title, quote=title), made("{VNG}", title="Steden")]))
    assert list(found.entries)[-1] == "steden"
    assert len(found.entries) == 2


def test_nothing_is_nothing() -> None:
    assert bibtex([]).strip() == ""
