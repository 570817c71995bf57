import pytest

from ingest.sentences import split_sentences

SENTENCES = [
    "Dat schrijft prof. dr. Wim Derksen o.a. in het advies.",
    "De raad (zie p. 3) telt 12,3% van de gevallen (Raspe et al. 2012).",
    "‘Veel mensen wonen er.’",
    "Waarom?",
    "Omdat J. de Vries het zei!",
    "Er zijn fietsen, auto’s enz.",
    "In 2.500 gevallen niet.",
]


def test_joined_sentences_are_found_again() -> None:
    assert split_sentences(" ".join(SENTENCES)) == SENTENCES


@pytest.mark.parametrize("text", ["", "Geen punt", "a.b.c.", "1. De stad groeit.", "Zie www.ser.nl voor meer."])
def test_nothing_is_lost(text: str) -> None:
    assert " ".join(split_sentences(text)) == text


def test_glued_footnote_number_ends_a_sentence() -> None:
    assert split_sentences("Dat is zo.3 In veel steden niet.") == ["Dat is zo.3", "In veel steden niet."]


def test_initials_and_official_publications_are_no_ends() -> None:
    sentences = [
        "Zie Stcrt. 2023, 14582 en Stb. 2024, 12.",
        "Dat zegt G.P. Isabella.",
        "Het kost 4 mln.",
        "De raad betaalt.",
    ]
    assert split_sentences(" ".join(sentences)) == sentences
