import pytest

from app.answering.alignment import align
from app.answering.quotation import read_quotation, words_of

SOURCE = "Iets anders. De grote raad telt 35 regio’s die hierbij zeer goed kunnen helpen. Zo is het bedoeld."


def paired(quotation: str, source: str = SOURCE) -> list[tuple[str, str]]:
    asked, held = read_quotation(quotation), words_of(source)
    pairs = align(asked.words, held, asked.gaps).pairs
    return [(asked.words[i].key if i >= 0 else "", held[j].key if j >= 0 else "") for i, j in pairs]


def test_a_part_of_the_source_is_found() -> None:
    assert paired("grote raad telt") == [("grote", "grote"), ("raad", "raad"), ("telt", "telt")]


def test_a_changed_number_is_set_beside_the_right_one() -> None:
    assert ("36", "35") in paired("raad telt 36 regio's")
    assert paired("36 regio's die hierbij kunnen")[0] == ("36", "35")


def test_what_is_left_out_without_a_sign_counts_and_at_an_ellipsis_does_not() -> None:
    assert ("", "goed") in paired("regio’s die hierbij kunnen helpen")
    assert all(a for a, _ in paired("raad telt (…) kunnen helpen"))


def test_a_long_part_that_was_left_out_does_not_hide_the_rest() -> None:
    filler = " ".join(["tussenvoegsel"] * 40)
    source = f"De raad telt regio’s en gemeenten mee. {filler}. Daarna komen steden met grote havens."
    asked = words_of("De raad telt regio’s en gemeenten mee. Daarna komen steden met grote havens.")
    alignment = align(asked, words_of(source))
    assert sum(i >= 0 and j >= 0 for i, j in alignment.pairs) == len(asked)
    assert alignment.held == pytest.approx(1)


def test_likeness_of_the_same_of_a_misread_and_of_other_words() -> None:
    same, misread, other = (
        align(words_of(q), words_of(SOURCE)).similarity
        for q in (
            "De grote raad telt 35 regio’s",
            "De gr0te raed telt 35 regi0’s",
            "Een kleine gemeente heeft geen havens",
        )
    )
    assert same == 1
    assert 0.6 < misread < 1
    assert other < 0.4


def test_nothing_is_like_nothing() -> None:
    assert align((), words_of(SOURCE)).similarity == 0
    assert align(words_of("stad"), ()).pairs == ()
