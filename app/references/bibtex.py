"""References as BibTeX entries, for LaTeX, JabRef and Zotero.

The entry types and fields are those of the standard styles (Patashnik, "BibTeXing", 1988), which biblatex reads too.
The file is UTF-8. Pandoc writes BibTeX as well, but gives a report a ``publisher`` and makes a part an ``inbook`` with
a ``booktitle``, which the standard styles do not print.
"""

from __future__ import annotations

from collections.abc import Iterable

import bibtexparser
from bibtexparser.model import Entry, Field

from app.references.author import Author
from app.references.csl import cited_note, works
from app.references.reference import Reference, is_of_two_pages

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(references: Iterable[Reference]) -> str:
    """An entry for each work. ``pages`` are those of a part in its whole, of a whole work the pages quoted; ``annote``,
    which the standard styles do not print, holds what was quoted."""
    library = bibtexparser.Library([_entry(group) for group in works(references)])
    return str(bibtexparser.write_string(library))


def _entry(group: tuple[Reference, ...]) -> Entry:
    work = group[0]
    is_part = bool(work.container)
    ranges = [(work.first_label, work.last_label)] if is_part else [(r.page, r.last_page) for r in group]
    told = {
        "author": " and ".join(map(_name, work.authors)),
        "title": f"{{{_latex(work.title)}}}",  # braces keep the capitals in styles that would lower them
        "booktitle": f"{{{_latex(work.container)}}}" if is_part else "",
        "publisher" if is_part else "institution": _latex(work.publisher),
        "address": _latex(work.place),
        "year": work.year,
        "month": _month(work.date),
        "pages": _latex(", ".join(dict.fromkeys(_range(*labels) for labels in ranges))),
        "url": work.url.translate(_ADDRESS),
        "langid": "dutch",
        "annote": _latex(cited_note(group)),
    }
    fields = [Field(name, value) for name, value in told.items() if value]
    for field in fields:
        if field.key == "month":
            field.enclosing = "no-enclosing"  # a name of BibTeX's own, which each style writes in its language
    return Entry("incollection" if is_part else "techreport", work.key, fields)


def _name(author: Author) -> str:
    if not author.is_person:
        return f"{{{_latex(author.family)}}}"
    return f"{_latex(f'{author.particle} {author.family}'.strip())}, {_latex(author.given)}"


def _range(first: str, last: str) -> str:
    """``9``, ``9--10``; a hyphen within the label of one page is not doubled: ``A-3``."""
    if last and last != first:
        return f"{first}--{last}"
    return first.replace("-", "--") if is_of_two_pages(first) else first


def _month(date: str) -> str:
    number = date[5:7]
    return _MONTHS[int(number) - 1] if number.isdigit() and 1 <= int(number) <= 12 else ""


def _latex(words: str) -> str:
    return " ".join(words.split()).translate(_LATEX)
