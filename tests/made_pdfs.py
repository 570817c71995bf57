"""PDFs made on the spot, with text where the test wants it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf import RawPage, read_page

BODY = 10.0
LEADING = 13.0


class Put(NamedTuple):
    """Text at (x, y) points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = BODY
    bold: bool = False


def make_pdf(
    path: Path, pages: Sequence[Sequence[Put]], title: str = "", author: str = "", password: str | None = None
) -> Path:
    """Write a PDF; ``password`` (also "") encrypts it."""
    encryption = None if password is None else StandardEncryption(password, ownerPassword="eigenaar", strength=128)
    canvas = Canvas(str(path), pagesize=A4, encrypt=encryption, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in pages:
        for put in page:
            canvas.setFont("Helvetica-Bold" if put.bold else "Helvetica", put.size)
            canvas.drawString(put.x, put.y, put.text)
        canvas.showPage()
    canvas.save()
    return path


def make_scan(path: Path, pages: Sequence[Sequence[Put] | None]) -> Path:
    """Write a PDF whose pages are pictures of text; ``None`` is a page with nothing on it."""
    import io

    import pypdfium2 as pdfium
    from reportlab.lib.utils import ImageReader

    source = io.BytesIO()
    with pdfium.PdfDocument(make_pdf(path.with_suffix(".bron"), [page or [] for page in pages])) as document:
        pictures = [page.render(scale=3).to_pil() for page in document]
    path.with_suffix(".bron").unlink()
    canvas = Canvas(source, pagesize=A4, invariant=1)
    for page, picture in zip(pages, pictures, strict=True):
        if page is not None:
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    path.write_bytes(source.getvalue())
    return path


def with_layer(path: Path, drawn: Sequence[Put], laid: Sequence[Put]) -> Path:
    """A scan of ``drawn`` with ``laid`` under it, as a program does that makes scans searchable."""
    import pypdf

    canvas = Canvas(str(path.with_suffix(".laag")))
    for put in laid:
        text = canvas.beginText(put.x, put.y)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", put.size)
        text.textLine(put.text)
        canvas.drawText(text)
    canvas.save()
    scan = pypdf.PdfWriter(clone_from=make_scan(path, [drawn]))
    scan.pages[0].merge_page(pypdf.PdfReader(path.with_suffix(".laag")).pages[0])
    scan.write(path)
    return path


def fake_tesseract(folder: Path, words: Sequence[str]) -> str:
    """A program that is called as Tesseract is and reads ``words`` in every picture, on one line at 300 dpi."""
    columns = "level page_num block_num par_num line_num word_num left top width height conf text"
    rows = ["\t".join(columns.split())]
    for number, word in enumerate(words):
        rows.append(f"5\t1\t1\t1\t1\t{number}\t{250 + 150 * number}\t500\t120\t40\t95\t{word}")
    program = folder / "namaak-tesseract"
    program.write_text("#!/bin/sh\ncat >/dev/null\ncat <<'EINDE'\n" + "\n".join(rows) + "\nEINDE\n", "utf-8")
    program.chmod(0o755)
    return str(program)


def merge(path: Path, *parts: Path) -> Path:
    """The pages of several PDFs in one."""
    import pypdf

    writer = pypdf.PdfWriter()
    for part in parts:
        writer.append(part)
    writer.write(path)
    return path


def pages_of(path: Path) -> tuple[RawPage, ...]:
    """The pages of a PDF as they are printed."""
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as document:
        return tuple(read_page(document, index) for index in range(len(document)))


def column(lines: Sequence[str], x: float = 60, top: float = 760, size: float = BODY) -> list[Put]:
    """Lines below each other."""
    return [Put(x, top - i * LEADING, line, size) for i, line in enumerate(lines)]


def prose(title: str, paragraphs: Sequence[str], top: float = 760, width: int = 88) -> list[Put]:
    """A heading and paragraphs, each wrapped at ``width`` characters, with white between them."""
    import textwrap

    puts = [Put(60, top, title, 15.0, bold=True)]
    y = top - 28
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False):
            puts.append(Put(60, y, line))
            y -= LEADING
        y -= LEADING
    return puts
