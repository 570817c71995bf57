"""How much of a question is held in its own words or in related ones."""

from __future__ import annotations

import pytest

from index.dutch import terms
from index.expansion import Expansion
from index.lexical import LexicalIndex
from index.thesaurus import Thesaurus

TEXTS = [
    "Bedrijven groeien in de stad.",
    "De gemeente breekt oude woningen af.",
    "De huurprijs van woningen stijgt.",
    "Op straat spelen kinderen.",
    "De stad zet bewoners op straat.",
]
THESAURUS = Thesaurus(
    {
        "firma": "sbedrijf\tnwinkel",
        "crech": "nkinderopvang",
        "slop": "sbreekt oud",
        " ".join(sorted(terms("straat zetten"))): "sgemeent",
        "lon": "sprijs",
        "won": "nhuis",
    }
)


@pytest.fixture(scope="module")
def lexical() -> LexicalIndex:
    return LexicalIndex.build([terms(text) for text in TEXTS])


def coverage(lexical: LexicalIndex, question: str, text: str) -> float:
    return Expansion(THESAURUS.concepts(question), lexical).coverage(frozenset(terms(text)))


def test_related_word_counts_by_its_grade_and_an_own_word_whole(lexical: LexicalIndex) -> None:
    assert coverage(lexical, "firma", TEXTS[0]) == pytest.approx(0.8)
    assert coverage(lexical, "bedrijf", TEXTS[0]) == 1.0
    assert coverage(lexical, "firma", TEXTS[1]) == 0.0
    assert coverage(lexical, "firma groeien", TEXTS[0]) == pytest.approx(0.9)


def test_without_related_words_it_is_the_coverage_of_the_words(lexical: LexicalIndex) -> None:
    for question in ("huurprijs van woningen", "stad", "prijs", "huurwoningen", "zeppelin in de stad"):
        for text in TEXTS:
            held = frozenset(terms(text))
            plain = Expansion(Thesaurus({}).concepts(question), lexical).coverage(held)
            assert plain == pytest.approx(lexical.coverage(question, held))


def test_related_word_that_tells_less_counts_less(lexical: LexicalIndex) -> None:
    """The word "stad" stands in two texts and "kinderen" in one: what is said of the one is the weaker sign."""
    thesaurus = Thesaurus({"kinder": "sstad"})
    held = frozenset(terms(TEXTS[0]))
    found = Expansion(thesaurus.concepts("kinderen"), lexical).coverage(held)
    assert found == pytest.approx(0.8 * lexical.weight("stad") / lexical.weight("kinder"))


def test_expression_has_to_stand_there_whole(lexical: LexicalIndex) -> None:
    assert coverage(lexical, "slopen", TEXTS[1]) == pytest.approx(0.8)
    assert coverage(lexical, "slopen", "Het breekt.") == 0.0


def test_expression_of_the_question_is_related_whole(lexical: LexicalIndex) -> None:
    assert coverage(lexical, "op straat zetten", TEXTS[1]) > 0
    assert coverage(lexical, "straat", TEXTS[1]) == 0.0


def test_part_of_a_compound_may_be_said_in_other_words(lexical: LexicalIndex) -> None:
    held = frozenset(terms(TEXTS[2]))
    assert 0 < lexical.coverage("huurlonen", held) < coverage(lexical, "huurlonen", TEXTS[2]) < 0.8


def test_word_without_any_related_is_missed(lexical: LexicalIndex) -> None:
    assert coverage(lexical, "crèches", TEXTS[0]) == 0.0  # its related word stands in no text of this index
    assert coverage(lexical, "de het een", TEXTS[0]) == 0.0
