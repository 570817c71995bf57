"""Documents handed to pandoc, which formats citations by a CSL style and writes Markdown and Word.

Pandoc was chosen over citeproc-py, which gives the same references in Dutch, because it also writes Word files with
true footnotes, which python-docx 1.2 cannot. Documents are built as pandoc's own syntax tree and never as Markdown:
whatever stands in a source stays text.
"""

from __future__ import annotations

import json
import re
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypandoc

from app.references.csl import Item
from app.references.reference import HYPHEN, Reference, style_pages
from ingest.errors import UserError

Node = dict[str, Any]
API_VERSION = [1, 23]  # of the syntax tree; pandoc says so when it cannot read it
LANGUAGE = "nl-NL"
_AT_ONCE = threading.BoundedSemaphore(2)  # a pandoc takes 180 MB
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class ConversionError(UserError):
    """Pandoc failed; the message says so in Dutch, for the user."""


# --- the syntax tree -------------------------------------------------------------------------------------------------


def text(words: str) -> list[Node]:
    """Inlines of plain text, white space folded."""
    nodes: list[Node] = []
    for word in _NOT_TEXT.sub("", words).split():
        nodes += [{"t": "Space"}, {"t": "Str", "c": word}] if nodes else [{"t": "Str", "c": word}]
    return nodes


def emphasis(words: str) -> Node:
    return {"t": "Emph", "c": text(words)}


def strong(words: Sequence[Node]) -> Node:
    return {"t": "Strong", "c": list(words)}


def para(*inlines: Node) -> Node:
    return {"t": "Para", "c": list(inlines)}


def heading(level: int, words: str) -> Node:
    return {"t": "Header", "c": [level, ["", [], []], text(words)]}


def bullets(items: Sequence[Sequence[Node]]) -> Node:
    return {"t": "BulletList", "c": [list(item) for item in items]}


def note(*inlines: Node) -> Node:
    return {"t": "Note", "c": [para(*inlines)]}


def cite(reference: Reference) -> Node:
    """A citation of a reference's work at its page."""
    # braces: what stands in them is the page, also when it is no number ("omslag", "A-3")
    label = "pp." if reference.last_page != reference.page else "p."
    pages = _plain_label(style_pages(reference.page, reference.last_page))
    suffix = [{"t": "Str", "c": ","}, {"t": "Space"}, *text(f"{{{label} {pages}}}")]
    citation = {
        "citationId": reference.key,
        "citationPrefix": [],
        "citationSuffix": suffix,
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], text(reference.key)]}


def _meta(value: object) -> Node:
    """CSL data as metadata of the tree: in a bibliography file ``<i>`` in a title would be read as italics."""
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {str(name): _meta(held) for name, held in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(held) for held in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    return {"t": "MetaInlines", "c": text(str(value))}


def _plain_label(label: str) -> str:
    return label.replace("{", "").replace("}", "")


# --- converting ------------------------------------------------------------------------------------------------------


def resolved(blocks: Sequence[Node], items: Sequence[Item], style: str, *, has_list: bool = False) -> list[Node]:
    """``blocks`` with their citations formatted by the CSL ``style`` (XML) from ``items``; ``has_list`` adds the list
    of what is cited at the end.

    Raises:
        ConversionError: pandoc is not there or cannot do it.
    """
    if not items:
        return list(blocks)
    meta: dict[str, Node] = {"references": _meta(list(items))}
    if not has_list:
        meta["suppress-bibliography"] = {"t": "MetaBool", "c": True}
    with tempfile.TemporaryDirectory(prefix="vraagbaak-") as folder:
        path = Path(folder, "style.csl")
        path.write_text(style, "utf-8")
        tree = _run(_tree(blocks, meta), "json", "--sandbox", "--citeproc", f"--csl={path}")
    found: list[Node] = json.loads(tree.decode().replace(HYPHEN, "-"))["blocks"]
    return found


def written(blocks: Sequence[Node], to: str, title: str = "") -> bytes:
    """``blocks`` in the format ``to``.

    Raises:
        ConversionError: pandoc is not there or cannot do it.
    """
    return _run(_tree(blocks, {"title": {"t": "MetaInlines", "c": text(title)}} if title else {}), to)


def _tree(blocks: Sequence[Node], meta: dict[str, Node]) -> str:
    language = {"lang": {"t": "MetaString", "c": LANGUAGE}}
    return json.dumps({"pandoc-api-version": API_VERSION, "meta": {**language, **meta}, "blocks": list(blocks)})


def _run(tree: str, to: str, *arguments: str) -> bytes:
    """About 0.1 s: pandoc is a process of its own."""
    with tempfile.TemporaryDirectory(prefix="vraagbaak-") as folder, _AT_ONCE:
        out = Path(folder, f"uit.{to.partition('-')[0]}")
        every = ["--wrap=none", f"--data-dir={folder}", *arguments]  # not the user's own templates
        try:
            pypandoc.convert_text(tree, to, "json", extra_args=every, outputfile=str(out))
            return out.read_bytes()
        except (OSError, RuntimeError) as error:
            raise ConversionError(f"De verwijzingen konden niet worden gemaakt: {error}") from error
