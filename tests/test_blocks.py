from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.blocks import Block, make_blocks
from ingest.layout import reading_order
from ingest.line import Line
from ingest.running import without_running_lines
from tests.made_pdfs import LEADING, Put, column, make_pdf, pages_of

FULL = [
    "Deze regel is lang genoeg om als volle regel van de bladzijde te tellen, ook zonder",
    "dat er nog iets achter komt, en zo gaat het een tijd door met woorden en nog eens met",
    "woorden tot aan het eind van de alinea.",
]


def blocks(tmp_path: Path, *pages: list[Put]) -> list[Block]:
    read = pages_of(make_pdf(tmp_path / "a.pdf", pages))
    runs = without_running_lines(read)
    return make_blocks([(p.number, reading_order(r)) for p, r in zip(read, runs, strict=True)])


def shifted(puts: list[Put], down: float) -> list[Put]:
    return [p._replace(y=p.y - down) for p in puts]


def test_heading_paragraphs_and_points(tmp_path: Path) -> None:
    page = [
        Put(60, 780, "De kop", 16, bold=True),
        *column(FULL, top=750),
        *column(FULL, top=750 - 4.2 * LEADING),
        *column(["• Eerste punt", "• Tweede punt dat"], top=600),
        Put(68, 600 - 2 * LEADING, "doorloopt op de volgende regel."),
    ]
    found = [(b.kind, b.text) for b in blocks(tmp_path, page)]
    assert found == [
        ("heading", "De kop"),
        ("paragraph", " ".join(FULL)),
        ("paragraph", " ".join(FULL)),
        ("item", "Eerste punt"),
        ("item", "Tweede punt dat doorloopt op de volgende regel."),
    ]


def test_sentence_runs_over_the_page_and_knows_where(tmp_path: Path) -> None:
    first = blocks(tmp_path, column(FULL[:2]), column([FULL[2], *FULL]))[0]
    assert first.text == " ".join(FULL)
    offset = first.text.index("woorden tot aan")
    assert (first.page_at(0), first.page_at(offset + 1)) == (1, 2)


def test_note_stands_behind_the_sentence_it_interrupts(tmp_path: Path) -> None:
    note = [Put(60, 60, "1 Dit is een voetnoot met een bron erin.", 7.5)]
    found = blocks(tmp_path, column(FULL[:2]) + note, column([FULL[2], *FULL]))
    assert [b.kind for b in found] == ["paragraph", "note", "paragraph"]
    assert found[0].text == " ".join(FULL)


def test_running_headers_and_page_numbers_are_dropped(tmp_path: Path) -> None:
    pages = [
        [Put(60, 810, f"Jaarplan | hoofdstuk {i}", 8), *column(FULL), Put(290, 30, str(i), 8)] for i in range(1, 5)
    ]
    text = " ".join(b.text for b in blocks(tmp_path, *pages))
    assert "Jaarplan" not in text
    assert text.count("alinea") == 4


def test_caption_is_told_from_a_sentence_that_begins_like_one(tmp_path: Path) -> None:
    page = [
        *column(["Figuur 1 Aantal banen per regio"], top=760),
        *column(["Figuur 2 laat zien dat het er veel zijn."], top=700),
    ]
    assert [b.kind for b in blocks(tmp_path, page)] == ["caption", "paragraph"]


def test_enumeration_without_full_stops(tmp_path: Path) -> None:
    page = column(["1 Talent ontwikkelen", "2 Ondernemen", "3 Wonen en leven"]) + shifted(column(FULL), 100)
    assert [b.text for b in blocks(tmp_path, page) if b.kind == "item"] == [
        "1 Talent ontwikkelen",
        "2 Ondernemen",
        "3 Wonen en leven",
    ]


def test_enumeration_runs_on_in_the_next_column_and_begins_anew(tmp_path: Path) -> None:
    subjects = ("Sport", "Zorg", "Werk", "Kunst", "Wonen", "Water", "Lucht", "Licht")
    texts = [f"{n} {subject} krijgt een eigen plek in iedere wijk." for n, subject in enumerate(subjects, 1)]
    upper = [Put(60 if i < 4 else 330, 780 - 30 * (i % 4), text) for i, text in enumerate(texts)]
    heading = Put(60, 640, "Een kop die over de beide kolommen van deze bladzijde heen loopt", 16, bold=True)
    found = blocks(tmp_path, [*upper, heading, *shifted(upper, 180)])
    assert [b.text for b in found if b.kind == "item"] == texts * 2


def test_enumeration_runs_on_level_with_its_start_in_the_next_column() -> None:
    def line(x: float, y: float, text: str) -> Line:
        return Line(text, x, x + 170, y, 10.0, bold=False)

    page = [line(60, 154, "1 Het lesgeld wordt"), line(74, 139, "afgeschaft voor iedereen.")]
    page += [line(300, 154, "2 De bus wordt gratis."), line(300, 124, "3 Er komen woningen.")]
    assert [b.kind for b in make_blocks([(1, page)])] == ["item"] * 3


def test_numbers_inside_a_sentence_begin_no_points(tmp_path: Path) -> None:
    lines = [
        "Met het geld van de heffing kunnen wij 1) de verschillen tussen de landen kleiner maken,",
        "2) nieuwe netten voor stroom en waterstof aanleggen tussen de steden van het land en",
        "3) hulp geven aan wie in moeilijkheden komt.",
    ]
    assert [(b.kind, b.text) for b in blocks(tmp_path, column(lines))] == [("paragraph", " ".join(lines))]
    points = ["Wij willen:", "1) de verschillen kleiner maken,", "2) nieuwe netten aanleggen en", "3) hulp geven."]
    assert [b.kind for b in blocks(tmp_path, column(points))] == ["paragraph", "item", "item", "item"]


def test_bold_text_runs_on_in_the_next_column() -> None:
    def line(x: float, y: float, text: str, bold: bool = True) -> Line:
        return Line(text, x, x + 8.0 * len(text), y, 10.0, bold=bold)

    left = [
        "Met nieuwe energie pakken wij de",
        "vraagstukken van vandaag aan, ook",
        "als dat moeilijk is voor het land",
        "en",
    ]
    right = ["voor wie er woont, en voor wie er", "werkt. Daarmee zijn wij klaar."]
    page = [line(60, 700 - 13 * at, text) for at, text in enumerate([*left[:3], *left[:3], left[3]])]
    page += [line(330, 700 - 13 * at, text) for at, text in enumerate(right)]
    plain = [line(60, 700 - 13 * at, text, bold=False) for at, text in enumerate(FULL * 4)]
    found = make_blocks([(1, page), (2, plain)])
    assert (found[0].kind, found[0].text) == ("paragraph", " ".join([*left[:3], *left, *right]))


def test_heading_over_lines_of_another_type_or_with_a_hyphen_is_one(tmp_path: Path) -> None:
    text = shifted(column(FULL * 4), 150)
    light = [Put(60, 780, "Verboden", 15), Put(60, 765, "doeleinden", 15, bold=True)]
    large = [Put(60, 740, "Bestaans-", 60, bold=True), Put(60, 672, "zekerheid", 60, bold=True)]
    assert [b.text for b in blocks(tmp_path, light + text) if b.kind == "heading"] == ["Verboden doeleinden"]
    assert [b.text for b in blocks(tmp_path, large + text) if b.kind == "heading"] == ["Bestaanszekerheid"]


def test_headings_below_each_other_stay_two(tmp_path: Path) -> None:
    text = shifted(column(FULL * 4), 150)
    heads = [Put(60, 780, "Wonen", 20), Put(60, 755, "Een huis voor iedereen", 15, bold=True)]
    assert [b.text for b in blocks(tmp_path, heads + text) if b.kind == "heading"] == [
        "Wonen",
        "Een huis voor iedereen",
    ]


def test_name_in_a_narrow_column_begins_no_paragraph(tmp_path: Path) -> None:
    narrow = ["Dat is wat het kabinet", "wil, en dat is ook wat", "de raad ervan vond bij", "de behandeling. Waar"]
    narrow += ["KLM het geld al heeft,", "wacht men in de zorg", "nog altijd op wat er"]
    over = "Rijk en Provincie doen, zo is gezegd."
    found = blocks(tmp_path, column(FULL * 8), column(narrow), column([over]))
    assert " ".join([*narrow, over]) in [b.text for b in found]


def test_hanging_line_of_a_point_may_begin_with_a_capital(tmp_path: Path) -> None:
    page = [*column(FULL * 4), Put(60, 500, "• een AI-systeem volgens de"), Put(68, 487, "AI-verordening")]
    assert blocks(tmp_path, page)[-1].text == "een AI-systeem volgens de AI-verordening"


def test_number_that_ends_a_sentence_begins_no_point(tmp_path: Path) -> None:
    page = [
        Put(60, 760, "6."),
        Put(74, 760, "We verlagen de leeftijd voor het pensioen naar"),
        Put(74, 747, "65. Dat kan."),
    ]
    found = blocks(tmp_path, [*page, *shifted(column(FULL * 3), 120)])
    assert found[0].text == "6. We verlagen de leeftijd voor het pensioen naar 65. Dat kan."


def test_names_below_a_colon_are_points(tmp_path: Path) -> None:
    page = column(["Leden waren:", "Anna de Vries", "Jan Bos"]) + shifted(column(FULL), 100)
    assert [(b.kind, b.text) for b in blocks(tmp_path, page)][:3] == [
        ("paragraph", "Leden waren:"),
        ("item", "Anna de Vries"),
        ("item", "Jan Bos"),
    ]


def test_bold_opening_paragraph_is_no_heading(tmp_path: Path) -> None:
    opening = [p._replace(bold=True) for p in column(FULL)]
    assert next(b.kind for b in blocks(tmp_path, opening + shifted(column(FULL * 3), 80))) == "paragraph"


def table(*rows: tuple[str, str, str], bold: tuple[int, ...]) -> list[Put]:
    return [
        Put(x, 700 - 20 * at, text, bold=at in bold)
        for at, row in enumerate(rows)
        for x, text in zip((60, 220, 400), row, strict=True)
    ]


def test_a_bold_row_heads_a_table_only_above_plain_ones(tmp_path: Path) -> None:
    rows = [("Post", "Raming", "Besteed"), ("Wonen", "100", "90"), ("Totaal", "100", "90")]
    found = blocks(tmp_path, table(*rows, *rows[:2], bold=(0, 2, 3)), table(*rows, bold=(0, 1, 2)))
    read = [(b.text, b.header) for b in found if b.kind == "row"]
    heads, wonen, total = (" ".join(row) for row in rows)
    assert read[:5] == [(heads, True), (wonen, False), (total, False), (heads, True), (wonen, False)]
    assert read[5:] == [(heads, False), (wonen, False), (total, False)]


def test_empty_document_has_no_blocks(tmp_path: Path) -> None:
    assert blocks(tmp_path, []) == []


def test_lines_are_not_gone_through_for_every_page() -> None:
    class Counted(tuple[int, Line]):
        looked = 0

        def __iter__(self) -> Iterator[int | Line]:
            Counted.looked += 1
            return super().__iter__()

    line = Line("Een regel die nergens anders staat dan hier.", 60, 260, 700, 10, False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.blocks.set_apart", lambda lines: [Counted(pair) for pair in lines])
        found = make_blocks([(page, [line]) for page in range(1, 51)])
    assert len(found) == 50
    assert Counted.looked == 50


def test_letters_of_symbol_fonts_and_degrees_begin_points(tmp_path: Path) -> None:
    lines = ["We doen in de wijken drie dingen:", "o huizen bouwen;", "o wegen aanleggen;", "1°. de natuur herstellen;"]
    found = blocks(tmp_path, column([*lines, "§ de stad vergroenen."]))
    assert [block.text for block in found if block.kind == "item"] == [
        "huizen bouwen;",
        "wegen aanleggen;",
        "1°. de natuur herstellen;",
        "de stad vergroenen.",
    ]


def test_figures_in_large_type_go_with_what_they_count(tmp_path: Path) -> None:
    page = [Put(60, 760, "De cijfers", 16, bold=True), *column(FULL, top=740)]
    for at, (figure, counted) in enumerate((("€ 43.400", "gemiddelde schuld"), ("67%", "rondt de hulp af"))):
        page += [Put(60, 660 - 40 * at, figure, 18), Put(60, 648 - 40 * at, counted)]
    texts = [block.text for block in blocks(tmp_path, page)]
    assert texts[-2:] == ["€ 43.400 gemiddelde schuld", "67% rondt de hulp af"]


def test_a_point_runs_on_behind_a_colon_at_the_end_of_its_line(tmp_path: Path) -> None:
    lines = ["- Veel inwoners van de stad lopen volgens de onderzoekers een verhoogd risico daarop:"]
    found = blocks(tmp_path, column([*lines, "zij kunnen hun werk niet bereiken.", *FULL]))
    assert found[0].text == f"{lines[0][2:]} zij kunnen hun werk niet bereiken."


def italics(path: Path, lines: list[tuple[str, bool]]) -> list[tuple[str, str]]:
    canvas = Canvas(str(path), invariant=1)
    for at, (line, slanted) in enumerate(lines):
        canvas.setFont("Helvetica-Oblique" if slanted else "Helvetica", 10)
        canvas.drawString(60, 760 - at * LEADING, line)
    canvas.save()
    pages = [(page.number, reading_order(page.runs)) for page in pages_of(path)]
    return [(block.kind, block.text) for block in make_blocks(pages)]


def test_a_short_line_in_italics_above_a_text_is_a_heading(tmp_path: Path) -> None:
    upright = [(line, False) for line in FULL]
    text = " ".join(FULL)
    found = italics(tmp_path / "a.pdf", [*upright, ("Parallel plannen", True), *upright])
    assert found == [("paragraph", text), ("heading", "Parallel plannen"), ("paragraph", text)]
    sentence = [("Deze regel is lang genoeg om als volle regel te tellen, zo schrijft de raad, omdat", False)]
    for within in ("Een titel van een boek", "Daarom niet.", "Waarom niet?", "Den Haag, 7 mei 2024"):
        before = sentence if within.startswith("Een") else upright
        assert "heading" not in dict(italics(tmp_path / "b.pdf", [*before, (within, True), *upright]))
    quotation = [("Dit is een citaat dat over twee regels loopt", True), ("en schuin is gezet", True)]
    assert "heading" not in dict(italics(tmp_path / "c.pdf", [*upright, *quotation, *upright]))
