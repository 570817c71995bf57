"""A small made-up library and what answers from it: for tests of what the page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from app.answering.answer import Answer, Block, Citation, Line
from index.hit import Hit
from index.measures import Measures
from ingest.document import Body, Document, Page, Part, Passage, Sentence

FILE = "proef agenda.pdf"
EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script> **vet** ![x](http://buiten.example/x.png)"
MINIMAL_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]>>endobj\n%%EOF\n"


def sentence(text: str, paragraph: int, page: int = 2, last_page: int = 0, kind: str = "sentence") -> Sentence:
    return Sentence(text, page, last_page or page, kind, ("Arbeidsmarkt", "Arbeidsmarktregio's"), paragraph)  # type: ignore[arg-type]


SENTENCES = (
    sentence("De vorige alinea gaat over de stad.", 1),
    sentence("Er zijn 35 arbeidsmarktregio's.", 2),
    sentence("Zij verschillen in omvang & <b>vorm</b>.", 2),
    sentence("Regio's werken samen met gemeenten", 3, 2, 3),
    sentence("en met werkgevers.", 3, 3),
    sentence("De volgende alinea gaat over wonen.", 4, 3),
)


def document(title: str = "Proefagenda") -> Document:
    passage = Passage(FILE, 0, "SER", SENTENCES[0].path, 1, 3, 2, 2, "Er zijn 35 arbeidsmarktregio's. " * 9)
    return Document(
        file=FILE,
        fingerprint="x",
        title=title,
        publisher="SER",
        date="2015-06",
        parts=(Part(title, "SER", 1, 3),),
        pages=(Page(1, "", ""), Page(2, "1", ""), Page(3, "2", "")),
        sentences=SENTENCES,
        passages=(passage,),
    )


def citation(quote: str = "Er zijn 35 arbeidsmarktregio's.", n: int = 1, page: int = 2, last_page: int = 2) -> Citation:
    return Citation(
        n=n,
        document=FILE,
        title="Proefagenda",
        author="SER",
        publisher="SER",
        date="2015-06",
        url="",
        page=page,
        last_page=last_page,
        page_label=str(page - 1),
        section="Arbeidsmarktregio's",
        quote=quote,
        passage=f"{FILE}#0",
    )


def answered(question: str, *citations: Citation, remark: str = "") -> Answer:
    lines = tuple(Line(c.quote, c.n, bullet=c.n > 1) for c in citations)
    return Answer(question, question, False, remark, (Block("De SER schrijft:", "SER", lines),), citations, (), 0.01)


def abstained(question: str, remark: str = "") -> Answer:
    near = (Hit(document().passages[0], 0.1, 0.1, 0.1, 0.1, Measures(*[0.1] * len(Measures._fields)), 0.0),)
    return Answer(question, question, True, remark, (), (), near, 0.01)


@dataclass(frozen=True)
class FakeLibrary:
    documents: Mapping[str, Document]
    bodies: Mapping[str, Body] = field(default_factory=lambda: {"SER": Body("SER", article="de")})

    refused: Mapping[str, str] = field(default_factory=dict)

    def passage(self, id: str, /) -> Passage:
        file, number = id.rsplit("#", 1)
        return self.documents[file].passages[int(number)]


class FakeAnswerer:
    """Answers every question about regions, finds nothing for the rest and fails on command."""

    def __init__(self, *documents: Document) -> None:
        self.library = FakeLibrary({doc.file: doc for doc in documents})
        self.heard: list[tuple[str, tuple[str, ...]]] = []
        self.shown: list[tuple[Answer | None, ...]] = []

    def now(self) -> FakeAnswerer:
        return self

    def answer(self, question: str, history: Sequence[str] = (), answers: Sequence[Answer | None] = ()) -> Answer:
        self.heard.append((question, tuple(history)))
        self.shown.append(tuple(answers))
        if "storing" in question:
            raise RuntimeError("kapot: /geheim/pad")
        if "regio" in question:
            over = citation("Regio's werken samen met gemeenten en met werkgevers.", 2, 2, 3)
            return answered(question, citation(), over, remark=EVIL if "<" in question else "")
        return abstained(question, "De bronnen zeggen hier niets over.")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags
