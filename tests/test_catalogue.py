from pathlib import Path

import pytest

from ingest.catalogue import CatalogueError, load_catalogue
from tests.conftest import CATALOGUE


def write(folder: Path, text: str) -> Path:
    (folder / "catalogus.toml").write_text(text, "utf-8")
    return folder


def test_bodies_entries_and_parts(tmp_path: Path) -> None:
    catalogue = load_catalogue(write(tmp_path, CATALOGUE))
    assert catalogue.bodies["SER"].with_article == "de SER"
    assert [(p.body, p.first_page, p.last_page) for p in catalogue.entry("agenda.pdf").parts] == [
        ("SER", 1, 1),
        ("Planraad", 2, 2),
    ]


def test_no_catalogue_is_fine(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path).entry("los.pdf").title == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("geen toml [", "geldige TOML"),
        ('[[document]]\ntitle = "zonder bestand"', "ontbreekt 'file'"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\nbody = "X"\npages = "1"', "'X'"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\npages = "een"', "geen bladzijden"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\npages = "10-2"', "geen bladzijden"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\npages = "0-3"', "geen bladzijden"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\npages = ","', "geen bladzijden"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\npages = "²"', "geen bladzijden"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\npages = "1-9999999999"', "geen bladzijden"),
        ('[[document]]\nfile = "a.pdf"\n[[document.part]]\npages = "1, 5-20001"', "geen bladzijden"),
        ('[[document]]\nfile = "a.pdf"\nfront_matter = "10-2"', "geen bladzijden"),
        ("document = 3", "klopt niet"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        load_catalogue(write(tmp_path, text))


def test_fingerprint_follows_the_entry(tmp_path: Path) -> None:
    before = load_catalogue(write(tmp_path, CATALOGUE)).entry("agenda.pdf").fingerprint
    after = (
        load_catalogue(write(tmp_path, CATALOGUE.replace("Kijk op krimp", "Blik op krimp")))
        .entry("agenda.pdf")
        .fingerprint
    )
    assert before != after


def test_pages_are_those_that_are_told(tmp_path: Path) -> None:
    text = '[[document]]\nfile = "a.pdf"\nfront_matter = "9, 1 - 3, 2-20000,"'
    assert load_catalogue(write(tmp_path, text)).entry("a.pdf").front_matter == frozenset(range(1, 20_001))
