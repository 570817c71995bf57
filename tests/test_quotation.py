import time

import pytest

from app.answering.quotation import read_quotation, words_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Eén regio’s, z’n", ["een", "regios", "zn"]),
        ("10.000 euro is 12,3% of -5.5", ["10000", "euro", "is", "12,3", "%", "of", "-5,5"]),
        ("20/30 jaar en 2010-2020", ["20", "30", "jaar", "en", "2010", "2020"]),
        ("de 2e keer in 14:30", ["de", "2e", "keer", "in", "14:30"]),
    ],
)
def test_words_are_compared_without_accents_and_with_their_figures(text: str, keys: list[str]) -> None:
    assert [word.key for word in words_of(text)] == keys


def test_a_footnotes_number_is_told_apart() -> None:
    assert [w.key for w in words_of("de steden.12 Dat zijn er 12 in 2012.") if w.is_note] == ["12"]


def test_a_misread_word_is_no_figure() -> None:
    assert [w.is_number for w in words_of("1onen 2e 2012 co2")] == [False, True, True, False]


@pytest.mark.parametrize("mark", ["(...)", "[...]", "…", "...", "(…)", "[…]", ". . .", "( … )", "<...>"])
def test_every_ellipsis_is_a_gap(mark: str) -> None:
    asked = read_quotation(f"De stad groeit {mark} sneller dan verwacht")
    assert [word.key for word in asked.words] == ["de", "stad", "groeit", "sneller", "dan", "verwacht"]
    assert asked.gaps == {3}


@pytest.mark.parametrize(
    "text",
    ["(" + "." * 200 + " x", "[" + "…" * 200 + " x", "<" + ".…" * 3000, "a" + " " * 20_000 + "b", "( sic " * 3000],
)
def test_a_line_of_dots_or_blanks_is_read_at_once(text: str) -> None:
    started = time.process_time()
    read_quotation(text)
    assert time.process_time() - started < 1


def test_an_ellipsis_at_an_end_is_no_gap() -> None:
    assert not read_quotation("… de stad groeit (...)").gaps


def test_what_the_writer_put_in_is_passed_over() -> None:
    assert read_quotation("[H]et gaat goedt [sic] met de ste-\n den").text == "Het gaat goedt met de steden"
