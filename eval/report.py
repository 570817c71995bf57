"""The report of a run in Dutch: Markdown with tables, a picture and all figures as JSON, next to each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.picture import MODE_NAMES, decimal, draw, percentage
from eval.quotations import TARGETS
from eval.score import ALL, MODES

_FORMAT = {**{f"{name}@{cut}": percentage for name in ("recall", "hit") for cut in (1, 5, 10)}}
_HEADS = {
    "recall@1": "recall@1",
    "recall@5": "recall@5",
    "recall@10": "recall@10",
    "hit@1": "raak@1",
    "hit@5": "raak@5",
    "hit@10": "raak@10",
    "mrr@10": "MRR@10",
    "ndcg@10": "nDCG@10",
}
_ANSWER_HEADS = {
    "citation_hit": "vindplaats geciteerd",
    "supports_cited": "nodige vindplaatsen geciteerd",
    "shown_precision": "getoonde zinnen ter zake",
    "body_right": "juiste afzender",
    "body_right_named": "juiste afzender (genoemd)",
    "must_contain": "verplichte woorden getoond",
    "wrongly_refused": "ten onrechte geweigerd",
}
_LONGEST_QUOTE = 160


def write_report(result: Mapping[str, Any], report: Path) -> tuple[Path, Path, Path]:
    """Write the Markdown to ``report`` and the picture and the JSON beside it under the same name; returns the
    three paths. A ``report`` that ends in .json or .png names the set, and its Markdown ends in .md."""
    markdown = report.with_suffix(".md") if report.suffix in {".json", ".png"} else report
    picture, figures = markdown.with_suffix(".png"), markdown.with_suffix(".json")
    markdown.parent.mkdir(parents=True, exist_ok=True)
    draw(result, picture)
    figures.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    markdown.write_text(to_markdown(result, picture.name), encoding="utf-8")
    return markdown, picture, figures


def to_markdown(result: Mapping[str, Any], picture: str) -> str:
    """The report itself; ``picture`` is the name of the picture beside it."""
    sections = [
        "# Vraagbaak langs de vragenset",
        _opening(result),
        f"![Zoeken per soort vraag, en weigeren te antwoorden]({picture})",
        "## Zoeken",
        _EXPLAINED_SEARCH,
        _modes_table(result),
        "### Per soort vraag",
        "Recall@5 per manier van zoeken; de laatste twee kolommen horen bij de samengevoegde zoeklijst.",
        _kinds_table(result),
        "## Antwoorden",
        _EXPLAINED_ANSWERS,
        _answers_table(result),
        "## Weigeren te antwoorden",
        _abstention(result),
        *_quotations(result.get("vindplaats")),
        "## Tijd",
        f"Een antwoord kostte in het midden {decimal(result['timing']['median'])} s; "
        f"95 van de 100 antwoorden waren er binnen {decimal(result['timing']['p95'])} s.",
        "## Wat misging",
        _wrong(result["wrong"]),
    ]
    if result["unreachable"]:
        sections += ["## Vindplaatsen die in geen enkele passage staan", _unreachable(result["unreachable"])]
    return "\n\n".join(sections) + "\n"


_EXPLAINED_SEARCH = (
    "Gemeten over de te beantwoorden vragen. Een passage is raak als ze een vindplaats bevat: het hele citaat, of "
    "minstens de helft van de woorden ervan achter elkaar. *Recall@k* is het deel van de nodige vindplaatsen bij de "
    "eerste k passages (volstaat één vindplaats, dan is die ene genoeg), *raak@k* het deel van de vragen met minstens "
    "één rake passage bij de eerste k, *MRR@10* het gemiddelde van 1 gedeeld door de plaats van de eerste rake "
    "passage, en *nDCG@10* weegt voor elke nodige vindplaats hoe hoog ze staat. *Antwoordketen* is de volgorde waarin "
    "het antwoord zijn passages geeft."
)
_EXPLAINED_ANSWERS = (
    "Over de te beantwoorden vragen. *Vindplaats geciteerd*, *getoonde zinnen ter zake* en *juiste afzender* tellen "
    "alleen vragen waarop een antwoord kwam; in de andere kolommen telt een weigering mee als fout. *Juiste afzender "
    "(genoemd)* telt alleen vragen die zelf zeggen wie er aan het woord moet komen."
)


def _opening(result: Mapping[str, Any]) -> str:
    questions, quotes = result["questions"], result["quotes"]
    right = questions["all"] - len(result["wrong"])
    return (
        f"{questions['all']} vragen: {questions['answerable']} te beantwoorden en {questions['unanswerable']} "
        f"waarop de bronnen geen antwoord geven. Zonder aanmerking: {right} vragen "
        f"({percentage(right / questions['all'])}). Van de {quotes['citations']} citaten staat "
        f"{percentage(quotes['verbatim'])} woordelijk op de genoemde bladzijde."
    )


def _modes_table(result: Mapping[str, Any]) -> str:
    rows = [
        [MODE_NAMES[mode], *(_figure(name, result["retrieval"][mode][ALL][name]) for name in _HEADS)]
        for mode in MODES
        if ALL in result["retrieval"][mode]
    ]
    return table(["", *_HEADS.values()], rows)


def _kinds_table(result: Mapping[str, Any]) -> str:
    fused = result["retrieval"]["fused"]
    rows = [
        [
            kind,
            str(fused[kind]["n"]),
            *(percentage(result["retrieval"][mode][kind]["recall@5"]) for mode in MODES),
            percentage(fused[kind]["hit@5"]),
            decimal(fused[kind]["mrr@10"]),
        ]
        for kind in fused
    ]
    return table(["soort", "vragen", *(MODE_NAMES[mode] for mode in MODES), "raak@5", "MRR@10"], rows)


def _answers_table(result: Mapping[str, Any]) -> str:
    rows = [
        [kind, str(row["n"]), *(percentage(row[name]) for name in _ANSWER_HEADS)]
        for kind, row in result["answers"].items()
    ]
    return table(["soort", "vragen", *_ANSWER_HEADS.values()], rows)


def _abstention(result: Mapping[str, Any]) -> str:
    abstention = result["abstention"]
    lines = [
        f"- Van de onbeantwoordbare vragen is {percentage(abstention['recall'])} geweigerd.",
        f"- Van de {abstention['abstained']} weigeringen was {percentage(abstention['precision'])} terecht.",
        f"- Van de te beantwoorden vragen is {percentage(abstention['wrongly_refused'])} ten onrechte geweigerd.",
        f"- Bij {percentage(abstention['elsewhere_named'])} van de vragen aan de verkeerde instantie noemt de "
        "weigering wie er wel iets over zegt.",
    ]
    rows = [[why or "–", str(row["n"]), percentage(row["refused"])] for why, row in abstention["by_why"].items()]
    why = table(["waarom er geen antwoord is", "vragen", "geweigerd"], rows)
    return "\n".join(lines) + (f"\n\n{why}" if rows else "")


def _quotations(found: Mapping[str, Any] | None) -> list[str]:
    """The section on quotations that were looked up; nothing when none were."""
    if not found:
        return []
    told = [f"- {name}: {percentage(found[key])}." for name, key in TARGETS if found[key] is not None]
    return ["## Vindplaats", f"{found['n']} citaten, met de hand geschreven, zijn opgezocht.", "\n".join(told)]


def _wrong(wrong: Sequence[Mapping[str, Any]]) -> str:
    if not wrong:
        return "Niets."
    return "\n\n".join(_wrong_question(row) for row in wrong)


def _wrong_question(row: Mapping[str, Any]) -> str:
    lines = [f"### {row['id']} ({row['kind']}): {_plain(row['question'])}", ""]
    if row["history"]:
        lines.append("- Eerder gevraagd: " + "; ".join(_plain(question) for question in row["history"]))
        lines.append(f"- Gelezen als: {_plain(row['understood'])}")
    lines.append("- **Mis:** " + "; ".join(row["faults"]))
    if row["expected"]:
        lines.append("- Verwacht" + (" (één volstaat):" if row["any"] else ":"))
        lines.extend(f"  - {_place(place)}" for place in row["expected"])
        rank = row["rank"]
        lines.append(f"- Eerste rake passage in de antwoordketen: {f'plaats {rank}' if rank else 'geen'}")
    else:
        lines.append("- Verwacht: geen antwoord" + (f" ({_plain(row['why'])})" if row["why"] else ""))
    if row["got"]:
        lines.append("- Gekregen:")
        lines.extend(f"  - [{place['n']}] {_place(place)}" for place in row["got"])
    else:
        lines.append(f"- Gekregen: {_plain(row['remark']) or 'niets'}")
    return "\n".join(lines)


def _unreachable(places: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(f"- {place['id']}: {_place(place)}" for place in places)


def _place(place: Mapping[str, Any]) -> str:
    quote = _plain(place["quote"])
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"{place['document']}, blz. {place['page']}: “{quote}”"


def _plain(text: str) -> str:
    """On one line, without anything that Markdown would read as mark-up."""
    return " ".join(text.split()).replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def _figure(name: str, value: float | None) -> str:
    return _FORMAT.get(name, decimal)(value)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column to the left, the others to the right."""
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heads, rule, *rows))
