"""A picture of where in a document something was found: a bar of its pages with a numbered mark for each find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from app.answering.trace import Weighed
from app.web import texts
from app.web.why_words import decimal
from app.web.wording import counted, page_words, pdf_link

DOT, RING, LANE, BAR = 12, 15, 32, 10  # pixels: radius of a mark and of its ring, height of a row, of the bar
NARROWEST = 230  # pixels in which no two marks of a row may touch
STRONG, FAIR = 0.5, 0.1  # scores from which a mark is drawn stronger
MOST_TICKS = 60  # pages that are told apart on the bar


def map_html(found: Sequence[tuple[int, Weighed]], cited: frozenset[str], title: str, pages: int) -> str:
    """What was found in one document of ``pages`` pages, each with its rank from 1, as SVG; passages (by id) that are
    ``cited`` are ringed."""
    placed = list(_placed(found, pages))
    lanes = 1 + max(lane for _, _, _, lane in placed)
    bar = lanes * LANE
    ticks = (
        f'<line x1="{100 * page / pages:.2f}%" y1="{bar}" x2="{100 * page / pages:.2f}%" y2="{bar + BAR}"/>'
        for page in range(1, pages)
    )
    stems = "".join(
        f'<line class="vb-stem" x1="{x:.2f}%" y1="{_y(lane, lanes)}" x2="{x:.2f}%" y2="{bar + BAR}" '
        f'stroke-width="{1 + 4 * row.score:.1f}"/>'
        for _, row, x, lane in placed
    )
    marks = "".join(_mark(n, row, x, _y(lane, lanes), row.passage in cited) for n, row, x, lane in placed)
    label = texts.WHY_MAP.format(title=title, pages=counted(pages, texts.PAGES_ONE, texts.PAGES_MANY))
    return (
        f'<div class="vb-map"><p class="vb-map-title">{escape(title)}</p>'
        f'<svg width="100%" height="{bar + BAR + 1}" role="group" aria-label="{escape(label)}">'
        f'<rect class="vb-bar" x="0" y="{bar}" width="100%" height="{BAR}" rx="2"/>'
        f'<g class="vb-ticks">{"".join(ticks) if pages <= MOST_TICKS else ""}</g>{stems}{marks}</svg>'
        f'<p class="vb-map-ends" aria-hidden="true"><span>{1}</span><span>{pages}</span></p></div>'
    )


def _y(lane: int, lanes: int) -> int:
    return (lanes - lane) * LANE - LANE // 2


def _placed(found: Sequence[tuple[int, Weighed]], pages: int) -> Iterator[tuple[int, Weighed, float, int]]:
    """Each find with its place along the bar (percents) and its row: the lowest in which it touches no other."""
    room = 100 * 2 * RING / NARROWEST
    taken: list[list[float]] = []
    for n, row in found:
        x = 100 * (min(row.page, pages) - 0.5) / pages
        lane = next((i for i, held in enumerate(taken) if all(abs(x - other) >= room for other in held)), len(taken))
        taken += [[]] * (lane == len(taken))
        taken[lane] = [*taken[lane], x]
        yield n, row, x, lane


def _mark(n: int, row: Weighed, x: float, y: int, is_cited: bool) -> str:
    strength = "strong" if row.score >= STRONG else "fair" if row.score >= FAIR else "weak"
    page = page_words(row.page_label, row.page)
    label = texts.WHY_MARK.format(n=n, page=page, score=decimal(row.score))
    ring = f'<circle class="vb-ring" r="{RING}"/>' if is_cited else ""
    return (
        f'<svg class="vb-mark-place" x="{x:.2f}%" y="{y}" overflow="visible"><a class="vb-hit vb-{strength}" '
        f'href="{pdf_link(row.document, row.page)}" aria-label="{escape(label)}" data-passage="{escape(row.passage)}">'
        f"<title>{escape(label)}</title>"
        f'{ring}<circle r="{DOT}"/><text text-anchor="middle" dy="0.35em" aria-hidden="true">{n}</text></a></svg>'
    )
