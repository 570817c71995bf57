import pytest

from ingest.blocks import Block
from ingest.document import Sentence
from ingest.outline import make_sentences

PART = object()


def block(kind: str, text: str, level: int = 0, page: int = 1, **more: object) -> Block:
    return Block(kind, text, ((0, page),), level=level, **more)  # type: ignore[arg-type]


def row(*cells: str, header: bool = False) -> Block:
    return block("row", " ".join(filter(None, cells)), cells=cells, header=header)


def sentences(*blocks: Block) -> tuple[Sentence, ...]:
    return make_sentences(blocks, lambda page: PART)


def test_headings_nest_by_level() -> None:
    found = sentences(
        block("heading", "Een", 1),
        block("heading", "Twee", 2),
        block("paragraph", "Zin een. Zin twee."),
        block("heading", "Drie", 1),
        block("paragraph", "Zin drie."),
    )
    assert [s.path for s in found] == [("Een", "Twee"), ("Een", "Twee"), ("Drie",)]
    assert [s.text for s in found] == ["Zin een.", "Zin twee.", "Zin drie."]


def test_list_and_its_introduction_belong_together() -> None:
    found = sentences(
        block("paragraph", "Dit gaat vooraf. Twee dingen:"),
        block("item", "het ene"),
        block("item", "het andere"),
        block("paragraph", "Verder niets."),
    )
    assert [s.list_id for s in found] == [None, 1, 1, 1, None]
    assert [s.is_intro for s in found] == [False, True, False, False, False]


def test_heading_with_a_colon_above_a_list_introduces_it() -> None:
    found = sentences(block("heading", "Twee doelen:", 1), block("item", "een"), block("item", "twee"))
    assert [(s.text, s.is_intro) for s in found] == [("Twee doelen:", True), ("een", False), ("twee", False)]


def test_finished_sentence_introduces_nothing() -> None:
    found = sentences(block("paragraph", "Dat was het."), block("item", "een"))
    assert not found[0].is_intro


@pytest.mark.parametrize(
    "text",
    [
        "Daarom stelt de partij de volgende maatregelen voor.",
        "Onze aanpak van het verkeer luidt als volgt.",
        "Wij nemen onderstaande aanbevelingen over.",
        "De voorwaarden staan hieronder.",
    ],
)
def test_sentence_that_announces_a_list_introduces_it_with_a_full_stop_too(text: str) -> None:
    found = sentences(block("paragraph", f"Dit gaat vooraf. {text}"), block("item", "een"), block("item", "twee"))
    assert [(s.list_id, s.is_intro) for s in found] == [(None, False), (1, True), (1, False), (1, False)]


@pytest.mark.parametrize(
    "text",
    [
        "De volgende stap is een onderzoek.",
        "Het volgende kabinet neemt dit over.",
        "De figuur hieronder beschrijft het proces.",
        "Dat is aan de volgende generaties.",
    ],
)
def test_what_comes_next_or_stands_in_a_figure_is_no_list(text: str) -> None:
    found = sentences(block("paragraph", text), block("item", "een"), block("item", "twee"))
    assert not found[0].is_intro
    assert found[0].list_id is None


def test_first_cell_that_groups_rows_is_their_heading() -> None:
    found = sentences(
        row("Thema", "Naam", "Functie", header=True),
        row("Wonen", "Anna", "lid"),
        row("", "Bert", "voorzitter"),
        row("Werken", "Cor", "lid"),
    )
    assert [s.path for s in found] == [("Wonen",), ("Wonen",), ()]
    assert found[0].text == "Wonen Anna lid"


def test_front_matter_and_bare_addresses_are_no_sentences() -> None:
    blocks = [
        block("paragraph", "Titelblad.", page=1),
        block("paragraph", "Tekst.", page=2),
        block("paragraph", "http://www.x.nl/y", page=2),
    ]
    found = make_sentences(blocks, lambda page: None if page == 1 else PART)
    assert [s.text for s in found] == ["Tekst."]


def test_glued_addresses_cost_no_time() -> None:
    text = "www.a" * 40 + " x"
    assert [s.text for s in sentences(block("paragraph", text))] == [text]
    assert sentences(block("paragraph", "www.x.nl/y https://z.nl"), block("item", "http://x.nl")) == ()


def test_headings_do_not_run_on_into_another_part() -> None:
    first, second = object(), object()
    blocks = [block("heading", "Kop", 1), block("paragraph", "Een.", page=1), block("paragraph", "Twee.", page=2)]
    found = make_sentences(blocks, lambda page: first if page == 1 else second)
    assert [s.path for s in found] == [("Kop",), ()]


def test_sentence_over_a_page_knows_both() -> None:
    long = Block("paragraph", "Een zin die doorloopt. Nog een.", ((0, 1), (10, 2)))
    assert [(s.page, s.last_page) for s in sentences(long)] == [(1, 2), (2, 2)]


def test_a_numbered_heading_stands_under_its_number_whatever_stands_between() -> None:
    found = sentences(
        block("heading", "4.2 Risico", 2),
        block("heading", "4.2.2 Gebieden", 3),
        block("paragraph", "Er zijn er acht."),
        block("heading", "Is het risico hoog?", 3),
        block("paragraph", "Volg de pijlen."),
        block("heading", "4.2.2.1 Biometrie", 4),
        block("paragraph", "Gezichten."),
        block("heading", "4.2.2.2 Wegen", 3),
        block("paragraph", "Bruggen."),
        block("heading", "4.2.3 Slot", 3),
        block("paragraph", "Klaar."),
    )
    paths = {sentence.text: sentence.path for sentence in found}
    above = ("4.2 Risico", "4.2.2 Gebieden")
    assert paths["Volg de pijlen."] == ("4.2 Risico", "Is het risico hoog?")
    assert paths["Gezichten."] == (*above, "4.2.2.1 Biometrie")
    assert paths["Bruggen."] == (*above, "4.2.2.2 Wegen")
    assert paths["Klaar."] == ("4.2 Risico", "4.2.3 Slot")


def test_a_number_that_begins_anew_stands_where_its_type_tells() -> None:
    found = sentences(
        block("heading", "2.2 Methode", 2),
        block("heading", "3 Uitkomst", 1),
        block("heading", "2.2.1 Verschreven", 3),
        block("paragraph", "Hier."),
        block("heading", "1.1 Bijlage", 2),
        block("paragraph", "Daar."),
    )
    paths = {sentence.text: sentence.path for sentence in found}
    assert paths == {"Hier.": ("3 Uitkomst", "2.2.1 Verschreven"), "Daar.": ("3 Uitkomst", "1.1 Bijlage")}
