"""What a body does not say is told from what it does not write of at all."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from app.answering.written_of import written_of
from index.library import Library


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Waarom pleit de commissie voor meer doelgroepenbeleid?",
            "Over ‘doelgroepenbeleid’ schrijft de Commissie Derksen",
        ),
        ("Waarom wil de SER minder scholing?", "Over ‘scholing’ schrijft de SER wel"),
        ("Waarom adviseert de commissie om bibliotheken te sluiten?", "Over ‘bibliotheken’ schrijft de Commissie"),
        ("Waarom vindt het PBL dat krimp goed is voor steden?", "onder ‘Trend 5: Krimp’"),
    ],
)
def test_a_false_premise_is_led_to_what_is_written(real_library: Library, text: str, told: str) -> None:
    answer = Answerer(real_library).answer(text)
    assert answer.abstained
    assert told in answer.remark
    assert "niets gevonden" not in answer.remark
    assert " (p. " in answer.remark


@pytest.mark.parametrize(
    "text", ["Wat zegt de VNG over scholing?", "Wat vindt de SER van windmolens?", "Wat zegt het PBL over leegstand?"]
)
def test_silence_stays_silence(real_library: Library, text: str) -> None:
    answer = Answerer(real_library).answer(text)
    assert "heb ik hierover in deze bronnen niets gevonden" in answer.remark
    assert "Het antwoord daarop" not in answer.remark


@pytest.mark.parametrize(
    ("search", "word"),
    [
        ("Waarom pleit men voor meer fietspaden?", "fietspaden"),
        ("Waarom wil men fietspaden te sluiten?", "fietspaden"),
        ("Hoeveel inwoners krijgen fietspaden?", "fietspaden"),
        ("Waarom wil men kerncentrales bij fietspaden?", ""),  # its subject stands nowhere
        ("Waarom zijn fietspaden onwenselijk?", "fietspaden"),
        ("waarom?", ""),
    ],
)
def test_the_most_telling_noun_is_the_subject(library: Library, search: str, word: str) -> None:
    found = written_of(search, library.search(search, top=10), library.lexical)
    assert (found.word if found else "") == word
