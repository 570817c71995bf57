"""Questions that are given beforehand, answered as the turns of one conversation."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.exchange import answer_object
from app.references.choices import DATA
from app.referring import full_text, sections_of_answers, show, write
from app.why_text import why_text


def ask_in_turn(answerer: Answerer, questions: Sequence[str], options: argparse.Namespace) -> None:
    """Answer ``questions``, after those of ``options.history``, and print and write what ``options`` ask for; of
    several questions each answer stands under its own."""
    asked = list(options.history or [])
    earlier = [answerer.answer(question, asked[:i]) for i, question in enumerate(asked)] if options.output else []
    is_data = options.reference in DATA  # each work once, so that all have to be answered first
    answers: list[Answer] = []
    for question in questions:
        answers.append(answerer.answer(question, asked, answers))
        asked.append(question)
        if not is_data:
            _show(answers[-1], answerer, options, question if len(questions) > 1 else "", is_first=len(answers) == 1)
    if is_data:
        words = "\n\n".join(answer.text for answer in answers)
        show(sections_of_answers(answers, answerer.library), words, options.reference)
    if options.why and options.reference:  # the references are piped
        print(*(f"\n{why_text(answer)}" for answer in answers), sep="\n", file=sys.stderr)
    if options.output:
        write(sections_of_answers([*earlier, *answers], answerer.library), options.output, options.reference)


def _show(answer: Answer, answerer: Answerer, options: argparse.Namespace, question: str, *, is_first: bool) -> None:
    if options.json:
        print(json.dumps(answer_object(answer, options.why), ensure_ascii=False), flush=True)
        return
    head = f"{'' if is_first else chr(10)}Vraag: {question}\n\n" if question else ""
    told = full_text(answer, answerer.library, options.reference, options.why and not options.reference)
    print(f"{head}{told}", flush=True)
