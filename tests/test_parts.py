"""The questions that one message holds, and the one answer to them."""

from __future__ import annotations

import pytest

from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.parts import parts
from app.answering.quote import stands_on
from app.answering.wording import lead_of_part
from index.library import Library
from ingest.document import Body

FINDER = BodyFinder([Body("SER", article="de"), Body("VNG", article="de"), Body("PBL", article="het")])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Wat wil de SER met scholing en wie moet dat betalen?",
            ("Wat wil de SER met scholing?", "wie moet dat betalen?"),
        ),
        ("Wat is krimp? En hoeveel is er? Waarom?", ("Wat is krimp?", "En hoeveel is er?", "Waarom?")),
        ("Wat is krimp? En waar komt het voor?", ("Wat is krimp?", "En waar komt het voor?")),
        ("Wat doet de stad en wat kost dat?", ("Wat doet de stad?", "wat kost dat?")),
        ("Wat is het verschil tussen stad en wat daar omheen ligt?", None),
        ("Hoe komt het dat steden groeien en dorpen krimpen?", None),
        ("Wat wil de SER met scholing en waarom?", None),
        ("Klopt dat? Ik dacht van niet.", None),
        (
            "Wat zegt de SER over scholing, en wat zegt het PBL over wonen?",
            ("Wat zegt de SER over scholing?", "wat zegt het PBL over wonen?"),
        ),
        (
            "Wat zegt de SER over scholing, en het PBL over wonen?",
            ("Wat zegt de SER over scholing?", "Wat zegt het PBL over wonen?"),
        ),
        (
            "Wat zegt de SER over scholing? En wat zegt het PBL over wonen?",
            ("Wat zegt de SER over scholing?", "wat zegt het PBL over wonen?"),
        ),
        ("Wat zegt de SER over wonen? En wat vindt het PBL?", ("Wat zegt de SER over wonen?", "En wat vindt het PBL?")),
        ("Wat zegt de SER over wonen? En wat vindt het PBL daarvan?", None),
        (
            "Wat zegt de SER over wonen? En wat vindt het PBL van steden en de groei daarvan?",
            ("Wat zegt de SER over wonen?", "wat vindt het PBL van steden en de groei daarvan?"),
        ),
        ("Wat zegt de SER en wat zegt het PBL over wonen?", None),
        ("Wat vindt de SER? En wat vindt de VNG?", None),
        ("Wat zeggen de SER en de VNG over wonen? Waarin verschillen zij?", None),
        ("Wat zegt de SER over scholing en wonen in het PBL-rapport?", None),
    ],
)
def test_a_message_is_parted_where_it_asks_twice(text: str, wanted: tuple[str, ...] | None) -> None:
    assert parts(text, FINDER) == (wanted or (text,))


@pytest.mark.parametrize("between", ["? En wat zegt", ", en wat zegt", " en wat zegt", " en"])
def test_two_bodies_are_each_asked_their_own_subject(library: Library, between: str) -> None:
    answer = Answerer(library).answer(f"Wat zegt de SER over arbeidsmarktregio's{between} de Planraad over fietspaden?")
    assert answer.remark == "Dit zijn twee vragen. Ik beantwoord ze los van elkaar."
    said = {block.body: " ".join(line.text for line in block.lines) for block in answer.blocks}
    assert "35 arbeidsmarktregio’s" in said["SER"]
    assert said["Planraad"].startswith("Fietspaden verdienen")
    assert answer.trace
    assert "/" in answer.trace.searched


def test_two_bodies_with_one_subject_are_compared(library: Library) -> None:
    answer = Answerer(library).answer("Wat zegt de SER en wat zegt de Planraad over fietspaden?")
    assert [block.lead for block in answer.blocks] == ["De Planraad schrijft:"]
    assert answer.remark == "Bij de SER heb ik hierover in deze bronnen niets gevonden."


def test_each_part_is_answered_or_refused_by_itself(library: Library) -> None:
    answer = Answerer(library).answer("Hoeveel arbeidsmarktregio's zijn er? Wie won de voetbalwedstrijd van gisteren?")
    assert "Dit zijn twee vragen." in answer.remark
    assert (
        "Op ‘Wie won de voetbalwedstrijd van gisteren?’: Een antwoord daarop heb ik in deze bronnen niet gevonden."
        in answer.remark
    )
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


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "wat wil de SER van wonen en van werken?",
            ("wat wil de SER van wonen?", "wat wil de SER van werken?"),
        ),
        (
            "wat zegt de SER over wonen, en ook over werken en over zorg",
            ("wat zegt de SER over wonen?", "wat zegt de SER over werken?", "wat zegt de SER over zorg"),
        ),
        ("wat zegt de SER over wonen en werken?", ()),
        (
            "hoeveel huizen wil de SER bouwen, wat kost dat en wie betaalt het?",
            ("hoeveel huizen wil de SER bouwen?", "wat kost dat?", "wie betaalt het?"),
        ),
        (
            "wat doet de SER met het plan, waarin huizen staan, en wie betaalt het?",
            ("wat doet de SER met het plan, waarin huizen staan?", "wie betaalt het?"),
        ),
    ],
)
def test_each_subject_and_each_of_a_row_of_questions_is_asked(text: str, questions: tuple[str, ...]) -> None:
    assert parts(text, FINDER) == (questions or (text,))
