"""A conversation on the terminal: every question is read in the light of those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.terminal import answer_text

PROMPT = "Uw vraag (lege regel: stoppen): "


def converse(
    answerer: Answerer,
    lines: Iterable[str],
    out: TextIO,
    history: Iterable[str] = (),
    words: Callable[[Answer], str] = answer_text,
) -> list[str]:
    """Answer each of ``lines``, in ``words``, until a blank one or the end; returns the questions of the whole
    conversation."""
    asked, answers = list(history), list[Answer]()
    print(PROMPT, end="", file=out, flush=True)
    for line in lines:
        question = line.strip()
        if not question:
            break
        answers.append(answerer.answer(question, asked, answers))
        asked.append(question)
        print(f"\n{words(answers[-1])}\n\n{PROMPT}", end="", file=out, flush=True)
    print(file=out)
    return asked
