"""``vraagbaak eval``: scores the golden set, writes the report and sums up the main figures."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eval.golden import GoldenError, load_golden
from eval.picture import MODE_NAMES, decimal, percentage
from eval.quotations import TARGETS, figures, load_quotations, look_up
from eval.report import write_report
from eval.score import ALL, MODES, Answerer, score

_STEP = 10


def show_progress(done: int, total: int) -> None:
    """Every tenth question and the last, on standard error."""
    if done % _STEP == 0 or done == total:
        print(f"Vraag {done} van {total}", file=sys.stderr, flush=True)


def run(
    answerer: Answerer,
    golden: Path,
    report: Path | None,
    progress: Callable[[int, int], None] | None = show_progress,
    quotations: Path | None = None,
) -> dict[str, Any]:
    """Score the questions of ``golden`` and look up the ``quotations``, if any; with ``report``, write the report there
    too. :func:`summary` shows the result.

    ``progress`` is told how many questions are done, and of how many.

    Raises:
        eval.golden.GoldenError: the golden set cannot be used, or the report not written.
    """
    questions = load_golden(golden)
    if report is not None:
        with _told_to_the_user(report):
            report.parent.mkdir(parents=True, exist_ok=True)
    quoted = load_quotations(quotations) if quotations else ()
    result = score(answerer, questions, progress)
    if quoted:
        result["vindplaats"] = figures(look_up(answerer.library, quoted))  # type: ignore[arg-type]
    if report is not None:
        with _told_to_the_user(report):
            markdown, picture, kept = write_report(result, report)
        print(f"Verslag: {markdown} (met {picture.name} en {kept.name})", file=sys.stderr)
    return result


@contextmanager
def _told_to_the_user(report: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        message = f"Het verslag {report} kan niet worden geschreven ({reason}). Kies een andere plek."
        raise GoldenError(message) from error


def summary(result: Mapping[str, Any]) -> str:
    """The main figures as a short table for the terminal."""
    questions, quotes, timing = result["questions"], result["quotes"], result["timing"]
    lines = [
        f"{questions['all']} vragen: {questions['answerable']} te beantwoorden, "
        f"{questions['unanswerable']} onbeantwoordbaar",
        "",
        f"{'zoeken':<16}{'recall@1':>10}{'recall@5':>10}{'recall@10':>11}{'MRR@10':>9}{'nDCG@10':>9}",
    ]
    for mode in MODES:
        if (row := result["retrieval"][mode].get(ALL)) is not None:
            lines.append(
                f"{MODE_NAMES[mode]:<16}{percentage(row['recall@1']):>10}{percentage(row['recall@5']):>10}"
                f"{percentage(row['recall@10']):>11}{decimal(row['mrr@10']):>9}{decimal(row['ndcg@10']):>9}"
            )
    answers = result["answers"].get(ALL, {})
    abstention = result["abstention"]
    figures = [
        ("vindplaats geciteerd", answers.get("citation_hit")),
        ("nodige vindplaatsen geciteerd", answers.get("supports_cited")),
        ("getoonde zinnen ter zake", answers.get("shown_precision")),
        ("juiste afzender", answers.get("body_right")),
        ("juiste afzender, waar genoemd", answers.get("body_right_named")),
        ("verplichte woorden getoond", answers.get("must_contain")),
        ("citaten woordelijk", quotes["verbatim"]),
        ("onbeantwoordbaar: geweigerd", abstention["recall"]),
        ("weigeringen: terecht", abstention["precision"]),
        ("te beantwoorden: geweigerd", abstention["wrongly_refused"]),
    ]
    lines += ["", *(f"{name:<32}{percentage(value):>9}" for name, value in figures)]
    lines += [
        f"{'seconden per antwoord (mediaan)':<32}{decimal(timing['median']):>9}",
        f"{'seconden per antwoord (95 %)':<32}{decimal(timing['p95']):>9}",
        "",
        f"{questions['all'] - len(result['wrong'])} van de {questions['all']} vragen zonder aanmerking",
    ]
    if found := result.get("vindplaats"):
        lines += ["", f"{found['n']} citaten opgezocht"]
        lines += [f"{name:<44}{percentage(found[key]):>9}" for name, key in TARGETS if found[key] is not None]
    return "\n".join(lines)
