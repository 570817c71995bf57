import json
from pathlib import Path

import pytest

from app.answering.answerer import Answerer
from eval.golden import GoldenError
from eval.misquotes import KINDS, main, misquotes, report
from eval.quotations import INVENTED, Quoted, faults, figures, load_quotations, look_up
from eval.run import run, summary
from index.library import Library

GOLDEN = Path(__file__).parent.parent / "eval" / "vindplaats.jsonl"
SENTENCE = "De raad telt 35 arbeidsmarktregio’s die hierbij kunnen helpen."
PLACE = ("agenda.pdf", 1, SENTENCE)


def test_the_same_seed_makes_the_same_quotations(library: Library) -> None:
    made = misquotes(library, 3, 7)
    assert made == misquotes(library, 3, 7)
    assert {quoted.kind for quoted in made} >= {"woordelijk", "getal", "woorden", INVENTED}
    for quoted in made:
        assert bool(quoted.places) == (quoted.kind != INVENTED)
        assert all(number in quoted.text for number in quoted.numbers)


def test_a_misquote_is_not_what_stands_there(library: Library) -> None:
    for quoted in misquotes(library, 5, 1):
        if quoted.kind in ("getal", "woorden", "half onthouden"):
            assert quoted.text != quoted.places[0][2]


@pytest.mark.parametrize(
    ("quoted", "wrong"),
    [
        (Quoted("1", "woordelijk", SENTENCE, (PLACE,), ("woordelijk",)), []),
        (Quoted("2", "woordelijk", SENTENCE, (("agenda.pdf", 2, "Iets heel anders."),)), ["plaats"]),
        (Quoted("3", "woordelijk", SENTENCE, (PLACE,), ("afwijkend",)), ["oordeel"]),
        (Quoted("4", "getal", SENTENCE, (PLACE,), (), ("36",)), ["getal"]),
        (Quoted("5", "instantie", SENTENCE, (PLACE,), (), (), "CPB"), ["afzender"]),
        (Quoted("6", INVENTED, SENTENCE), ["vindplaats bij een verzonnen citaat"]),
        (Quoted("7", "woorden", "Alle banken verlagen morgen hun rente.", (PLACE,)), ["plaats"]),
    ],
)
def test_what_is_wrong_is_told(library: Library, quoted: Quoted, wrong: list[str]) -> None:
    (found,) = look_up(library, [quoted])
    assert list(found.faults) == wrong
    assert faults(quoted, found.places, library.documents) == wrong


def test_figures_and_report(library: Library) -> None:
    found = look_up(library, misquotes(library, 4, 2))
    told = figures(found)
    assert told["n"] == len(found)
    assert told["verbatim"] == 1
    assert told["invented_placed"] == 0
    assert "gewijzigde getallen opgemerkt" in report(found, with_faults=True)


def test_evaluation_tells_the_figures_of_quotations_too(library: Library, tmp_path: Path) -> None:
    golden, quotations = tmp_path / "golden.jsonl", tmp_path / "citaten.jsonl"
    asked = {"id": "a", "kind": "onbeantwoordbaar", "question": "Wie won de voetbalwedstrijd?", "answerable": False}
    golden.write_text(json.dumps(asked), "utf-8")
    place = {"document": PLACE[0], "page": PLACE[1], "quote": PLACE[2]}
    rows = [
        {"id": "1", "kind": "woordelijk", "quotation": SENTENCE, "places": [place], "verdicts": ["woordelijk"]},
        {"id": "2", "kind": "verzonnen", "quotation": "Alle banken verlagen morgen hun rente op spaargeld."},
    ]
    quotations.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    report = tmp_path / "verslag.md"
    result = run(Answerer(library), golden, report, None, quotations)
    assert (result["vindplaats"]["verbatim"], result["vindplaats"]["invented_placed"]) == (1, 0)
    assert "2 citaten opgezocht" in summary(result)
    assert "## Vindplaats" in report.read_text("utf-8")
    assert "vindplaats" not in run(Answerer(library), golden, None, None)


def test_the_golden_quotations_can_be_read_and_reach_every_kind() -> None:
    golden = load_quotations(GOLDEN)
    assert len(golden) >= 60
    assert len({quoted.id for quoted in golden}) == len(golden)
    assert {quoted.kind for quoted in golden} >= {*KINDS, INVENTED, "parafrase"}


def test_the_targets_are_reached_on_the_golden_quotations(real_library: Library) -> None:
    told = figures(look_up(real_library, load_quotations(GOLDEN)))
    assert told["verbatim"] >= 0.98
    assert told["misquoted"] >= 0.95
    assert told["numbers"] == 1
    assert told["invented_placed"] <= 0.02


@pytest.mark.parametrize(
    "row", [{"kind": "woordelijk"}, {"id": 1, "kind": "raar", "quotation": "x"}, {"id": 1, "kind": INVENTED}, []]
)
def test_a_broken_line_is_named(tmp_path: Path, row: object) -> None:
    path = tmp_path / "kapot.jsonl"
    path.write_text("\n" + json.dumps(row), "utf-8")
    with pytest.raises(GoldenError, match=r"kapot\.jsonl, regel 2"):
        load_quotations(path)


def test_a_missing_file_is_told_in_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(GoldenError, match="niet te lezen"):
        load_quotations(tmp_path / "weg.jsonl")
    assert main([str(tmp_path / "geen-map"), "--index", str(tmp_path / "i")]) == 1
    assert "Traceback" not in capsys.readouterr().err
