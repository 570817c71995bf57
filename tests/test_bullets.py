"""Bullets that are drawn in front of a line make points, and other dots do not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import Put, column

TEXT = [
    "De gemeente wil dat ouderen langer zelfstandig wonen in hun eigen wijk en daar hulp krijgen.",
    "We bouwen woningen zonder trap, en we zorgen dat wie kleiner gaat wonen daar geen last van",
    "krijgt en dat er een jong gezin in de oude woning kan trekken waar dat nu nog niet goed kan.",
    "We bewaken de dijken langs de rivier, ook als dat meer kost dan het Rijk er nu voor over heeft.",
]


def kinds(path: Path, puts: Sequence[Put], dots: Sequence[tuple[float, float]], radius: float = 2.5) -> list[str]:
    """The kinds of the sentences on a page with round ``dots``, centred on points."""
    canvas = Canvas(str(path), invariant=1)
    for put in puts:
        canvas.setFont("Helvetica-Bold" if put.bold else "Helvetica", put.size)
        canvas.drawString(put.x, put.y, put.text)
    for x, y in dots:
        canvas.circle(x, y, radius, stroke=0, fill=1)
    canvas.save()
    return [sentence.kind for sentence in read_document(path, Catalogue()).sentences]


def test_dots_in_front_of_lines_make_points(tmp_path: Path) -> None:
    puts = [Put(60, 760, TEXT[0]), *column(TEXT[1:], 75, 747)]
    assert kinds(tmp_path / "a.pdf", puts, [(65, 750.5), (65, 724.5)]) == ["sentence", "item", "item"]
    assert kinds(tmp_path / "b.pdf", puts, []) == ["sentence", "sentence", "sentence"]


def test_a_bold_point_is_no_heading(tmp_path: Path) -> None:
    bold = [Put(75, 760, "Het kennen en waarderen van de eigen", bold=True), Put(75, 747, "cultuur", bold=True)]
    assert kinds(tmp_path / "a.pdf", [*bold, *column(TEXT * 2, 60, 700)], [(65, 763.5)])[0] == "item"


def test_dots_that_are_part_of_a_drawing_are_no_bullets(tmp_path: Path) -> None:
    grid = [(50 + 6 * i, 750.5 + 6 * j) for i in range(4) for j in range(4)]
    puts = column(TEXT, 75, 747)
    assert set(kinds(tmp_path / "a.pdf", puts, grid)) == {"sentence"}  # as the squares of a QR code
    assert set(kinds(tmp_path / "b.pdf", puts, [(30, 750.5)])) == {"sentence"}  # too far away
    assert set(kinds(tmp_path / "c.pdf", puts, [(62, 750.5)], radius=9)) == {"sentence"}  # too large
