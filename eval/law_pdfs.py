"""A large corpus to measure growth with: Dutch laws, of which the text is public, as plain PDFs.

``python -m eval.law_pdfs wetten.tar.xz FOLDER`` (README, "Making the model", says where the archive is had). The same
archive gives the same bytes. The PDFs are no part of the product.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from index.training.text import SPLITS, Section, read_archive

WIDTH = 95  # letters on a line
SIZE, HEADING_SIZE, LEADING = 10.0, 14.0, 13.0
LEFT, TOP, BOTTOM = 60.0, 780.0, 60.0

Line = tuple[str, bool]  # a line of text, and whether it is a heading


def lines_of(sections: Iterable[Section]) -> Iterator[Line]:
    """The lines of a law, an empty one between paragraphs."""
    for section in sections:
        for text in textwrap.wrap(section.heading, WIDTH // 2):
            yield text, True
        for paragraph in section.paragraphs:
            for text in textwrap.wrap(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False):
                yield text, False
            yield "", False


def write_pdf(path: Path, title: str, sections: Sequence[Section]) -> None:
    """A PDF of running text under headings."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    y = TOP
    for text, heading in lines_of(sections):
        if y < BOTTOM:
            canvas.showPage()
            y = TOP
        canvas.setFont("Helvetica-Bold" if heading else "Helvetica", HEADING_SIZE if heading else SIZE)
        canvas.drawString(LEFT, y, text.encode("cp1252", "replace").decode("cp1252"))
        y -= LEADING * (1.6 if heading else 1)
    canvas.save()


def make(archive: Path, folder: Path) -> int:
    """Write a PDF for each law; returns how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for split in SPLITS:
        for name, sections in groupby(read_archive(archive, split), key=lambda section: section.file):
            write_pdf(folder / f"{Path(name).stem}.pdf", Path(name).stem, list(sections))
            count += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    print(make(options.archive, options.folder), "pdf's")


if __name__ == "__main__":
    main()
