"""Quotations made of what stands in an index: verbatim, misquoted in every way that people misquote, and invented.

``python -m eval.misquotes FOLDER`` makes them of the PDFs in a folder, looks each up and prints how many got the right
place. ``--golden FILE`` scores quotations that were written by hand instead.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.settings import settings
from eval.golden import GoldenError
from eval.picture import percentage
from eval.quotations import INVENTED, TARGETS, Found, Quoted, figures, load_quotations, look_up
from index.build import build
from index.dutch import STOP_WORDS
from index.embedder import load_embedder
from index.library import Library
from ingest.document import Document, Sentence
from ingest.errors import UserError

LEAST_WORDS, MOST_WORDS = 8, 45  # of a sentence that is quoted
_NUMBER = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w/])(?![.,:-]\d)")
_OCR = {"l": "1", "i": "l", "o": "0", "e": "c", "m": "rn", "n": "ri", "s": "5", "h": "li", "b": "6", "g": "q"}
_END = ".!?"


class _Sentence:
    """A sentence of a document and the one behind it in the same run of text."""

    def __init__(self, document: Document, number: int) -> None:
        self.document, self.number = document, number
        self.sentence: Sentence = document.sentences[number]
        self.words = self.sentence.text.split()

    @property
    def place(self) -> tuple[str, int, str]:
        return self.document.file, self.sentence.page, self.sentence.text

    @property
    def next(self) -> _Sentence | None:
        if self.number + 1 == len(self.document.sentences):
            return None
        following = _Sentence(self.document, self.number + 1)
        return following if _is_quotable(following) and following.sentence.path == self.sentence.path else None


def _is_quotable(item: _Sentence) -> bool:
    words = item.words
    return (
        item.sentence.kind in ("sentence", "item")
        and LEAST_WORDS <= len(words) <= MOST_WORDS
        and item.sentence.text[-1] in _END
        and sum(w.isalpha() for w in words) > 0.6 * len(words)
    )


# --- one way of misquoting each: the quotation, or nothing where the sentence does not lend itself -------------------


def _verbatim(item: _Sentence, rng: random.Random) -> Quoted | None:
    return Quoted("", "woordelijk", item.sentence.text, (item.place,), ("woordelijk",))


def _fragment(item: _Sentence, rng: random.Random) -> Quoted | None:
    size = rng.randint(6, max(len(item.words) - 1, 6))
    start = rng.randint(0, len(item.words) - size)
    text = " ".join(item.words[start : start + size])
    if sum(_bare(w) not in STOP_WORDS for w in text.split()) < 3:
        return None
    return Quoted("", "fragment", text, (item.place,), ("woordelijk",))


def _punctuation(item: _Sentence, rng: random.Random) -> Quoted | None:
    text = re.sub(r"(?<!\d)[,;:](?= )", "", item.sentence.text)
    text = text.replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"')
    text = text[0].lower() + text[1:].rstrip(_END) + "!"
    if rng.random() < 0.5:
        words = text.split()
        words[rng.randrange(1, len(words) - 1)] += ","
        text = " ".join(words)
    return Quoted("", "leestekens", text, (item.place,), ("op leestekens na",))


def _number(item: _Sentence, rng: random.Random) -> Quoted | None:
    found = list(_NUMBER.finditer(item.sentence.text))
    if not found:
        return None
    match = rng.choice(found)
    old = match.group()
    at = rng.randrange(len(old))
    while not old[at].isdigit():
        at = rng.randrange(len(old))
    digit = rng.choice([d for d in "123456789" if d != old[at]])
    new = old[:at] + digit + old[at + 1 :]
    text = item.sentence.text[: match.start()] + new + item.sentence.text[match.end() :]
    return Quoted("", "getal", text, (item.place,), ("afwijkend",), (new,))


def _words(item: _Sentence, rng: random.Random) -> Quoted | None:
    words = list(item.words)
    light = [n for n in range(1, len(words) - 1) if words[n].isalpha() and words[n].lower() not in STOP_WORDS]
    if len(light) < 2:
        return None
    a, b = rng.sample(light, 2)
    if words[a].lower() == words[b].lower():
        return None
    words[a], words[b] = words[b], words[a]
    return Quoted("", "woorden", " ".join(words), (item.place,), ("afwijkend",))


def _joined(item: _Sentence, rng: random.Random) -> Quoted | None:
    other = item.next
    if other is None or other.sentence.page != item.sentence.page:
        return None
    second = other.sentence.text
    text = f"{item.sentence.text.rstrip(_END)}, en {second[0].lower()}{second[1:]}"
    return Quoted("", "samengevoegd", text, (item.place,), ("afwijkend",))


def _pages(item: _Sentence, rng: random.Random) -> Quoted | None:
    if item.sentence.last_page > item.sentence.page:
        return Quoted("", "bladzijden", item.sentence.text, (item.place,), ("woordelijk",))
    other = item.next
    if other is None or other.sentence.page == item.sentence.page:
        return None
    return Quoted("", "bladzijden", f"{item.sentence.text} {other.sentence.text}", (item.place,), ("woordelijk",))


def _ellipsis(item: _Sentence, rng: random.Random) -> Quoted | None:
    if len(item.words) < 14:
        return None
    start = rng.randint(4, len(item.words) - 8)
    size = rng.randint(2, len(item.words) - start - 4)
    mark = rng.choice(["(...)", "[...]", "…", "(…)", "[…]", "..."])
    text = " ".join([*item.words[:start], mark, *item.words[start + size :]])
    return Quoted("", "beletsel", text, (item.place,), ("woordelijk", "op leestekens na"))


def _half_remembered(item: _Sentence, rng: random.Random) -> Quoted | None:
    kept = [w for w in item.words if rng.random() < (0.5 if _bare(w) in STOP_WORDS else 0.75)]
    if len(kept) < 6:
        return None
    at = rng.randrange(len(kept) - 1)
    kept[at], kept[at + 1] = kept[at + 1], kept[at]
    return Quoted("", "half onthouden", " ".join(kept), (item.place,), ("afwijkend", "parafrase"))


def _noise(item: _Sentence, rng: random.Random) -> Quoted | None:
    text = "".join(_OCR.get(c, c) if rng.random() < 0.12 else c for c in item.sentence.text)
    text = "".join(c for c in text if c != " " or rng.random() > 0.04)
    return Quoted("", "tekstherkenning", text, (item.place,)) if text != item.sentence.text else None


def _speaker(item: _Sentence, rng: random.Random) -> Quoted | None:
    other = rng.choice(["CPB", "Raad van State", "Algemene Rekenkamer", "WRR"])
    form = rng.choice(["Volgens de {0}: ‘{1}’", "De {0} schrijft: {1}", "‘{1}’ ({0}, 2019)", "{1}, aldus de {0}."])
    text = form.format(other, item.sentence.text.rstrip(_END))
    return Quoted("", "instantie", text, (item.place,), ("woordelijk",), speaker=other)


def _bare(word: str) -> str:
    return word.strip(".,;:!?‘’“”\"'()").lower()


KINDS: dict[str, Callable[[_Sentence, random.Random], Quoted | None]] = {
    "woordelijk": _verbatim,
    "fragment": _fragment,
    "leestekens": _punctuation,
    "getal": _number,
    "woorden": _words,
    "samengevoegd": _joined,
    "bladzijden": _pages,
    "beletsel": _ellipsis,
    "half onthouden": _half_remembered,
    "tekstherkenning": _noise,
    "instantie": _speaker,
}


def _invented(item: _Sentence, pool: Sequence[_Sentence], rng: random.Random) -> Quoted:
    """The frame of one sentence, filled with the content words of others of the same document."""
    donors = [w for other in rng.sample(pool, min(12, len(pool))) if other.number != item.number for w in other.words]
    content = [w.strip(".,;:!?‘’“”\"'()") for w in donors if _bare(w).isalpha() and _bare(w) not in STOP_WORDS]
    words = [rng.choice(content) if _bare(w) not in STOP_WORDS and content else w for w in item.words]
    return Quoted("", INVENTED, " ".join(words))


def misquotes(library: Library, each: int, seed: int) -> list[Quoted]:
    """``each`` quotations of every kind, as far as the documents give them; the same for the same seed."""
    rng = random.Random(seed)
    pools = {
        file: [item for n in range(len(document.sentences)) if _is_quotable(item := _Sentence(document, n))]
        for file, document in sorted(library.documents.items())
    }
    searched = {(file, n) for file, d in library.documents.items() for p in d.passages for n in range(p.start, p.stop)}
    every = [item for file, pool in pools.items() for item in pool if (file, item.number) in searched]
    made: list[Quoted] = []
    for kind, make in KINDS.items():
        rng.shuffle(every)
        found = [quoted for item in every if (quoted := make(item, rng)) is not None] if every else []
        made += [_numbered(quoted, kind, n) for n, quoted in enumerate(found[:each], 1)]
    rng.shuffle(every)
    invented = [_invented(item, pools[item.document.file], rng) for item in every[:each]]
    return made + [_numbered(quoted, INVENTED, n) for n, quoted in enumerate(invented, 1)]


def _numbered(quoted: Quoted, kind: str, n: int) -> Quoted:
    return Quoted(f"{kind}-{n}", kind, quoted.text, quoted.places, quoted.verdicts, quoted.numbers, quoted.speaker)


def report(found: Sequence[Found], with_faults: bool) -> str:
    """The figures as a Dutch table; with the quotations that went wrong below."""
    told = figures(found)
    lines = [
        f"{told['n']} citaten",
        *(f"{name:<44}{percentage(told[key]):>8}" for name, key in TARGETS if told[key] is not None),
        "",
        f"{'soort':<18}{'aantal':>8}{'plaats':>9}{'oordeel':>9}",
        *(
            f"{kind:<18}{row['n']:>8}{percentage(row['right']):>9}{percentage(row['verdict']):>9}"
            for kind, row in told["by_kind"].items()
        ),
        "",
        f"milliseconden per citaat: mediaan {told['ms']['median']:.0f}, 95 % binnen {told['ms']['p95']:.0f}",
    ]
    if with_faults:
        lines += [
            f"{f.quoted.id}: {', '.join(f.faults)}\n  citaat: {f.quoted.text}\n  bron: "
            + " / ".join(f"{d} p. {p}: {q}" for d, p, q in f.quoted.places)
            + "".join(
                f"\n  gevonden: {p.citation.document} p. {p.citation.page} {p.verdict} {p.similarity:.2f}: "
                f"{p.citation.quote} {[(d.kind, d.quoted, d.source) for d in p.differences]}"
                for p in f.places[:2]
            )
            for f in found
            if f.faults
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when done, 1 when nothing could be done."""
    parser = argparse.ArgumentParser(prog="python -m eval.misquotes")
    parser.add_argument("folder", nargs="?", metavar="MAP", help="map met pdf's (standaard: corpus/)")
    parser.add_argument("--index", metavar="MAP", help="map van de index")
    parser.add_argument("--golden", metavar="BESTAND", help="citaten met hun vindplaats, JSON Lines")
    parser.add_argument("--each", type=int, default=20, metavar="N", help="zo veel citaten van elke soort (20)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="begin van het toeval (1)")
    parser.add_argument("--faults", action="store_true", help="toon wat misging")
    options = parser.parse_args(arguments)
    try:
        where = settings(options.folder, options.index, None)
        embedder = load_embedder(where.model)
        build(where.corpus, where.index, embedder, lambda label, done, total: None)
        library = Library.open(where.index, embedder)
        made = (
            load_quotations(Path(options.golden)) if options.golden else misquotes(library, options.each, options.seed)
        )
        if not made:
            raise GoldenError("Er is geen citaat om op te zoeken: de map bevat geen leesbare zinnen.")
        look_up(library, made[:1])  # load the model before the clock runs
        print(report(look_up(library, made), options.faults))
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
