import time

import pytest

from app.answering.ascription import ascription
from app.answering.bodies import BodyFinder
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "Sociaal-Economische Raad", "de")])
WORDS = "Steden groeien sneller dan het platteland"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Volgens de SER: {WORDS}", "SER"),
        (f"De Sociaal-Economische Raad schrijft in zijn advies: ‘{WORDS}’", "SER"),
        (f"Volgens de raad: {WORDS}", "SER"),
        (f"{WORDS}, aldus de Raad van State.", "Raad van State"),
        (f"“{WORDS}” (CPB, 2019, p. 4)", "CPB"),
    ],
)
def test_speaker_and_words_are_told_apart(text: str, speaker: str) -> None:
    told = ascription(text, FINDER)
    assert told is not None
    assert told.quotation.strip(" .") == WORDS
    assert told.speaker == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Volgens de SER leeft 12,3% van de mensen daar", "leeft 12,3% van de mensen daar"),
        ("Volgens de SER zijn er 35 regio's, die groeien", "zijn er 35 regio's, die groeien"),
        ("Volgens de raad groeien steden 3,5 keer zo snel", "groeien steden 3,5 keer zo snel"),
        ("Volgens de Sociaal-Economische Raad groeien ze", "groeien ze"),
        ("Volgens de SER in zijn advies van 2015, groeien ze", "groeien ze"),
        ("Volgens de SER, groeien ze 3,5 keer zo snel", "groeien ze 3,5 keer zo snel"),
    ],
)
def test_a_name_ends_before_the_verb_and_a_decimal_comma_parts_nothing(text: str, words: str) -> None:
    told = ascription(text, FINDER)
    assert told is not None
    assert (told.quotation, told.speaker) == (words, "SER")


@pytest.mark.parametrize(
    "text",
    [WORDS, f"‘{WORDS}’", "Volgens ons is dat zo.", "Volgens de norm: zo", "De SER ziet graag dat steden groeien."],
)
def test_a_bare_quotation_has_no_speaker(text: str) -> None:
    told = ascription(text, FINDER)
    assert told is None or told.speaker == ""


@pytest.mark.parametrize(
    "text",
    [
        "-" + " " * 7000 + "x een tekst",
        "volgens " + " " * 7000 + "x",
        "een tekst aldus" + " " * 7000 + "x (",
        "een tekst " + "-" * 7000 + " x",
    ],
)
def test_a_long_run_of_blanks_or_dashes_is_read_at_once(text: str) -> None:
    started = time.process_time()
    ascription(text, FINDER)
    assert time.process_time() - started < 1


def test_the_quotation_keeps_the_ends_of_its_lines() -> None:
    told = ascription("Volgens de SER:  steden groeien snel-\n ler dan  het platteland", FINDER)
    assert told is not None
    assert told.quotation == "steden groeien snel-\nler dan het platteland"
