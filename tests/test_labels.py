"""Bold labels beside the text that they are the heading of are read with it; a table with bold heads is not."""

from __future__ import annotations

import textwrap
from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.document import Sentence
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, make_pdf

TEXTS = {
    "Onderwerp": "Vaststellen van het huisvestingsplan",
    "Datum raad": "donderdag 27 juni",
    "Aanleiding": "De gemeente is verantwoordelijk voor de huisvesting van het onderwijs. Veel scholen dateren uit de "
    "jaren zestig en zijn aan het eind van hun levensduur. Het plan van nu loopt eind dit jaar af.",
    "Beoogd effect": "Alle leerlingen krijgen les in een gezond, veilig en duurzaam gebouw, ook in de kleine kernen.",
    "Kosten en dekking": "De bouwkosten kunnen verder stijgen. In de ramingen is uitgegaan van een indexering van vier "
    "procent per jaar. Stijgen de kosten sneller, dan wordt de planning aangepast.",
}


def beside(bold: bool = True) -> list[Put]:
    puts, y = [Put(60, 790, "Voorstel aan de raad", 16, bold=True)], 760.0
    for label, text in TEXTS.items():
        for at, line in enumerate(textwrap.wrap(label, 14)):
            puts.append(Put(60, y - at * LEADING, line, bold=bold))
        for line in textwrap.wrap(text, 60):
            puts.append(Put(180, y, line))
            y -= LEADING
        y -= 0.6 * LEADING
    return puts


def read(tmp_path: Path, page: list[Put]) -> list[Sentence]:
    return list(read_document(make_pdf(tmp_path / "a.pdf", [page]), Catalogue()).sentences)


def test_each_text_stands_under_its_own_label(tmp_path: Path) -> None:
    sentences = read(tmp_path, beside())
    for label in ("Aanleiding", "Beoogd effect", "Kosten en dekking"):
        own = [s.text for s in sentences if s.path[-1] == label]
        assert " ".join(own) == TEXTS[label]
    assert "Onderwerp Vaststellen van het huisvestingsplan" in [s.text for s in sentences]
    assert "Datum raad donderdag 27 juni" in [s.text for s in sentences]


def test_bold_numbers_and_plain_terms_are_no_labels(tmp_path: Path) -> None:
    assert not {"Aanleiding", "Beoogd effect"} & {s.path[-1] for s in read(tmp_path, beside(bold=False))}
    points = [Put(60, 700 - 26 * at, f"{at + 1}", bold=True) for at in range(4)]
    points += [Put(80, 700 - 13 * at, "De gemeente bouwt in de wijk huizen voor ouderen.") for at in range(8)]
    assert len({s.path for s in read(tmp_path, points)}) == 1
