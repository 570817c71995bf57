"""The questions that the first page proposes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.web.examples import Examples, candidates, example_questions
from tests.small_chat import FakeAnswerer, abstained, document


def test_examples_come_from_the_headings_and_are_answered() -> None:
    fake = FakeAnswerer(document())
    assert list(candidates(fake.library)) == ["Wat zegt de SER over arbeidsmarktregio's?"]
    assert example_questions(fake) == ["Wat zegt de SER over arbeidsmarktregio's?"]
    fake.answer = lambda question, history=(): abstained(question)  # type: ignore[method-assign]
    assert example_questions(fake) == []
    assert example_questions(FakeAnswerer()) == []


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Duurzaamheid", "duurzaamheid"),  # that it stands in the name of a column once makes no name of it
        ("Noordzee en kust", "Noordzee en kust"),
        ("Dijken", "dijken"),
        ("DUURZAAMHEID LOONT", "duurzaamheid loont"),
        ("AOW en pensioen", "AOW en pensioen"),
        ("SER-agenda", "SER-agenda"),
        ("De Noordzee", "de Noordzee"),
    ],
)
def test_a_heading_has_capitals_within_a_sentence_only_where_the_texts_have_them(heading: str, topic: str) -> None:
    text = (
        "Wij werken aan duurzaamheid, want duurzaamheid is nodig. De pijler Duurzaamheid vraagt geld. "
        "Aan de Noordzee liggen dijken. De kust van de Noordzee verdient zorg, ook na de AOW. "
    )
    doc = document()
    passage = replace(doc.passages[0], path=(heading,), text=text * 2)
    doc = replace(doc, passages=(passage,), parts=(replace(doc.parts[0], body="Raad"),))
    fake = FakeAnswerer(replace(doc, passages=(replace(passage, body="Raad"),)))
    assert list(candidates(fake.library)) == [f"Wat zegt Raad over {topic}?"]


def test_examples_are_found_once_for_each_state_of_the_library() -> None:
    fake = FakeAnswerer(document())
    asked: list[str] = []
    answer = fake.answer
    fake.answer = lambda question, history=(): asked.append(question) or answer(question)  # type: ignore[method-assign,func-returns-value]
    examples = Examples(fake)
    assert examples.now() == examples.now() == ["Wat zegt de SER over arbeidsmarktregio's?"]
    assert len(asked) == 1
    fake.library = FakeAnswerer().library
    assert examples.now() == []
