"""The questions that the first page proposes."""

from __future__ import annotations

from app.web.examples import candidates, example_questions
from tests.small_chat import FakeAnswerer, abstained, document


def test_examples_come_from_the_headings_and_are_answered() -> None:
    fake = FakeAnswerer(document())
    assert list(candidates(fake.library)) == ["Wat zegt de SER over arbeidsmarktregio's?"]
    assert example_questions(fake) == ["Wat zegt de SER over arbeidsmarktregio's?"]
    fake.answer = lambda question, history=(): abstained(question)  # type: ignore[method-assign]
    assert example_questions(fake) == []
    assert example_questions(FakeAnswerer()) == []
