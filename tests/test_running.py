"""Headers and footers are told from the text, also in a file of a page or two."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.catalogue import Catalogue
from ingest.read import read_document
from tests.made_pdfs import LEADING, Put, column, make_pdf

TEXT = [
    "De gemeente wil dat ouderen langer zelfstandig wonen in hun eigen wijk en daar hulp krijgen.",
    "We bouwen woningen zonder trap, en we zorgen dat wie kleiner gaat wonen daar geen last van",
    "krijgt en dat er een jong gezin in de oude woning kan trekken waar dat nu nog niet goed kan.",
]


def body(top: float = 700) -> list[Put]:
    return [Put(60, top - i * LEADING, line) for i, line in enumerate(TEXT * 3)]


def read(path: Path, pages: Sequence[Sequence[Put]]) -> list[str]:
    return [page.text for page in read_document(make_pdf(path, pages), Catalogue()).pages]


def test_a_browsers_header_and_footer_are_no_text_but_the_title_is(tmp_path: Path) -> None:
    def printed(page: int, total: int) -> list[Put]:
        return [
            Put(40, 815, "11/23/26, 1:40 PM", 6),
            Put(200, 815, "Wonen in de stad | Rijksoverheid.nl", 6),
            Put(40, 20, "https://www.rijksoverheid.nl/wonen-in-de-stad", 6),
            Put(540, 20, f"{page}/{total}", 6),
        ]

    title = Put(60, 770, "Wonen in de stad", 20, bold=True)
    for total in (1, 2, 4):
        pages = [
            [*printed(number, total), title if number == 1 else Put(60, 770, TEXT[0]), *body()]
            for number in range(1, total + 1)
        ]
        texts = read(tmp_path / f"{total}.pdf", pages)
        assert texts[0].startswith("Wonen in de stad\n")
        assert not any(word in text for text in texts for word in ("PM", "https", "Rijksoverheid"))


def test_a_footer_goes_whole_with_its_page_number(tmp_path: Path) -> None:
    chapters = ("Inleiding", "De opgave", "Uitvoering")
    for total in (1, 3):
        pages = [[*body(), Put(60, 30, chapters[at], 8), Put(520, 30, str(at + 1), 8)] for at in range(total)]
        assert not any(set(chapters) & set(text.splitlines()) for text in read(tmp_path / f"{total}.pdf", pages))


def test_roman_page_numbers_of_a_total_are_no_text(tmp_path: Path) -> None:
    pages = [[*body(), Put(470, 30, f"pagina {roman} van vii")] for roman in ("i", "ii")]
    assert not any("pagina" in text for text in read(tmp_path / "a.pdf", pages))


def test_a_footer_of_two_pages_is_told_by_its_place(tmp_path: Path) -> None:
    pages = [[*body(), Put(60, 30, "Besluitenlijst van de raad, 12 maart", 8)] for _ in range(2)]
    assert not any("Besluitenlijst" in text for text in read(tmp_path / "a.pdf", pages))


def test_a_note_at_the_foot_keeps_its_mark_and_its_lines(tmp_path: Path) -> None:
    note = [Put(60, 43.5, "1", 5), Put(64, 40, "Zie de brief van de minister", 7), Put(60, 31, "aan de Kamer.", 7)]
    pages = [[*body(), *note], [*body(680), Put(60, 43.5, "2", 5), Put(64, 40, "Zie het advies van de raad.", 7)]]
    document = read_document(make_pdf(tmp_path / "a.pdf", pages), Catalogue())
    assert [s.text for s in document.sentences if s.kind == "note"] == [
        "1 Zie de brief van de minister aan de Kamer.",
        "2 Zie het advies van de raad.",
    ]


def test_a_running_head_that_names_each_chapter_and_section_is_no_text(tmp_path: Path) -> None:
    chapters = [
        *("Inleiding", "Wonen in de wijk", "Werk en inkomen", "De zorg dichtbij", "Onderwijs voor iedereen"),
        *("Groen en water", "Verkeer en vervoer", "Veilig op straat", "Kunst en cultuur", "Financiën"),
    ]
    pages = []
    for at in range(30):
        first = at % 3 == 0
        head = [] if first else [Put(60, 800, f"HOOFDSTUK {at // 3 + 1}. {chapters[at // 3].upper()}")]
        section = [] if first else [Put(400, 800, f"{at // 3 + 1}.{at}. DEEL {chr(65 + at)}")]
        title = [Put(60, 770, f"{at // 3 + 1} {chapters[at // 3]}", 18, bold=True)] if first else []
        pages.append([*head, *section, *title, *body(730), Put(290, 30, str(at + 1))])
    texts = read(tmp_path / "a.pdf", pages)
    assert not any("HOOFDSTUK" in text or "DEEL" in text for text in texts)
    assert [text.splitlines()[0] for text in texts[::3]] == [f"{at + 1} {name}" for at, name in enumerate(chapters)]
    assert all(text.count("zelfstandig wonen") == 3 for text in texts)


def test_the_first_lines_of_pages_are_text_though_they_stand_at_one_height(tmp_path: Path) -> None:
    pages = [[Put(60, 790, f"Opgave {chr(65 + at)} van de wijk vraagt om een plan."), *body()] for at in range(12)]
    assert all(f"Opgave {chr(65 + at)}" in text for at, text in enumerate(read(tmp_path / "a.pdf", pages)))


def test_the_number_of_a_chapter_at_the_top_of_a_page_stays_with_its_title(tmp_path: Path) -> None:
    names = ("Inleiding", "De opgave", "De aanpak", "Tot slot")
    pages: list[list[Put]] = []
    for at, name in enumerate(names, 1):
        head = [Put(60, 790, str(at), 16, bold=True), Put(90, 790, name, 16, bold=True)]
        pages += [[*head, *body(), Put(290, 30, str(2 * at))], [*body(), Put(290, 30, str(2 * at + 1))]]
    texts = read(tmp_path / "a.pdf", pages)
    assert [text.splitlines()[0] for text in texts[::2]] == [f"{at} {name}" for at, name in enumerate(names, 1)]
    assert not any(text.splitlines()[-1].isdigit() for text in texts)


def test_the_number_of_a_point_at_the_foot_of_a_page_stays_with_it(tmp_path: Path) -> None:
    points = [
        "We bouwen woningen in alle wijken van de stad",
        "We maken het openbaar vervoer voor jongeren gratis",
        "We planten bomen op ieder plein en in elke straat",
        "We houden de bibliotheek open, ook op zondagmiddag",
    ]
    lines = [Put(80, 100 - at * LEADING, text) for at, text in enumerate(points)]
    numbers = [Put(60, 100 - at * LEADING, str(at + 1)) for at in range(len(points))]
    pages = [[*body(), *lines, *numbers, Put(290, 30, "1")], [*body(), Put(290, 30, "2")], [*body(), Put(290, 30, "3")]]
    assert all(f"{at} {text}" in read(tmp_path / "a.pdf", pages)[0] for at, text in enumerate(points, 1))


def test_lines_of_a_text_that_begin_alike_at_the_edge_stay(tmp_path: Path) -> None:
    tops = [
        f"De gemeente wil dat er {what} komen in de wijken van de stad," for what in ("woningen", "scholen", "wegen")
    ]
    head = Put(60, 815, "Programma van de gemeente | deel")
    pages = [
        [
            head._replace(text=f"{head.text} {at}"),
            *column([top, "en dat dit jaar nog.", *["Dat staat vast."] * 3], top=785),
        ]
        for at, top in enumerate(tops)
    ]
    texts = read(tmp_path / "a.pdf", pages)
    assert [top in text.replace("\n", " ") for top, text in zip(tops, texts, strict=True)] == [True] * 3
    assert not any("Programma" in text for text in texts)


def test_a_heading_in_large_type_that_comes_back_on_a_few_pages_stays(tmp_path: Path) -> None:
    titles = ["Wonen", "Wat gaan we doen?", "Wat gaan we doen?", "Geld"]
    slides = [[Put(60, 785, title, 28, bold=True), *body(600)] for title in titles]
    document = read_document(make_pdf(tmp_path / "a.pdf", slides), Catalogue())
    assert [page.text.split("\n")[0] for page in document.pages] == titles
    assert {s.path for s in document.sentences if s.page == 2} == {("Wat gaan we doen?",)}
    brand = [[Put(60, 785, "Samen wonen", 28, bold=True), *body(600)] for _ in titles]
    assert not any("Samen wonen" in text for text in read(tmp_path / "b.pdf", brand))
