"""A long list in a comparison: its introduction, the points on the subject, and how many are left out."""

from __future__ import annotations

from pathlib import Path

from app.answering.answerer import Answerer
from index.build import build
from index.embedder import Embedder
from index.library import Library
from tests.made_pdfs import column, make_pdf

WORDS = ("kades", "pleinen", "sluizen", "bruggen", "lantaarns", "bomen", "parken")
POINTS = [f"- De gemeente onderhoudt de {word} in de wijk." for word in WORDS]
LISTED = ["Voor fietspaden wil de partij het volgende:", *POINTS, "- De brede stoep voor fietspaden verdwijnt."]
OTHER = ["Wij willen meer fietspaden langs het kanaal."]
ASKED, ALONE = "Wat zeggen alle partijen over fietspaden?", "Wat zegt Partij Boon over fietspaden?"


def _answerer(tmp_path: Path, embedder: Embedder) -> Answerer:
    folder = tmp_path / "stukken"
    folder.mkdir()
    entries = []
    for name, lines in (("Boon", LISTED), ("Vos", OTHER)):
        make_pdf(folder / f"{name}.pdf", [column(lines)], title=f"Programma {name}")
        entries += [f'[[body]]\nname = "Partij {name}"']
    for name in ("Boon", "Vos"):
        entries += [f'[[document]]\nfile = "{name}.pdf"\n[[document.part]]\nbody = "Partij {name}"\npages = "1"']
    (folder / "catalogus.toml").write_text("\n\n".join(entries))
    build(folder, tmp_path / "index", embedder)
    return Answerer(Library.open(tmp_path / "index", embedder))


def test_a_long_list_is_shown_in_part_and_says_so(tmp_path: Path, embedder: Embedder) -> None:
    answerer = _answerer(tmp_path, embedder)
    blocks = {block.body: block for block in answerer.answer(ASKED).blocks}
    assert set(blocks) == {"Partij Boon", "Partij Vos"}
    shown = [line.text for line in blocks["Partij Boon"].lines]
    assert shown[0] == LISTED[0]
    assert shown[-1].endswith("De brede stoep voor fietspaden verdwijnt.")
    assert len(shown) == 4
    assert blocks["Partij Boon"].lead.endswith("schrijft (nog 5 punten in de bron):")
    assert "nog" not in blocks["Partij Vos"].lead
    whole = answerer.answer(ALONE).blocks[0]
    assert len(whole.lines) == len(LISTED)
    assert "nog" not in whole.lead
