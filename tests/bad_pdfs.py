"""PDFs that do harm: written by hand, since no writer makes them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 300 120] "
TEXT = b"BT /F1 10 Tf 20 60 Td (De gemeente bouwt woningen voor ouderen in de wijk.) Tj ET"


def write(path: Path, objects: Mapping[int, bytes], trailer: bytes = b"") -> Path:
    """Write objects by number; object 1 is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    path.write_bytes(out)
    return path


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def page(contents: int, parent: int = 2, more: bytes = b"") -> bytes:
    """A small page with the font of object 3, and ``more`` in its resources."""
    return (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 300 120] /Contents %d 0 R "
        b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (parent, contents, more)
    )


def with_pages(
    path: Path, contents: Sequence[bytes], more: bytes = b"", extra: Mapping[int, bytes] | None = None
) -> Path:
    """One page for each content stream (a whole object); ``extra`` objects from 1000 on, ``more`` in the resources."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * i) for i in range(len(contents)))
    objects = {1: CATALOGUE, 2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)), 3: FONT}
    for i, content in enumerate(contents):
        objects |= {10 + 2 * i: page(11 + 2 * i, more=more), 11 + 2 * i: content}
    return write(path, objects | dict(extra or {}))


def packed_zeros(megabytes: int) -> bytes:
    """A stream of so many megabytes of zeros, packed to a thousandth."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    return stream(
        b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()]), b"/Filter /FlateDecode"
    )


def bomb(path: Path, megabytes: int = 700) -> Path:
    """A page of text, and one whose content unpacks to ``megabytes``."""
    return with_pages(path, [stream(TEXT), packed_zeros(megabytes)])


def packed_references(path: Path, megabytes: int = 300) -> Path:
    """A cross-reference stream that unpacks to ``megabytes``."""
    zeros = packed_zeros(megabytes).replace(b"/Filter", b"/Type /XRef /Size 99 /W [1 2 1] /Root 1 0 R /Filter", 1)
    out = b"%PDF-1.7\n1 0 obj\n" + CATALOGUE + b"\nendobj\n"
    path.write_bytes(out + b"9 0 obj\n" + zeros + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(out))
    return path


def own_parent(path: Path) -> Path:
    """A page tree that holds itself, twice."""
    return write(path, {1: CATALOGUE, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"})


def many_promised(path: Path) -> Path:
    """A page tree that says it has a thousand million pages."""
    tree = {2: b"<< /Type /Pages /Kids [4 0 R] /Count 1000000000 >>", 3: FONT, 4: page(5), 5: stream(TEXT)}
    return write(path, {1: CATALOGUE, **tree})


def endless_drawing(path: Path) -> Path:
    """A page of text, one whose drawing calls a drawing ten times, which calls another ten times, and so on."""
    calls = b" ".join([b"/X Do"] * 10)
    entries = FORM + b"/Resources << /XObject << /X %d 0 R >> >>"
    forms = {1000 + i: stream(calls, entries % (1001 + i)) for i in range(14)}
    forms[1014] = stream(TEXT, FORM + b"/Resources << /Font << /F1 3 0 R >> >>")
    more = b"/XObject << /X 1000 0 R >>"
    return with_pages(path, [stream(TEXT), stream(b"/X Do"), stream(TEXT)], more, forms)


def flood_of_text(path: Path, characters: int = 600_000) -> Path:
    """A page of text, and one with more text than any page."""
    line = b"(%s) Tj 0 -2 Td " % (b"aaaa bbbb " * 100)
    lines = b"BT /F1 1 Tf 1 0 Td " + line * (characters // 1000) + b"ET"
    return with_pages(path, [stream(TEXT), stream(zlib.compress(lines), b"/Filter /FlateDecode")])


def with_script_and_form(path: Path) -> Path:
    """A page of text that runs a script when it is opened, and has a form."""
    catalogue = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while\\(true\\){}) >> "
        b"/AcroForm << /Fields [6 0 R] /NeedAppearances true >> >>"
    )
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (naam) /V (Jansen) /Rect [20 20 90 30] >>"
    tree = {2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>", 3: FONT, 4: page(5), 5: stream(TEXT), 6: field}
    return write(path, {1: catalogue, **tree})


def thick(path: Path, pages: int = 10_000) -> Path:
    """So many small pages, a hundred to a branch of the page tree."""
    branches = range(pages // 100)
    objects = {1: CATALOGUE, 3: FONT, 4: stream(TEXT)}
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % (10 + b) for b in branches), pages)
    first = 10 + len(branches)
    for branch in branches:
        numbers = range(first + 100 * branch, first + 100 * branch + 100)
        kids = b" ".join(b"%d 0 R" % number for number in numbers)
        objects[10 + branch] = b"<< /Type /Pages /Parent 2 0 R /Kids [%s] /Count 100 >>" % kids
        objects |= {number: page(4, 10 + branch) for number in numbers}
    return write(path, objects)
