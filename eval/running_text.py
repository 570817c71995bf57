"""A library of running text that is in no PDF: passages of the texts that the model is trained and measured on."""

from __future__ import annotations

from collections.abc import Sequence

from index.dutch import terms
from index.embedder import Embedder
from index.lexical import LexicalIndex
from index.library import Library
from index.numbering import Numbering
from index.store import FileStore
from index.training.pairs import Passage as TextPassage
from index.vectors import VectorIndex
from ingest.document import Document, Page, Part, Passage, Sentence
from ingest.owner import owner


def library_of(name: str, passages: Sequence[TextPassage], embedder: Embedder) -> Library:
    """One document of ``passages``, each on a page of its own; its owner is told by ``name`` and the text."""
    own = owner((name.rpartition(".")[0],), " ".join(" ".join(p.sentences) for p in passages))
    body = own.name if own else ""
    sentences: list[Sentence] = []
    made: list[Passage] = []
    for number, passage in enumerate(passages):
        page, start = number + 1, len(sentences)
        path = (passage.heading,) if passage.heading else ()
        sentences += [Sentence(text, page, page, "sentence", path, number) for text in passage.sentences]
        made.append(Passage(name, number, body, path, start, len(sentences), page, page, " ".join(passage.sentences)))
    pages = tuple(Page(p.first_page, "", p.text) for p in made)
    document = Document(
        name, "", name, "", "", "", "", (Part(name, body, 1, len(pages)),), pages, tuple(sentences), tuple(made)
    )
    vectors, tokens = embedder.encode_with_tokens([p.searched for p in made])
    lexical = LexicalIndex.build([terms(f"{p.context} {p.text}") for p in made])
    numbering = Numbering.of({name: document})
    return Library(
        {name: document},
        {own.name: own} if own else {},
        FileStore(VectorIndex.build(vectors), lexical, numbering.within),
        lexical,
        {name: embedder.encode_passages([s.text for s in sentences])},
        {name: tokens},
        embedder,
        {},
        numbering,
    )
