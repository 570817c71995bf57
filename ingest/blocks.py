"""Lines in reading order become blocks: headings, paragraphs, points, table rows, captions and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.asides import set_apart
from ingest.contents import contents_of
from ingest.counted import counted_lines
from ingest.details import detail_lines, is_label
from ingest.heads import header_rows
from ingest.italics import is_italic_heading
from ingest.levels import Rank, levels_of
from ingest.line import Line, Row
from ingest.lone_figure import is_lone_figure
from ingest.measure import Measure, column_of, measure
from ingest.numbered_heading import is_numbered_heading
from ingest.register import index_of
from ingest.run import BREAK, BULLETS, ENDED, OPEN_END
from ingest.sentences import split_sentences
from ingest.words import Vocabulary, join_lines

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "caption", "note", "contents"]

_BULLET = re.compile(rf"^(?:[{BULLETS}–—]|-(?=\s)|[o§Øüq](?=\s+[^\W\d]))\s*")  # letters: Word's, in symbol fonts
_DASHES = "–—-"
_NUMBERED = re.compile(
    r"^(?:\d{1,2}\s?\d?[.)]|\d{1,2}[°º]\.?|\(?[a-z]\)|[a-z][.)]|[ivx]{1,4}\.|\(?[ivx]{1,4}\))\s+(?=\S)"
)
_CAPTION = re.compile(
    r"^(?i:figuur|tabel|grafiek|kaart|afbeelding)\s+\d+[a-z]?\b[.:]?\s*(?=[A-Z0-9…‘“])|^Bron(?:nen)?:"
)
_SECTION = re.compile(  # a heading that begins with its number
    r"^(?:(?:hoofdstuk|artikel|paragraaf|bijlage|deel|titel|afdeling)\s+(?:\d|[IVX]+\b)|"
    r"\d{1,2}(?:\.\d{1,2})*\.?\s|[IVX]{1,5}\.?\s|[A-H]\.\s)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…][’”\"')\]]*\d{0,2}$")
HEADING_SIZE = 1.12  # times the body's type size
MIN_WORDY = 20  # characters of a line that is more than a name
TIGHT = 1.35  # times the type size: lines of large type so near each other are one heading
ANOTHER_SIZE = 0.3  # times the size: two lines of one heading differ no more
NOTE_SIZE = 0.92
MAX_HEADING_CHARS = 140
MOST_INDENT = 5.0  # times the type size
FULL_LINE = 0.7  # of its column's width
MIN_FULL_LINE = 40  # characters: a shorter last line of a page is a line of its own, not half a sentence


@dataclass(frozen=True, slots=True)
class Block:
    """A block of running text. ``starts`` tells where each page begins in ``text``: pairs (offset, page).

    ``level`` ranks headings (1 is the highest). A table row has ``cells``; ``header`` marks the row of column heads.
    ``edges``, ``wide`` and ``table`` are as in :class:`ingest.line.Row`; a title of rows has the latter too. ``size``
    is the type size of its first line, in points. A ``title`` is a heading on the cover; a ``detail`` stands in the
    column of details beside a letter. ``recognised``: some of it was read from a picture.
    """

    kind: BlockKind
    text: str
    starts: tuple[tuple[int, int], ...]
    level: int = 0
    cells: tuple[str, ...] = ()
    header: bool = False
    edges: tuple[float, ...] = ()
    wide: tuple[int, ...] = ()
    table: int = 0
    size: float = 0.0
    detail: bool = False
    recognised: bool = False

    def page_at(self, offset: int) -> int:
        """The page on which the character at ``offset`` stands."""
        return next(page for start, page in reversed(self.starts) if start <= offset)


@dataclass(slots=True)
class _Draft:
    kind: BlockKind
    lines: list[tuple[int, Line]]
    indent: float
    row: Row | None = None
    style: tuple[float, bool] = (0.0, False)
    header: bool = False
    page: int = 0
    depth: int = 0

    @property
    def last(self) -> Line:
        return self.lines[-1][1]

    @property
    def finished(self) -> bool:
        return bool(ENDED.search(self.last.text))


def make_blocks(pages: Sequence[tuple[int, Sequence[Line | Row]]]) -> list[Block]:
    """Blocks of a whole document, from the lines of its pages (page number from 1, lines in reading order)."""
    if not any(lines for _, lines in pages):
        return []
    apart: dict[int, list[Line | Row]] = {number: [] for number, _ in pages}
    for number, line in set_apart([(number, line) for number, lines in pages for line in lines]):
        apart[number].append(line)
    pages = list(apart.items())
    usual = measure(pages)
    drafts = list(_drafts(pages, usual))
    vocabulary = Vocabulary(_plain_lines(pages))
    levels = levels_of((draft.style, draft.depth) for draft in drafts if draft.kind == "heading")
    blocks = [_finish(draft, vocabulary, levels) for draft in drafts]
    return [block for block in blocks if block.text]


def _plain_lines(pages: Iterable[tuple[int, Sequence[Line | Row]]]) -> Iterator[str]:
    for _, lines in pages:
        for line in lines:
            if isinstance(line, Line):
                yield line.text
            else:
                yield from (text for cell in line.cells for text in cell)


# --- from lines to drafts ----------------------------------------------------------------------------------------


def _drafts(pages: Sequence[tuple[int, Sequence[Line | Row]]], measure: Measure) -> Iterator[_Draft]:
    """Drafts in reading order. A note, and what stands apart, comes behind the paragraph that was under way, which may
    run on over the page."""
    draft: _Draft | None = None
    aside: _Draft | None = None
    notes: list[_Draft] = []
    held = False  # whether rows wait for a sentence that may go on behind them

    def finished() -> list[_Draft]:
        done = ([draft] if draft else []) + notes
        notes.clear()
        return done

    points, details = counted_lines(pages), detail_lines(pages)
    contents = contents_of(pages) | index_of(pages)
    for number, lines in pages:
        note: _Draft | None = None
        heads = header_rows(lines)
        for at, line in enumerate(lines):
            if (number, at) in contents:
                yield from finished()
                draft, held = None, False
                row = line if isinstance(line, Row) else Row(((line.text,),), line.y, line.size, line.bold)
                yield _Draft("contents", [], 0.0, row=row, page=number)
                continue
            if isinstance(line, Row):
                notes.append(_Draft("row", [], 0.0, row=line, header=at in heads, page=number))
                held = True
                continue
            kind = _kind(line, number, measure)
            if line.aside:
                kind = "paragraph" if kind == "heading" or line.detail else kind
                begins = (number, line) in details or (line.detail and is_label(line.text))
                if aside and kind == "paragraph" and not begins and _is_next_line(aside, number, line):
                    aside.lines.append((number, line))
                else:
                    aside = _new(kind, number, line, measure)
                    notes.append(aside)
                continue
            aside = None
            if held and not line.resumes:
                yield from finished()
                draft = None
            held = False
            if line.resumes and draft and draft.kind in ("paragraph", "item") and kind == "paragraph":
                draft.lines.append((number, line))
                continue
            apart = draft is None or draft.kind == "heading" or (draft.finished and not draft.last.italic)
            if kind in ("paragraph", "item") and apart:
                told = (is_italic_heading, is_numbered_heading)
                kind = "heading" if any(is_one(lines, at, measure, number) for is_one in told) else kind
            if kind == "heading" and not line.depth and draft and _is_bold_point(draft, line, measure.body_at(number)):
                kind = "paragraph"
            if kind == "item" and draft and _is_dash_inside(draft, line, measure):
                kind = "paragraph"
            if note and _goes_on(note, number, line, kind, measure):
                note.lines.append((number, line))
                continue
            if kind == "note":
                note = _new(kind, number, line, measure)
                notes.append(note)
                continue
            if kind == "item" and draft and (_is_number_inside(draft, line) or _counts_on(draft, line)):
                kind = "paragraph"
            if kind == "paragraph" and ((number, line) in points or (draft and _is_short_point(draft, line, measure))):
                kind = "item"
            begins = kind == "paragraph" and (number, line) in details
            value = draft is not None and draft.lines[0] in details and _is_value(draft, line, measure)
            if draft and not begins and (value or _goes_on(draft, number, line, kind, measure)):
                draft.lines.append((number, line))
                continue
            yield from finished()
            draft = _new(kind, number, line, measure)
    yield from finished()


def _new(kind: BlockKind, page: int, line: Line, measure: Measure) -> _Draft:
    relative = round(line.size / measure.body_at(page), 1)  # a page in smaller type has smaller headings
    return _Draft(kind, [(page, line)], line.x0, style=(relative, line.bold), depth=line.depth)


def _kind(line: Line, page: int, measure: Measure) -> BlockKind:
    text = line.text
    body = measure.body_at(page)
    if line.depth:
        return "heading"
    if line.size < NOTE_SIZE * body and (line.marks or re.match(r"^\d{1,3}\s+\S", text)):
        return "note"
    if _CAPTION.match(text):
        return "caption"
    if _looks_like_heading(line, body, measure.bold_body):
        return "heading"
    if _BULLET.match(text) or _NUMBERED.match(text):
        return "item"
    return "paragraph"


def _looks_like_heading(line: Line, body: float, bold_body: bool) -> bool:
    if not re.search(r"[^\W\d_]", line.text) or is_lone_figure(line.text) or len(line.text) > MAX_HEADING_CHARS:
        return False
    if line.size >= HEADING_SIZE * body:
        return not _BULLET.match(line.text)
    plain = not re.search(r"[.,;]$", line.text) and not _BULLET.match(line.text)
    return line.bold and not bold_body and plain and line.size > 0.95 * body


def _is_short_point(draft: _Draft, line: Line, measure: Measure) -> bool:
    """Whether ``line`` is one of a list of names or the like: short lines with a capital, below a colon."""
    listed = draft.last.text.endswith(":") or (draft.kind == "item" and not _BULLET.match(draft.lines[0][1].text))
    before = draft.last.text.endswith(":") or measure.is_short(*draft.lines[-1])
    same_type = abs(draft.last.size - line.size) < 0.05 * line.size or draft.kind == "heading"
    below = 0 < draft.last.y - line.y < 3 * line.size
    return (
        listed
        and before
        and same_type
        and below
        and measure.is_short(draft.lines[-1][0], line)
        and line.text[:1].isupper()
    )


def _is_bold_point(draft: _Draft, line: Line, body: float) -> bool:
    """Whether a bold line is the next one of a point that is bold itself, rather than a heading."""
    hangs = draft.kind == "item" and line.x0 > draft.indent + 2 and 0 < draft.last.y - line.y < 2 * line.size
    return hangs and draft.last.bold and line.size < HEADING_SIZE * body


def _is_number_inside(draft: _Draft, line: Line) -> bool:
    """Whether the number that begins ``line`` ends a sentence of the point that is under way ("tot de leeftijd van /
    65. Daarna ...")."""
    hangs = draft.kind == "item" and line.x0 > draft.indent + 2 and len(draft.last.text) > MIN_WORDY
    return hangs and line.text[:1].isdigit() and not draft.finished


def _counts_on(draft: _Draft, line: Line) -> bool:
    """Whether ``line`` begins with the next number of a sentence that counts what it tells ("want 1) er is geld, /
    2) er is tijd en 3) ...")."""
    number = re.match(r"^\(?([2-9])\)", line.text)
    if not number or draft.finished or draft.kind not in ("paragraph", "item"):
        return False
    inside = " ".join(above.text for _, above in draft.lines)
    return all(re.search(rf"\s\(?{before}\)\s", inside) for before in {1, int(number.group(1)) - 1})


def _is_value(draft: _Draft, line: Line, measure: Measure) -> bool:
    """Whether ``line`` is a next one of what a detail tells, set in behind its label."""
    below = 0 < draft.last.y - line.y < 1.3 * measure.leading * line.size
    return below and line.x0 > draft.indent + 2 * line.size


def _is_dash_inside(draft: _Draft, line: Line, measure: Measure) -> bool:
    """Whether the dash that begins ``line`` stands inside a sentence that is under way, rather than before a point."""
    listed = draft.lines[0][1].text[:1] in _DASHES
    return line.text[:1] in _DASHES and not (draft.finished or listed or measure.is_short(*draft.lines[-1]))


def _is_large_figure(draft: _Draft, measure: Measure) -> bool:
    """Whether a draft is nothing but a figure in large type, as a factsheet has them."""
    page, line = draft.lines[0]
    large = line.size >= HEADING_SIZE * measure.body_at(page)
    return len(draft.lines) == 1 and large and is_lone_figure(line.text)


def _breaks_off(last: Line, line: Line) -> bool:
    """Whether a heading runs on in another type: one line is bold, say, and the next is not."""
    return line.text[:1].islower() and abs(last.size - line.size) <= ANOTHER_SIZE * last.size


def _is_bold_text(draft: _Draft, line: Line) -> bool:
    """Whether ``line`` goes on in the next column, or on the next page, with a text in bold or large type that is too
    long for a heading."""
    alike = draft.last.bold == line.bold and abs(draft.last.size - line.size) <= 0.08 * line.size
    too_long = sum(len(above.text) for _, above in draft.lines) > MAX_HEADING_CHARS
    return alike and too_long and line.text[:1].islower() and not draft.finished


def _is_next_line(aside: _Draft, page: int, line: Line) -> bool:
    """Whether ``line`` is one more of what stands apart: its lines are short, so how they end tells nothing."""
    last_page, last = aside.lines[-1]
    alike = last.bold == line.bold and abs(last.size - line.size) <= 0.08 * line.size
    return alike and page == last_page and 0 < last.y - line.y < 2 * line.size


def _goes_on(draft: _Draft, page: int, line: Line, kind: BlockKind, measure: Measure) -> bool:
    """Whether ``line`` belongs to the block before it."""
    last_page, last = draft.lines[-1]
    same_type = abs(last.size - line.size) <= 0.08 * max(line.size, last.size)
    if draft.depth or line.depth:
        return line.runs_on
    if draft.kind == "heading" and kind == "heading" and _is_bold_text(draft, line):
        return True
    if draft.kind in ("heading", "caption"):
        most = 1.6 * measure.leading * min(line.size, 2 * measure.body)
        near = page == last_page and 0 < last.y - line.y < max(most, TIGHT * line.size)
        alike = (same_type and last.bold == line.bold and last.italic == line.italic) or (
            kind == "heading" and _breaks_off(last, line)
        )
        anew = _SECTION.match(line.text) and _SECTION.match(draft.lines[0][1].text)
        by_place = draft.kind == "heading" and _kind(draft.lines[0][1], last_page, measure) != "heading"
        own = not _CAPTION.match(line.text) and not anew and not by_place
        return near and alike and (kind == draft.kind or kind == "paragraph") and own
    if draft.kind == "note":
        return kind in ("paragraph", "item") and same_type and page == last_page and not line.marks
    if _is_large_figure(draft, measure):  # what it counts stands under it
        return kind == "paragraph" and page == last_page and 0 < last.y - line.y < 2 * last.size
    if kind != "paragraph" or not same_type:
        return False
    below = page == last_page and last.y - line.y > 0
    if not below:  # the next column or page: only a sentence that is under way goes on there
        column = measure.columns.get(column_of(last_page, last))
        full = len(last.text) > MIN_FULL_LINE or (column and last.x1 - last.x0 >= FULL_LINE * column)
        under_way = line.text[:1].islower() or full or last.text.endswith((BREAK, "-"))
        return bool(not draft.finished and under_way)
    if last.y - line.y > 1.3 * measure.leading * line.size:
        return _goes_on_below_picture(draft, page, line, measure)
    hangs = draft.kind == "item" and line.x0 > draft.indent + 2
    if measure.is_short(last_page, last) and line.text[:1].isupper() and (not hangs or _SENTENCE_END.search(last.text)):
        return False
    if draft.kind == "item":
        runs_on = line.text[:1].islower() and not measure.is_short(last_page, last)
        return hangs or runs_on or not draft.finished
    indented = line.x0 > last.x0 + 0.8 * line.size
    return not (indented and draft.finished)


def _goes_on_below_picture(draft: _Draft, page: int, line: Line, measure: Measure) -> bool:
    """Whether ``line`` goes on, under a picture in a column of text, with the sentence that breaks off above it."""
    last, width = draft.last, measure.columns.get(column_of(page, line))
    goes_on = not draft.finished and line.text[:1].islower() and abs(last.x0 - line.x0) <= MOST_INDENT * line.size
    if not width or not goes_on or not OPEN_END.search(last.text):
        return False
    return last.x1 - line.x0 >= FULL_LINE * width or last.text.endswith((BREAK, "-", ","))


# --- from drafts to blocks ---------------------------------------------------------------------------------------


def _start_of_rest(text: str, joined: str) -> int:
    """Where in ``joined`` begins what was joined to ``text``: behind a space, or in a word that a hyphen broke."""
    if joined.startswith(text):
        return len(text) + joined[len(text) :].startswith(" ") if text else 0
    return len(text) - 1


def _finish(draft: _Draft, vocabulary: Vocabulary, levels: dict[Rank, int]) -> Block:
    if draft.row:
        row = draft.row
        cells = tuple(join_lines(cell, vocabulary) for cell in row.cells)
        text = " ".join(cell for cell in cells if cell)
        kind: BlockKind = "contents" if draft.kind == "contents" else "row"
        like = (row.edges, row.wide, row.table, row.size)
        return Block(kind, text, ((0, draft.page),), 0, cells, draft.header, *like, recognised=row.recognised)
    text, starts = "", []
    for page in dict.fromkeys(page for page, _ in draft.lines):
        piece = [line.text for p, line in draft.lines if p == page]
        joined = join_lines([text, *piece] if text else piece, vocabulary)
        starts.append((_start_of_rest(text, joined), page))
        text = joined
    if draft.kind == "item":
        bullet = _BULLET.match(text)
        if bullet:
            text = text[bullet.end() :]
            starts = [(max(offset - bullet.end(), 0), page) for offset, page in starts]
    kind, level = draft.kind, levels.get((draft.style, draft.depth), 0)
    if kind == "heading" and not draft.depth and (len(text) > MAX_HEADING_CHARS or len(split_sentences(text)) > 2):
        kind, level = "paragraph", 0  # a bold or large opening paragraph
    first = draft.lines[0][1]
    read = any(line.recognised for _, line in draft.lines)
    return Block(kind, text, tuple(starts), level, (), False, (), (), first.table, first.size, first.detail, read)
