"""The panel that tells how an answer came about, as HTML and as text."""

import re
from dataclasses import replace

import pytest

from app.answering.answer import Answer
from app.answering.answerer import Answerer
from app.answering.trace import Weighed
from app.exchange import answer_object
from app.web import texts
from app.web.downloads import MOST_EXPLAINED, Downloads
from app.web.render import answer_html
from app.web.why import panel_html
from app.web.why_map import NARROWEST, RING, _placed, map_html
from app.web.why_words import decimal, percent, signed
from app.why_text import why_text
from index.library import Library
from tests.small_chat import EVIL, parsed

SILENT = "Wat zegt de SER over fietspaden in dunbevolkte streken?"


def found(page: int, score: float = 0.5, n: int = 0) -> Weighed:
    return Weighed(
        "a.pdf", f"a.pdf#{n}", "A", "SER", page, page, str(page), "", "Tekst.", score, 0.1, 1, 0.5, None, True
    )


def answer_to(library: Library, question: str) -> Answer:
    return Answerer(library).answer(question)


def test_an_answer_shows_its_finds_and_which_were_cited(library: Library) -> None:
    answer = answer_to(library, "Wat zegt de SER over arbeidsmarktregio's?")
    html = panel_html(answer, library)
    assert answer.trace is not None
    for row in answer.trace.searches[0].found:
        assert f"<dd>{decimal(row.score)}</dd>" in html
        assert f"<dd>{decimal(row.dense)}</dd>" in html
    assert texts.WHY_CITED.format(numbers="[1]") in html
    assert "Gezocht in de woorden van de SER" in html
    assert html.count('class="vb-find"') == len(answer.passages) == html.count('class="vb-hit')


def test_a_refusal_tells_what_was_not_good_enough(library: Library) -> None:
    html = parsed(panel_html(answer_to(library, SILENT), library)).text
    assert "Dat is te weinig" in html
    assert texts.WHY_DOUBTS in html
    assert "Gezocht in de woorden van de SER" in html
    assert "Gezocht in de woorden van de Planraad" in html


def test_only_what_was_searched_and_is_kept_can_be_asked_why(library: Library) -> None:
    answer = answer_to(library, SILENT)
    assert texts.WHY_NOT in answer_html(1, answer, library, "teken")
    assert "vb-why" not in answer_html(1, answer, library)
    assert "vb-why" not in answer_html(1, answer_to(library, "hallo"), library, "teken")


def test_nothing_from_outside_becomes_markup(library: Library) -> None:
    answer = answer_to(library, SILENT)
    assert answer.trace is not None
    rows = tuple(
        replace(
            row, title=EVIL, body=EVIL, section=EVIL, excerpt=EVIL, page_label='"><b>', document="x.pdf", passage=EVIL
        )
        for row in answer.trace.searches[0].found
    )
    search = replace(answer.trace.searches[0], bodies=(EVIL,), found=rows, doubts=(EVIL,))
    trace = replace(
        answer.trace, understood=EVIL, searched=EVIL, speakers=(EVIL,), searches=(search,), pages={"x.pdf": 2}
    )
    shown = parsed(panel_html(replace(answer, trace=trace), library))
    assert not {"img", "script", "b", "strong", "em"} & set(shown.tags)
    assert not [name for name in shown.attributes if name.startswith("on")]
    assert "<img src=x onerror=alert(1)><script>alert(2)" in shown.text


def test_marks_stand_at_their_page_and_never_touch() -> None:
    rows = [(n, found(page, n=n)) for n, page in enumerate((1, 1, 2, 50, 100, 99), 1)]
    placed = list(_placed(rows, 100))
    assert [round(x, 1) for _, _, x, _ in placed] == [0.5, 0.5, 1.5, 49.5, 99.5, 98.5]
    for n, _, x, lane in placed:
        for other, _, at, row in placed:
            assert n == other or lane != row or abs(x - at) * NARROWEST / 100 >= 2 * RING


def test_a_higher_score_makes_a_stronger_mark() -> None:
    html = map_html([(1, found(1, 0.9)), (2, found(2, 0.01))], frozenset({"a.pdf#0"}), "A", 2)
    assert 'class="vb-hit vb-strong"' in html
    assert 'class="vb-hit vb-weak"' in html
    first, second = (float(width) for width in re.findall(r'stroke-width="([\d.]+)"', html))
    assert first > second


def test_figures_are_dutch() -> None:
    assert decimal(0.834) == "0,83"
    assert (signed(3.21), signed(-0.6)) == ("+3,2", "−0,6")
    assert [percent(chance) for chance in (0.0, 0.5, 1.0)] == ["1\u00a0%", "50\u00a0%", "99\u00a0%"]


def test_only_the_newest_are_kept(library: Library) -> None:
    answer, downloads = answer_to(library, SILENT), Downloads()
    tokens = [downloads.keep((), answer=answer) for _ in range(MOST_EXPLAINED + 1)]
    assert downloads.explained(tokens[0]) is None
    kept = downloads.explained(tokens[-1])
    assert kept is not None
    assert kept.passages == ()


@pytest.mark.parametrize("question", ["een leven lang leren", SILENT, "Waar staat “Bedrijven betalen daar aan mee”?"])
def test_the_terminal_tells_the_same(library: Library, question: str) -> None:
    answer = answer_to(library, question)
    assert answer.trace is not None
    told = why_text(answer)
    for search in answer.trace.searches:
        for n, row in enumerate(search.found, 1):
            assert re.search(rf"^ +{n}\. +{re.escape(decimal(row.score))} .*‘{row.title}’", told, re.M)
    assert ("geciteerd als [1]" in told) == bool(answer.citations)
    why = answer_object(answer, why=True)["why"]
    assert [len(search["found"]) for search in why["searches"]] == [len(s.found) for s in answer.trace.searches]
    assert "why" not in answer_object(answer)
