"""The questions that one message holds, and the one answer to them."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from app.answering.parts import parts
from app.answering.quote import stands_on
from app.answering.wording import lead_of_part
from index.library import Library


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Wat wil de SER met scholing en wie moet dat betalen?",
            ("Wat wil de SER met scholing?", "wie moet dat betalen?"),
        ),
        ("Wat is krimp? En waar komt het voor?", ("Wat is krimp?", "En waar komt het voor?")),
        ("Wat doet de stad en wat kost dat?", ("Wat doet de stad?", "wat kost dat?")),
        ("Wat is het verschil tussen stad en wat daar omheen ligt?", None),
        ("Hoe komt het dat steden groeien en dorpen krimpen?", None),
        ("Wat wil de SER met scholing en waarom?", None),
        ("Klopt dat? Ik dacht van niet.", None),
    ],
)
def test_a_message_is_parted_where_it_asks_twice(text: str, wanted: tuple[str, ...] | None) -> None:
    assert parts(text) == (wanted or (text,))


def test_each_part_is_answered_or_refused_by_itself(library: Library) -> None:
    answer = Answerer(library).answer("Hoeveel arbeidsmarktregio's zijn er? Wie won de voetbalwedstrijd van gisteren?")
    assert "Dit zijn twee vragen." in answer.remark
    assert "Op ‘Wie won de voetbalwedstrijd van gisteren?’: Daar zeggen deze bronnen niets over." in answer.remark
    assert [block.lead for block in answer.blocks] == ["Op ‘Hoeveel arbeidsmarktregio's zijn er?’: de SER schrijft:"]
    assert not answer.abstained


def test_a_name_keeps_its_capital_behind_the_question() -> None:
    assert lead_of_part("wat?", "De SER schrijft:", "SER") == "Op ‘wat?’: de SER schrijft:"
    assert lead_of_part("wat?", "GroenLinks schrijft:", "GroenLinks") == "Op ‘wat?’: GroenLinks schrijft:"
    assert lead_of_part("wat?", "In ‘Agenda’ staat:", "") == "Op ‘wat?’: in ‘Agenda’ staat:"


def test_citations_are_numbered_through(library: Library) -> None:
    answer = Answerer(library).answer("Hoeveel arbeidsmarktregio's zijn er? Welke fietspaden verdienen voorrang?")
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert len(answer.blocks) == 2
    for block in answer.blocks:
        for line in block.lines:
            cited = answer.citations[line.n - 1]
            assert cited.quote == line.text
            assert stands_on(cited.quote, library.documents[cited.document], cited.page)
