"""Make the thesaurus that is searched with from the one that was written: ``python -m index.training.thesaurus``.

A line of ``data/written_thesaurus.tsv`` has a headword, what can stand in its place, and words near to it; or a
headword and, behind ``@``, the word that it is a form of. The words of policy papers with everyday words for them
(:mod:`index.training.policy`) come in as well.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.dutch import STOP_WORDS, term_groups
from index.thesaurus import GRADES, LONGEST_KEY, THESAURUS_FILE
from index.training.policy import POLICY_WORDS

WRITTEN = Path(__file__).with_name("data") / "written_thesaurus.tsv"
DENIALS = frozenset("niet geen nooit zonder".split())  # "niet duur" is no matter of "duur"
MOST = 60  # related terms of one, the closest first

Terms = tuple[str, ...]


def terms_of(expression: str) -> Terms:
    """The terms of a word or an expression, in order of the alphabet; none when it cannot be told from them."""
    words = expression.lower().split()
    groups = term_groups(expression)
    if not groups or len(groups) > LONGEST_KEY or DENIALS & set(words):
        return ()
    if len(words) > 1 and len(groups) == 1 and not all(w in STOP_WORDS for w in words[:-1]):
        return ()
    return tuple(sorted({group[0] for group in groups}))


def _entries(lines: Iterable[str]) -> Iterator[tuple[Terms, str, Terms]]:
    """Each word with the kind of relation and the related word."""
    for line in lines:
        head, *fields = line.rstrip("\n").split("\t")
        key = terms_of(head)
        if not key or not fields:
            continue
        if fields[0].startswith("@"):
            yield key, "=", terms_of(fields[0][1:])
            continue
        synonyms, near = ([terms_of(word) for word in field.split("|")] for field in [*fields, ""][:2])
        yield from ((key, "s", other) for other in synonyms)
        yield from ((key, "n", other) for other in near)


def relations(lines: Iterable[str]) -> dict[Terms, dict[Terms, str]]:
    """For each word the related ones, in both directions, with the closest kind of relation."""
    made: dict[Terms, dict[Terms, str]] = defaultdict(dict)

    def add(one: Terms, kind: str, other: Terms) -> None:
        if one and other and not set(one) & set(other):
            known = made[one].get(other)
            if known is None or GRADES[kind] > GRADES[known]:
                made[one][other] = kind

    forms: list[tuple[Terms, Terms]] = []
    for one, kind, other in _entries(lines):
        add(one, kind, other)
        add(other, kind, one)
        if kind == "=":
            forms.append((one, other))
    for form, word in forms:  # a form has all that its word has
        for other, kind in list(made.get(word, {}).items()):
            if other != form:
                add(form, kind, other)
                add(other, kind, form)
    return made


def write(made: dict[Terms, dict[Terms, str]], path: Path) -> None:
    """One line a word, in order: itself and up to ``MOST`` related ones."""
    lines = []
    for word, related in sorted(made.items()):
        closest = sorted(related.items(), key=lambda pair: (-GRADES[pair[1]], pair[0]))[:MOST]
        lines.append("\t".join([" ".join(word), *(kind + " ".join(other) for other, kind in closest)]) + "\n")
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("".join(lines).encode())


def written_lines() -> list[str]:
    """All that was written, as lines of ``data/written_thesaurus.tsv``."""
    own = WRITTEN.read_text(encoding="utf-8").splitlines()
    everyday = (line.split("\t") for line in POLICY_WORDS.read_text(encoding="utf-8").splitlines())
    return [*own, *(f"{word}\t{others}\t" for word, others, *_ in everyday)]


def main() -> None:
    """The command line."""
    made = relations(written_lines())
    write(made, THESAURUS_FILE)
    print(f"{len(made)} words, {sum(map(len, made.values()))} relations")


if __name__ == "__main__":
    main()
