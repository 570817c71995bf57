"""Cut a Dutch paragraph into sentences."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    """
    aant afb afd al art bijv blz bv ca cf cie co d.d dd del dhr dr drs ds e.a e.d e.e.a enz etc evt excl fig gem
    hfdst hr i.c i.e i.p.v i.v.m incl ing inz ir jl jr kon lid m.a.w m.b.t m.b.v m.i.v m.n m.u.v max mevr min mr mw
    n.a.v n.v.t nl nr nrs o.a o.b.v o.i.v o.l.v op.cit p pag par pct plm prof resp s.v.p sr st stb stcrt t.a.v t.b.v
    t.g.v t.m t.n.v t.o.v t/m tel trb u.a v.chr vgl vnl vz w.o z.g z.o.z zgn zie
    """.split()
) - {"al", "del", "lid", "zie", "gem", "min", "max", "kon", "st", "co", "p"}
_MAYBE_LAST = frozenset({"mld", "mln", "enz", "etc", "e.d", "e.a", "cs", "c.s", "jl"})  # often at a sentence's end
_END = re.compile(r"[.!?…]+[’”\"')\]]*(?:(?<=[^\W\d_][.!?])\d{1,2})?(?=\s+)")  # a footnote's number may be glued on
_OPENING = "‘“\"'(["
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


def split_sentences(text: str) -> list[str]:
    """Sentences of ``text``, in order; joined by a space they are ``text`` again.

    A full stop ends a sentence when white space and a capital, a figure or an opening quote follow, unless it
    belongs to an abbreviation, an initial or a numbered point.
    """
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(text):
        rest = text[match.end() :].lstrip()
        if _ends_sentence(text[start : match.end()], match.group(), rest):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    if tail := text[start:].strip():
        sentences.append(tail)
    return sentences


def _ends_sentence(sentence: str, mark: str, rest: str) -> bool:
    first = rest.lstrip(_OPENING)[:1]
    if not first or first.islower():
        return False
    if _inside_brackets(sentence):
        return False
    if mark == ".":
        word = (sentence[:-1].split() or [""])[-1].lstrip(_OPENING)
        if word.lower() in _MAYBE_LAST:
            return first.isupper()
        if word.lower().rstrip(".") in _ABBREVIATIONS or word.lower() in _ABBREVIATIONS:
            return False
        if _INITIALS.fullmatch(word):  # "J. de Vries", "G.P. Isabella"
            return False
        if re.fullmatch(r"\d{1,3}|[a-z]", word) and sentence.strip() == word + ".":  # "1. De stad": a numbered point
            return False
    return True


def _inside_brackets(sentence: str) -> bool:
    """Whether a round bracket that opened in the last 120 characters is still open."""
    tail = sentence[-120:]
    return tail.rfind("(") > tail.rfind(")")
