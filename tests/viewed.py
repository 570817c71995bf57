"""A small library whose every answer quotes the same places: what tests of the page of a source look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.answering.answer import Answer, Block, Citation, Line
from ingest.catalogue import Catalogue, Entry
from ingest.document import Body, Document, Page, Part, Passage, Sentence
from ingest.read import fingerprint, read_document
from tests.made_pdfs import Put, column, make_pdf, make_scan, prose

AGENDA, SCAN, GONE = "agenda & plan.pdf", "scan.pdf", "weg.pdf"
ONE_PAGE = "Elke gemeente telt mee bij het verbinden van samenwerkingsvormen, ook de kleinste van het land."
TWO_PAGES = "Wie het water volgt ziet hoe de stad en het omringende land elkaar al eeuwen in evenwicht houden."
SCANNED = "De raad adviseert om eerst te luisteren."
CITED = ((AGENDA, ONE_PAGE, 1), (AGENDA, TWO_PAGES, 2), (SCAN, SCANNED, 1), (GONE, "Dit is weg.", 1))


def _pages() -> list[list[Put]]:
    first = prose("Samenwerken", [f"Hier gaat het over de stad. {ONE_PAGE} Daarna volgt nog een zin."], width=44)
    at = TWO_PAGES.index("het omringende")
    before, after = TWO_PAGES[:at].strip(), TWO_PAGES[at:]
    footer = Put(60, 30, "Agenda voor de stad", 8)
    return [
        [*first, footer],
        [*prose("Water", ["Dit is de bladzijde ervoor."]), *column([before], top=70), footer],
        [*column([after], top=780), footer],
        [*prose("Slot", ["Op de laatste bladzijde staat bijna niets."]), footer],
    ]


def _document(path: Path, pages: Sequence[str], quotes: Sequence[tuple[str, int, int]]) -> Document:
    sentences = tuple(
        Sentence(text, page, last, "sentence", ("Deel",), n) for n, (text, page, last) in enumerate(quotes)
    )
    text = " ".join(sentence.text for sentence in sentences)
    known = path.is_file()
    return Document(
        file=path.name,
        fingerprint=fingerprint(path, Entry(path.name)) if known else "x",
        title=path.stem.capitalize(),
        publisher="SER",
        date="2015-06",
        parts=(Part(path.stem, "SER", 1, len(pages)),),
        pages=tuple(Page(n, "", words) for n, words in enumerate(pages, 1)),
        sentences=sentences,
        passages=(Passage(path.name, 0, "SER", ("Deel",), 0, len(sentences), 1, len(pages), text),),
    )


@dataclass(frozen=True)
class ViewedLibrary:
    documents: Mapping[str, Document]
    bodies: Mapping[str, Body] = field(default_factory=lambda: {"SER": Body("SER", article="de")})
    refused: Mapping[str, str] = field(default_factory=dict)

    def passage(self, id: str, /) -> Passage:
        file, number = id.rsplit("#", 1)
        return self.documents[file].passages[int(number)]


class ViewedAnswerer:
    """Answers every question with all of ``CITED``."""

    def __init__(self, library: ViewedLibrary) -> None:
        self.library = library

    def now(self) -> ViewedAnswerer:
        return self

    def answer(self, question: str, history: Sequence[str] = (), answers: Sequence[Answer | None] = ()) -> Answer:
        citations = tuple(self._citation(n, *cited) for n, cited in enumerate(CITED, 1))
        lines = tuple(Line(citation.quote, citation.n) for citation in citations)
        return Answer(question, question, False, "", (Block("De SER schrijft:", "SER", lines),), citations, (), 0.01)

    def _citation(self, n: int, file: str, quote: str, page: int) -> Citation:
        last = 3 if quote == TWO_PAGES else page
        title = self.library.documents[file].title
        return Citation(n, file, title, "SER", "SER", "2015-06", "", page, last, str(page), "Deel", quote, f"{file}#0")


def make_viewed(folder: Path) -> ViewedAnswerer:
    """The PDFs in ``folder``, and what answers from them; the file of ``GONE`` is not there."""
    make_pdf(folder / AGENDA, _pages(), title="Agenda")
    make_scan(folder / SCAN, [column([SCANNED], size=14)])
    agenda = read_document(folder / AGENDA, Catalogue())
    scan = _document(folder / SCAN, [SCANNED], [(SCANNED, 1, 1)])
    gone = _document(folder / GONE, ["Dit is weg."], [("Dit is weg.", 1, 1)])
    documents = (replace(agenda, title="Agenda & plan"), replace(scan, recognised_pages=(1,)), gone)
    return ViewedAnswerer(ViewedLibrary({document.file: document for document in documents}))
