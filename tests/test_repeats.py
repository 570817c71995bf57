"""A follow-up is not answered with what was shown just before, unless that answers just the follow-up."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from app.answering.answerer import Answerer
from app.answering.bodies import BodyFinder
from app.answering.question import Question
from app.answering.repeats import Shown, places_of, repeats
from app.answering.selection import Run
from app.answering.understanding import understand
from index.library import Library
from ingest.document import Body

FIRST = "Wat zegt de SER over arbeidsmarktregio's?"


def _shown(library: Library) -> tuple[BodyFinder, Run, Shown]:
    answerer = Answerer(library)
    question, _, runs = answerer.found(FIRST)
    return BodyFinder(library.bodies.values()), runs[0], Shown(question, places_of(runs))


@pytest.mark.parametrize(
    ("text", "is_repeat"),
    [
        ("wat zeggen ze daar nog meer over?", True),
        ("en voor bejaarden?", True),
        ("hoeveel zijn dat er dan?", False),  # 35
        ("waarom eigenlijk?", False),
        ("en de tweede stap?", False),
        ("en voor een leven lang leren?", False),  # the run that was shown holds that too
    ],
)
def test_what_was_shown_may_come_again_when_it_holds_what_is_added(
    library: Library, text: str, is_repeat: bool
) -> None:
    finder, run, shown = _shown(library)
    sentences = library.documents[run.passage.document].sentences
    leven = next(i for i, s in enumerate(sentences) if "leven lang" in s.text)
    both = Run(run.passage, tuple(sorted({leven, *run.numbers})), 0.0, 0.0, 0.0, 0.0, 0.0)
    shown = Shown(shown.question, places_of([both]))
    asked = understand(text, [FIRST], finder)
    assert repeats(library, asked, both, shown) is is_repeat
    assert not repeats(library, asked, both, Shown(shown.question, frozenset()))


def test_a_follow_up_shows_something_else_or_says_that_there_is_no_more(library: Library) -> None:
    answerer = Answerer(library)
    before = answerer.answer(FIRST)
    more = answerer.answer("wat zeggen ze daar nog meer over?", [FIRST])
    assert not {c.quote for c in more.citations} & {c.quote for c in before.citations}
    assert more.citations or "Bij de SER heb ik hierover in deze bronnen verder niets gevonden." in more.remark


@pytest.mark.parametrize(("text", "is_searched"), [("hoeveel zijn dat er dan?", False), ("en voor bejaarden?", True)])
def test_what_was_asked_before_is_searched_for_again_only_when_it_can_matter(
    library: Library, monkeypatch: pytest.MonkeyPatch, text: str, is_searched: bool
) -> None:
    answerer = Answerer(library)
    searched: list[str] = []
    find = Answerer._find

    def noted(self: Answerer, asked: Question, *others: Any) -> Any:
        searched.append(asked.text)
        return find(self, asked, *others)

    monkeypatch.setattr(Answerer, "_find", noted)
    answerer.answer(text, [FIRST])
    assert (FIRST in searched) is is_searched


def test_another_body_may_be_asked_the_same(library: Library) -> None:
    asked = ["Wat zegt de SER over fietspaden?"]
    answer = Answerer(library).answer("en de Planraad?", asked)
    assert "verder" not in answer.text
    assert [block.body for block in answer.blocks] == ["Planraad"]


@pytest.mark.parametrize(
    ("first", "told", "is_repeat"),
    [
        ("Hoeveel arbeidsmarktregio's zijn er?", "De 35 arbeidsmarktregio’s werken samen.", True),
        ("Hoeveel arbeidsmarktregio's zijn er?", "Er zijn er 35, omdat de grenzen verlegd zijn.", False),
        ("Wat zegt de SER over arbeidsmarktregio's?", "De arbeidsmarktregio’s werken samen.", True),
    ],
)
def test_what_gives_no_reason_is_not_shown_again_when_one_is_asked_for(first: str, told: str, is_repeat: bool) -> None:
    finder = BodyFinder([Body("SER", "", "de")])
    document = SimpleNamespace(sentences=[SimpleNamespace(told=told)])
    run = Run(SimpleNamespace(document="a.pdf"), (0,), 0.0, 0.0, 0.0, 0.0, 0.0)  # type: ignore[arg-type]
    shown = Shown(understand(first, (), finder), places_of([run]))
    asked = understand("Waarom is dat zo?", [first], finder)
    found = SimpleNamespace(documents={"a.pdf": document})
    assert repeats(found, asked, run, shown) is is_repeat  # type: ignore[arg-type]
