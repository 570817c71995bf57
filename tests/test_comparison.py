import pytest

from app.answering.alignment import align
from app.answering.comparison import compare, with_edges
from app.answering.quotation import read_quotation
from app.answering.quote import fold

SOURCE = "Maar alle grote steden groeien dit jaar sterk, met 35 nieuwe wijken."


def differences(quotation: str, source: str = SOURCE) -> list[tuple[str, str, str]]:
    asked, held = read_quotation(quotation), read_quotation(fold(source))
    alignment = align(asked.words, held.words, asked.gaps)
    pairs = with_edges(alignment, asked.words, held.words, [0] * len(held.words), (quotation[0].isupper(), False))
    stretches = compare(pairs, asked.words, held.words, asked.piece, held.piece, gaps=asked.gaps)
    return [(s.kind, s.quoted, s.source) for s in stretches if s.kind != "gelijk"]


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("alle grote steden groeien dit jaar sterk", []),
        ("alle steden groeien dit jaar sterk", [("weggelaten", "", "grote")]),
        ("alle heel grote steden groeien dit jaar", [("toegevoegd", "heel", "")]),
        ("alle grote steden krimpen dit jaar sterk", [("gewijzigd", "krimpen", "groeien")]),
        ("groeien dit jaar sterk, met 36 nieuwe wijken", [("gewijzigd", "36", "35")]),
        ("veel grote steden groeien dit jaar", [("gewijzigd", "veel", "Maar alle")]),
        ("Alle groote-steden groeien dit jaar", [("gewijzigd", "groote", "grote")]),
        ("grote-steden groeien dit jaar sterk", []),
        ("alle grote (...) groeien (…) met 35 nieuwe wijken", []),
        ("met 35 nieuwe wijken, zegt men daar", [("toegevoegd", "zegt men daar", "")]),
    ],
)
def test_word_by_word(quotation: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(quotation) == expected


def test_figures_are_never_joined() -> None:
    assert differences("over 2030 jaar weten wij dat wel", "over 20/30 jaar weten wij dat wel")


def test_a_not_before_a_whole_sentence_is_taken_in() -> None:
    source = "Niet alle steden groeien dit jaar."
    assert differences("Alle steden groeien dit jaar.", source) == [("weggelaten", "", "Niet")]
    assert differences("alle steden groeien dit jaar.", source) == []
