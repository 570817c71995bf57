"""Which sentences are shown."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from app.answering.extent import is_fragment
from app.answering.selection import fits
from eval.running_text import library_of
from index.embedder import Embedder
from index.training.pairs import Passage
from ingest.document import Sentence


def sentence(text: str, kind: str = "sentence") -> Sentence:
    return Sentence(text, 1, 1, kind, (), 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Voor starters en voor burgerkracht.", True),
        ("Trend 5: Krimp", True),
        ("Steden groeien.", False),
        ("De bevolking daalt.", False),
        ("Het percentage sociale huur is in veel steden nog steeds veel te hoog.", False),
    ],
)
def test_fragment_is_told_from_a_sentence(text: str, wanted: bool) -> None:
    assert is_fragment(sentence(text)) == is_fragment(sentence(text, "item")) == wanted
    assert not is_fragment(sentence(text, "row"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Antwoorden van de minister van Wonen op de vragen van het lid De Boer over ‘Huurders zijn de dupe’.", True),
        ("Beantwoording van vragen van de leden Jansen en Smit over het tekort aan leraren op basisscholen.", True),
        ("Vragen van het lid De Boer (CDA) aan de staatssecretaris van Financiën over de toeslagen in 2023.", True),
        ("Op de vragen van de leden antwoordt de minister dat het aantal huurders met schulden daalt.", False),
        ("Vragen van leden worden door de minister beantwoord binnen drie weken na ontvangst van de brief.", False),
    ],
)
def test_the_line_above_answers_to_parliament_is_none_of_them(text: str, wanted: bool) -> None:
    assert is_fragment(sentence(text)) is wanted


def shown(embedder: Embedder, question: str, *sentences: str) -> list[str]:
    answerer = Answerer(library_of("stuk", [Passage("stuk", "", sentences)], embedder))
    _, _, runs = answerer.found(question)
    return [answerer.library.documents["stuk"].sentences[i].text for i in runs[0].numbers]


def test_question_in_the_text_is_no_answer(real_embedder: Embedder) -> None:
    asks = "Hoe komt het dat steden zo snel groeien?"
    told = "Bedrijven en mensen vinden elkaar er makkelijker, waardoor de productiviteit toeneemt."
    found = shown(real_embedder, "Hoe komt het dat steden snel groeien?", asks, told, "Het zwembad sluit om tien uur.")
    assert told in found
    assert asks not in found
    assert shown(real_embedder, "Groeien steden snel?", "Groeien steden snel?", "Nee, steden groeien langzaam.")[
        0
    ].endswith("?")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trend 5: Krimp", False),
        ("6 We verlagen de leeftijd voor iedereen.", False),
        ("13. De regeling vervalt, zie tabel 4.", False),
        ("2.1 Er komen 300 woningen bij.", True),
        ("35 regio's werken samen.", True),
        ("In 2040 zijn er twee keer zoveel, zie bijlage 2.", True),
    ],
)
def test_the_number_of_a_point_or_a_table_counts_nothing(text: str, wanted: bool) -> None:
    assert fits("number", text) is wanted


def test_figure_that_may_be_is_told_before_the_figure_that_is(real_embedder: Embedder) -> None:
    now = "Er komen 90.000 studenten per jaar bij."
    bound = "Wij kiezen een richtgetal van maximaal 40.000 studenten per jaar."
    question = "Hoeveel studenten mogen er per jaar bij komen?"
    assert shown(real_embedder, question, now, bound, "Het zwembad sluit om tien uur.") == [bound]


def test_subject_in_a_name_is_not_what_is_said_of_it(real_embedder: Embedder) -> None:
    named = "De Havencampus en de Duurzaamheidsfabriek zijn voorbeelden."
    told = (
        "Zij zorgen voor verbetering van leefbaarheid, bereikbaarheid, werk, zorg, cultuur, veiligheid en duurzaamheid."
    )
    assert told in shown(real_embedder, "duurzaamheid", named, told, "Het zwembad sluit om tien uur.")
