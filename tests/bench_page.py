"""How fast the page is to the hand, in Chromium, beside a bare Gradio chat: ``make bench-page``.

``python -m tests.bench_page [FILE]`` prints a table, and writes it to FILE. Times of the browser are taken in the
browser, from the key or the click to the first frame after what was waited for stood on the page.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from eval.golden import load_golden
from tests.served import ROOT, free_port, served

ROUNDS, QUESTIONS = 3, 10

# Answers from the event ``kind`` on, in milliseconds, when ``isThere`` (source of a function of the browser) holds.
STOPWATCH = """([kind, isThere]) => {
    const there = eval(isThere);
    window.measured = new Promise(resolve => document.addEventListener(kind, event => {
        const look = () => there()
            ? requestAnimationFrame(() => resolve(performance.now() - event.timeStamp))
            : requestAnimationFrame(look);
        look();
    }, { once: true, capture: true }));
}"""

Page = Any


class Chat(NamedTuple):
    """A chat that is measured: the command that starts it, its question box, and what stands there once answered."""

    command: list[str]
    box: str
    answer: str


class Measured(NamedTuple):
    """Seconds until it served; milliseconds until the box was there, until an answer, and until a picture (or none)."""

    ready: list[float]
    box: list[float]
    answers: list[float]
    pictures: list[float]


def _timed(page: Page, kind: str, is_there: str, act: Any) -> float:
    page.evaluate(STOPWATCH, [kind, is_there])
    act()
    return float(page.evaluate("window.measured"))


def _answers(page: Page, chat: Chat, questions: list[str]) -> list[float]:
    """Milliseconds from Enter to the answer, for each question."""
    times = []
    for question in questions:
        before = page.locator(chat.answer).count()
        page.locator(chat.box).fill(question)
        there = f"() => document.querySelectorAll({chat.answer!r}).length > {before}"
        times.append(_timed(page, "keydown", there, lambda: page.keyboard.press("Enter")))
    return times


def _pictures(page: Page) -> list[float]:
    """Milliseconds from the click on a number to the picture of its page, for a page that was not looked at before."""
    shown = "() => document.querySelector('#vb-viewer[open]:not(.vb-loading) img[src]')?.complete === true"
    times, seen = [], set()
    for link in page.locator("a.vb-cite").all():
        source = page.locator(link.get_attribute("href") or "")
        place = (source.get_attribute("data-pages"), source.get_attribute("data-page"))
        if place in seen:
            continue
        seen.add(place)
        times.append(_timed(page, "click", shown, link.click))
        page.keyboard.press("Escape")
    return times


def measured(chat: Chat, questions: list[str], chromium: Any) -> Measured:
    """Start the chat ``ROUNDS`` times; the questions are asked in the last round."""
    found = Measured([], [], [], [])
    for n in range(ROUNDS):
        port = free_port()
        command = [part.format(port=port) for part in chat.command]
        with tempfile.TemporaryDirectory() as folder, served(command, port, Path(folder) / "log") as running:
            found.ready.append(running.seconds)
            page = chromium.new_context(viewport={"width": 1400, "height": 860}, reduced_motion="reduce").new_page()
            page.goto(running.address, wait_until="commit")
            page.wait_for_selector(chat.box)
            found.box.append(float(page.evaluate("performance.now()")))
            if n == ROUNDS - 1:
                page.wait_for_timeout(1000)
                found.answers.extend(_answers(page, chat, questions))
                found.pictures.extend(_pictures(page))
            page.context.close()
    return found


def table(ours: Measured, bare: Measured) -> str:
    """The two side by side, as Markdown; of ten answers the median and the slowest."""

    def row(what: str, mine: str, other: str) -> str:
        return f"| {what} | {mine} | {other} |"

    def ms(times: list[float], pick: Any = median) -> str:
        return f"{pick(times):.0f} ms" if times else "–"

    def seconds(times: list[float]) -> str:
        return f"{median(times):.1f} s".replace(".", ",")

    return "\n".join(
        [
            row("", "Vraagbaak", "kale Gradio-chat"),
            row("---", "---:", "---:"),
            row("van de opdracht tot de pagina er is, met de index gemaakt", seconds(ours.ready), seconds(bare.ready)),
            row("van adres tot vraagvak", ms(ours.box), ms(bare.box)),
            row("van Enter tot het eerste antwoord", ms(ours.answers[:1]), ms(bare.answers[:1])),
            row(f"van Enter tot antwoord, mediaan van {len(ours.answers)}", ms(ours.answers), ms(bare.answers)),
            row("van Enter tot antwoord, de traagste", ms(ours.answers, max), ms(bare.answers, max)),
            row(f"van klik tot beeld van de bladzijde, mediaan van {len(ours.pictures)}", ms(ours.pictures), "–"),
        ]
    )


def main() -> None:
    from playwright.sync_api import sync_playwright

    from tests.test_browser import ARGUMENTS, CHROMIUM

    golden = [case.question for case in load_golden(ROOT / "eval" / "golden.jsonl") if not case.history]
    questions = golden[:: len(golden) // QUESTIONS][:QUESTIONS]
    serve = [sys.executable, "-m", "app.cli"]
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        index = ["--index", f"{folder}/index"]
        subprocess.run([*serve, "index", *index], cwd=ROOT, check=True, capture_output=True)
        ours = Chat(
            [*serve, "serve", "--port", "{port}", *index, "--data", f"{folder}/gesprekken"],
            "#vb-question textarea",
            ".vb-answer:not(.vb-working)",
        )
        bare = Chat([sys.executable, "-m", "tests.bare_gradio", "{port}"], "textarea", ".message.bot")
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        made = table(measured(ours, questions, chromium), measured(bare, questions, chromium))
        chromium.close()
    heading = (
        "# Hoe snel de pagina is\n\n"
        "Gemeten met `make bench-page`, in Chromium op dezelfde machine, met het eigen corpus; de tijden op de pagina "
        "in de\nbrowser zelf, van toets of klik tot het eerste beeld daarna. Starten: mediaan van "
        f"{ROUNDS} keer. Ernaast een chat zoals\nGradio die geeft, die alleen herhaalt wat er gevraagd wordt: wat "
        "daar de tijd kost, kost ook hier tijd.\n\n"
        f"Machine: {os.cpu_count()} kernen, belasting bij het begin {round(load)}."
    )
    report = f"{heading}\n\n{made}\n"
    print(report)
    if len(sys.argv) > 1:
        (ROOT / sys.argv[1]).write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
