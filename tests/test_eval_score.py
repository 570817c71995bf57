"""The scoring of the golden set, on a small library and an answerer made up for the purpose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.answering.answer import Answer, Block, Citation, Line
from eval.baseline import fallen, figures_of, load_baseline, main
from eval.golden import GoldenError, GoldenQuestion, Support, load_golden
from eval.match import holds, overlaps, tokens, verbatim_on_page
from eval.report import write_report
from eval.retrieval import Relevance, measure, relevance
from eval.run import run, summary
from eval.score import score
from index.hit import Hit
from index.measures import Measures
from ingest.document import Document, Page, Passage

FILE = "nota.pdf"
PAGES = (
    "De gemeente verbouwt leegstaande kantoren tot woningen voor starters.",
    "Het Rijk betaalt 35 procent van de kosten. De provincie ziet toe op de uitvoering en meldt",
    "elk jaar aan de raad hoeveel woningen er klaar zijn. Daarna volgt een tweede ronde.",
)
KANTOREN = Support(FILE, "SER", 1, PAGES[0])
KOSTEN = Support(FILE, "SER", 2, "Het Rijk betaalt 35 procent van de kosten.")
TOEZICHT = Support(
    FILE,
    "PBL",
    2,
    "De provincie ziet toe op de uitvoering en meldt elk jaar aan de raad hoeveel woningen er klaar zijn.",
)


def passage(number: int, text: str, page: int, last_page: int | None = None, document: str = FILE) -> Passage:
    return Passage(document, number, "SER", (), number, number + 1, page, last_page or page, text)


PASSAGES = (
    passage(0, PAGES[0], 1),
    passage(1, "Het Rijk betaalt 35 procent van de kosten.", 2),
    passage(2, "De provincie ziet toe op de uitvoering en meldt elk jaar", 2, 3),
    passage(3, "aan de raad hoeveel woningen er klaar zijn. Daarna volgt een tweede ronde.", 3),
    passage(4, "Een passage die nergens over gaat.", 3),
)


def question(kind: str = "feit", supports: tuple[Support, ...] = (KOSTEN,), **more: Any) -> GoldenQuestion:
    key = more.pop("id", "v1")
    return GoldenQuestion(key, kind, more.pop("question", "Wie betaalt?"), bool(supports), supports=supports, **more)


class FakeLibrary:
    """Finds for every text the passages that a table names, in each mode the same."""

    def __init__(self, found: dict[str, list[int]]) -> None:
        pages = tuple(Page(number, "", text) for number, text in enumerate(PAGES, start=1))
        self.documents = {FILE: Document(FILE, "0", "Nota", pages=pages)}
        self.passages = PASSAGES
        self.found = found

    def search(self, text: str, *, top: int = 10, mode: str = "fused") -> list[Hit]:
        numbers = self.found[text][:top]
        if mode == "bm25":
            numbers = list(reversed(numbers))
        return [
            Hit(PASSAGES[number], 1.0, 0.0, 0.0, 0.0, Measures(*[0.0] * len(Measures._fields)), 0.0)
            for number in numbers
        ]


class FakeAnswerer:
    """Cites the quotes that a table names for a question; abstains where it names none."""

    def __init__(self, found: dict[str, list[int]], cited: dict[str, list[tuple[str, int, str]]]) -> None:
        self.library = FakeLibrary(found)
        self.cited = cited

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        understood = " ".join((*history, question))
        citations = tuple(
            Citation(n, FILE, "Nota", body, "", "", "", page, page, "", "", quote, "")
            for n, (body, page, quote) in enumerate(self.cited.get(question, []), start=1)
        )
        lines = tuple(Line(citation.quote, citation.n) for citation in citations)
        return Answer(
            question=question,
            understood=understood,
            abstained=not citations,
            remark="" if citations else "De bronnen zeggen hier niets over; de SER het meest.",
            blocks=(Block("De SER schrijft:", "SER", lines),) if lines else (),
            citations=citations,
            passages=tuple(self.library.search(understood)),
            seconds=0.0,
        )


GOLDEN = (
    question(id="v1", question="Wie betaalt?", bodies=("SER",), must_contain=("35",), body_named=True),
    question(id="v2", kind="vergelijking", supports=(KANTOREN, TOEZICHT), question="Wat doen zij?", bodies=("SER",)),
    question(id="v3", kind="vervolg", supports=(KANTOREN, KOSTEN), any=True, question="en?", history=("Eerst",)),
    question(id="v4", kind="onbeantwoordbaar", supports=(), question="Hoe ver?", why="buiten", elsewhere=KOSTEN),
    question(id="v5", kind="onbeantwoordbaar", supports=(), question="En de zon?", why="buiten", refutation=KOSTEN),
    question(id="v6", kind="feit", supports=(KOSTEN,), question="Hoeveel?", must_contain=("35",)),
)


def fake_answerer() -> FakeAnswerer:
    nothing = {"Hoe ver?": [4], "En de zon?": [4]}
    return FakeAnswerer(
        {"Wie betaalt?": [4, 1], "Wat doen zij?": [0, 2, 3, 4], "Eerst en?": [4, 0], "Hoeveel?": [4], **nothing},
        {
            "Wie betaalt?": [("SER", 2, KOSTEN.quote), ("PBL", 3, "Daarna volgt een tweede ronde.")],
            "Wat doen zij?": [("SER", 1, KANTOREN.quote)],
            "en?": [("SER", 1, "Dit staat er niet.")],
            "En de zon?": [("SER", 2, KOSTEN.quote)],
        },
    )


@pytest.fixture
def result() -> dict[str, Any]:
    return score(fake_answerer(), GOLDEN)


def test_tokens_fold_case_quotes_and_ligatures() -> None:
    assert tokens("‘Eﬃciënt’\n Ver\u00adbouwd") == tokens("'efficiënt' verbouwd")


@pytest.mark.parametrize(
    ("text", "needle", "stands"),
    [
        ("van de 35 steden", "35", True),
        ("35%.", "35", True),
        ("in 2035", "35", False),
        ("1.350 of 3,35", "35", False),
        ("Het zijn “kansen”", 'het  zijn "kansen"', True),
    ],
)
def test_a_number_is_not_part_of_a_longer_number(text: str, needle: str, stands: bool) -> None:
    assert holds(text, needle) is stands


@pytest.mark.parametrize(
    ("support", "number", "expected"),
    [(KOSTEN, 1, True), (KOSTEN, 2, False), (KANTOREN, 1, False), (TOEZICHT, 2, True), (TOEZICHT, 4, False)],
)
def test_a_passage_overlaps_the_support_that_it_holds(support: Support, number: int, expected: bool) -> None:
    found = PASSAGES[number]
    assert overlaps(support, FILE, found.first_page, found.last_page, found.text) is expected


def test_a_passage_on_the_next_page_holds_the_tail_of_a_quote_only() -> None:
    tail = "elk jaar aan de raad hoeveel woningen er klaar zijn. Daarna volgt een tweede ronde."
    assert overlaps(TOEZICHT, FILE, 3, 3, tail)
    assert not overlaps(KOSTEN, FILE, 3, 3, KOSTEN.quote)
    assert not overlaps(TOEZICHT, "andere.pdf", 2, 2, TOEZICHT.quote)


def test_verbatim_runs_over_to_the_next_page_and_is_strict_about_letters() -> None:
    pages = tuple(Page(number, "", text) for number, text in enumerate(PAGES, start=1))
    assert verbatim_on_page(pages, 2, TOEZICHT.quote.replace(" ", "\n"))
    assert not verbatim_on_page(pages, 3, TOEZICHT.quote)
    assert not verbatim_on_page(pages, 2, KOSTEN.quote.upper())
    assert not verbatim_on_page(pages, 4, KOSTEN.quote)


def test_recall_counts_needed_units_and_any_needs_one() -> None:
    both, either = question(supports=(KANTOREN, KOSTEN)), question(supports=(KANTOREN, KOSTEN), any=True)
    found = {key: relevance(value, {FILE: PASSAGES}) for key, value in (("both", both), ("either", either))}
    ranking = [PASSAGES[4].id, PASSAGES[0].id, PASSAGES[4].id]
    figures = measure(found, {"both": ranking, "either": ranking})
    assert figures["both"]["recall@1"] == 0
    assert figures["both"]["recall@5"] == 0.5
    assert figures["either"]["recall@5"] == 1
    assert figures["both"]["hit@1"] == 0
    assert figures["both"]["hit@5"] == 1
    assert figures["both"]["mrr@10"] == 0.5
    assert figures["either"]["ndcg@10"] == pytest.approx(0.6309, abs=1e-4)
    assert figures["both"]["ndcg@10"] == pytest.approx(0.6309 / 1.6309, abs=1e-4)


def test_a_second_passage_with_the_same_support_gains_nothing() -> None:
    known = Relevance(1, {"a": (0,), "b": (0,)})
    one, two = measure({"x": known}, {"x": ["a"]}), measure({"x": known}, {"x": ["a", "b"]})
    assert one == two
    assert one["x"]["ndcg@10"] == 1


def test_what_stands_beyond_the_tenth_place_or_nowhere_is_not_found() -> None:
    known = Relevance(2, {"a": (0,)})
    figures = measure({"x": known, "y": known}, {"x": [*(f"p{number}" for number in range(10)), "a"]})
    assert set(figures["x"].values()) == set(figures["y"].values()) == {0.0}
    assert known.unreachable == (1,)


def test_the_figures_of_a_run(result: dict[str, Any]) -> None:
    assert result["questions"]["answerable"] == 4
    answers, quotes, abstention = result["answers"]["alle"], result["quotes"], result["abstention"]
    assert answers["answered"] == 3
    assert answers["citation_hit"] == pytest.approx(2 / 3, abs=1e-4)
    assert answers["supports_cited"] == pytest.approx((1 + 0.5 + 0 + 0) / 4)
    assert answers["shown_precision"] == 0.5
    assert answers["body_right"] == 0.5
    assert answers["body_right_named"] == 0
    assert answers["must_contain"] == 0.5
    assert quotes["verbatim"] == 0.8
    assert quotes["shown_in_quote"] == 1
    assert abstention["precision"] == 0.5
    assert abstention["recall"] == 0.5
    assert abstention["wrongly_refused"] == 0.25
    assert abstention["elsewhere_named"] == 1
    assert abstention["by_why"] == {"buiten": {"n": 2, "refused": 0.5}}


def test_a_follow_up_is_searched_as_it_was_understood(result: dict[str, Any]) -> None:
    assert result["retrieval"]["fused"]["vervolg"]["recall@5"] == 1
    assert result["retrieval"]["fused"]["vervolg"]["mrr@10"] == 0.5
    assert result["retrieval"]["bm25"]["vervolg"]["mrr@10"] == 1


def test_every_fault_is_named(result: dict[str, Any]) -> None:
    faults = {row["id"]: "; ".join(row["faults"]) for row in result["wrong"]}
    assert "PBL" in faults["v1"]
    assert "1 van de 2" in faults["v2"]
    assert "niet woordelijk" in faults["v3"]
    assert "v4" not in faults
    assert "weerlegt" in faults["v5"]
    assert "ten onrechte" in faults["v6"]


def test_only_the_timing_differs_between_runs(result: dict[str, Any]) -> None:
    again = score(fake_answerer(), GOLDEN)
    del result["timing"], again["timing"]
    assert json.dumps(result) == json.dumps(again)


def test_no_citations_at_all_and_no_unanswerable_questions() -> None:
    found = score(FakeAnswerer({"Wie betaalt?": []}, {}), GOLDEN[:1])
    assert found["quotes"]["verbatim"] is None
    assert found["abstention"]["recall"] is None
    assert "–" in summary(found)


def test_report_picture_and_figures_stand_side_by_side(tmp_path: Path, result: dict[str, Any]) -> None:
    markdown, picture, figures = write_report(result, tmp_path / "uit" / "verslag.md")
    text = markdown.read_text(encoding="utf-8")
    assert "verslag.png" in text
    assert "### v6 (feit): Hoeveel?" in text
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert json.loads(figures.read_text(encoding="utf-8")) == result


def test_run_prints_the_summary_and_reports_progress(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    golden = tmp_path / "vragen.jsonl"
    support = {"document": FILE, "body": "SER", "page": 2, "quote": KOSTEN.quote}
    row = {"id": "v1", "kind": "feit", "question": "Wie betaalt?", "answerable": True, "supports": [support]}
    golden.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    seen: list[tuple[int, int]] = []
    run(fake_answerer(), golden, tmp_path / "verslag.md", lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]
    assert "Verslag" in capsys.readouterr().err
    assert (tmp_path / "verslag.json").exists()


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    golden, report = tmp_path / "vragen.jsonl", tmp_path / "bestand" / "verslag.md"
    golden.write_text(json.dumps(GOOD), encoding="utf-8")
    report.parent.write_text("", encoding="utf-8")
    with pytest.raises(GoldenError, match="kan niet worden geschreven"):
        run(fake_answerer(), golden, report, None)


def test_a_fall_is_told_with_both_figures(result: dict[str, Any]) -> None:
    before = figures_of(result)
    assert fallen(before, before) == []
    now = {**before, "antwoord.citation_hit": 0.6, "weigeren.wrongly_refused": 0.5, "citaten.verbatim": None}
    messages = "\n".join(fallen(before, now))
    assert "citation_hit daalde van 0.6667 naar 0.6000" in messages
    assert "wrongly_refused steeg van 0.2500 naar 0.5000" in messages
    assert "niet te bepalen" in messages
    assert fallen(before, {**before, "antwoord.citation_hit": 0.66}) == []


def test_the_baseline_is_stored_from_a_result(tmp_path: Path, result: dict[str, Any]) -> None:
    source, target = tmp_path / "uitkomst.json", tmp_path / "baseline.json"
    source.write_text(json.dumps(result), encoding="utf-8")
    assert main([str(source), "--out", str(target)]) == 0
    assert load_baseline(target) == figures_of(result)
    source.write_text("[]", encoding="utf-8")
    assert main([str(source), "--out", str(target)]) == 1
    assert main([str(tmp_path / "weg.json"), "--out", str(target)]) == 1


GOOD = {
    "id": "v1",
    "kind": "feit",
    "question": "Wie betaalt?",
    "answerable": True,
    "supports": [{"document": FILE, "body": "SER", "page": 2, "quote": "Het Rijk"}],
}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": "raadsel"}, "raadsel"),
        ({"id": ""}, "“id” is leeg"),
        ({"question": None}, "“question” ontbreekt"),
        ({"supports": []}, "vindplaats"),
        ({"answerable": False}, "answerable"),
        ({"answerable": "ja"}, "true of false"),
        ({"supports": [{**GOOD["supports"][0], "page": 0}]}, "paginanummer"),  # type: ignore[index, dict-item]
        ({"supports": ["los"]}, "vindplaats 1"),
        ({"bodies": "SER"}, "bodies"),
        ({"kind": "onbeantwoordbaar", "answerable": False}, "geen vindplaatsen"),
        ({"elders": "SER"}, "elders"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    golden = tmp_path / "vragen.jsonl"
    rows = [GOOD, {**GOOD, "id": "v2", **change}]
    golden.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with pytest.raises(GoldenError, match="regel 2") as caught:
        load_golden(golden)
    assert told in str(caught.value)


@pytest.mark.parametrize(("text", "told"), [("{", "JSON"), ("3", "JSON-object"), ("", "bevat geen vragen")])
def test_broken_files_are_told(tmp_path: Path, text: str, told: str) -> None:
    golden = tmp_path / "vragen.jsonl"
    golden.write_text(text, encoding="utf-8")
    with pytest.raises(GoldenError, match=told):
        load_golden(golden)
    with pytest.raises(GoldenError, match="niet te lezen"):
        load_golden(tmp_path / "weg.jsonl")


def test_a_double_id_is_told_with_its_first_line(tmp_path: Path) -> None:
    golden = tmp_path / "vragen.jsonl"
    golden.write_text("\n".join([json.dumps(GOOD), "", json.dumps(GOOD)]), encoding="utf-8")
    with pytest.raises(GoldenError, match=r"regel 3: .*regel 1"):
        load_golden(golden)
