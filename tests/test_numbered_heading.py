"""A short line with a number of two parts is a heading where it stands apart above a text."""

from __future__ import annotations

from ingest.blocks import make_blocks
from ingest.line import Line

TEXT = [
    "De gemeente bouwt woningen voor ouderen die kleiner willen gaan wonen in hun wijk, zodat",
    "hun oude huis vrijkomt voor een gezin dat daar al jaren op wacht.",
]


def read(*groups: list[str]) -> list[tuple[str, str]]:
    """Blocks of lines that stand in groups with white between them."""
    lines, y = [], 760.0
    for group in groups:
        for text in group:
            lines.append(Line(text, 60, 60 + 4.6 * len(text), y, 10.0, bold=False))
            y -= 13
        y -= 13
    return [(block.kind, block.text) for block in make_blocks([(1, lines)])]


def test_a_numbered_line_apart_is_a_heading() -> None:
    text = ("paragraph", " ".join(TEXT))
    assert read(TEXT, ["2.1 Wonen in de wijk"], TEXT) == [text, ("heading", "2.1 Wonen in de wijk"), text]
    assert read(TEXT, ["2.1.3 Zorg", *TEXT], TEXT) == [text, ("heading", "2.1.3 Zorg"), text, text]


def test_numbered_lines_of_a_list_or_a_sentence_are_none() -> None:
    for lines in (
        ["2.1 Wonen in de wijk", "2.2 Zorg in de buurt", "2.3 Vervoer naar de stad"],
        ["2.1 Wij bouwen elk jaar woningen."],
        ["2.5 Miljoen euro in 2024"],
    ):
        assert "heading" not in dict(read(TEXT, lines, TEXT)), lines
    assert "heading" not in dict(read([*TEXT[:1], "2.1 Wonen in de wijk", *TEXT]))
