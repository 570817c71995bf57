"""Whole words: lines joined, hyphens at line ends joined or kept by evidence, ligatures and odd spaces mended.

Nothing here changes a wording. What cannot be decided stays as it was printed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.lexicon import frequency
from ingest.run import BREAK, MAYBE_SPACE

_LIGATURES = {chr(code): unicodedata.normalize("NFKD", chr(code)) for code in range(0xFB00, 0xFB07)}
_LIGATURES |= {"ĳ": "ij", "Ĳ": "IJ"}
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\s]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LAST = re.compile(r"([^\W_]+(?:[-’'][^\W_]+)*)$")
_FIRST = re.compile(r"([^\W_]+(?:[-’'][^\W_]+)*)")
_DANGLING = re.compile(r"(?:en|of|noch|en/of|dan|tot|maar|als|én|óf)\b")
_LINKS = frozenset("aan bij de door en in met na naar om op te tegen tot uit van voor".split())
_ONLY_LINKS = frozenset("en met naar tot van".split())  # they seldom begin a word, as "aan" and "op" do
_MIXED = re.compile(r"^[A-Z][a-z]*[A-Z]$")  # PhD, RvS, BZK
_ADDRESS_SIGNS = (".", "/", "-", "_", "=", "?", "&")
_ADDRESS = re.compile(r"https?:/|www\.")
_OF_ADDRESS = re.compile(r"[a-z\d%~]\S*[./_=?&-]\S|[a-z\d%~][\w%-]*/")  # "iederin.nl/over", "handleiding/"
_DOMAIN = re.compile(r"(?:nl|eu|org|com|net|pdf)(?![\w-])")
_AROUND = ".,;:!?()[]“”‘’\"'…•-–"
_CORPUS_WORDS = 1.6e7  # the words that the frequencies were counted in
_VOWEL_CLASHES = {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "äe", "ée"}


def clean(text: str) -> str:
    """Ligatures as letters, one plain space for any white space, invisible characters out, composed accents."""
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", text).strip()


def settle_spaces(text: str) -> str:
    """A text in which every narrow white is a space or nothing, whichever gives the likelier words.

    The best division is found by dynamic programming over word frequencies (as for words without spaces; Norvig 2009,
    "Natural Language Corpus Data").
    """
    if MAYBE_SPACE not in text:
        return text
    return re.sub(rf"\S*{MAYBE_SPACE}\S*", lambda found: _divided(found.group().split(MAYBE_SPACE)), text)


def _divided(parts: Sequence[str]) -> str:
    best: list[tuple[float, str]] = [(0.0, "")]
    for end in range(1, len(parts) + 1):
        best.append(
            max(
                (before + _likelihood(word), f"{text} {word}".strip())
                for start, (before, text) in enumerate(best)
                for word in ["".join(parts[start:end])]
            )
        )
    return best[-1][1]


def _likelihood(word: str) -> float:
    """Logarithm of about how likely a word is; one that is not in the list is less likely the longer it is."""
    letters = word.strip(_AROUND)
    if not letters or letters.isdigit():
        return -8.0
    count = frequency(letters)
    return math.log(count / _CORPUS_WORDS) if count else -18.0 - 0.5 * len(letters)


class Vocabulary:
    """The words that a document prints unbroken: the best evidence for how it spells a broken one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._hyphenated: Counter[str] = Counter()
        for line in lines:
            for word in _WORD.findall(_without_broken_end(line).lower().replace("’", "'")):
                self._counts[word] += 1
                if "-" in word:
                    self._hyphenated[word.rsplit("-", 1)[0]] += 1

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether ``left-right`` is one word with a real hyphen, rather than a word broken at the line's end.

        The document's own spelling decides first, then Dutch frequencies, then the rules of Dutch spelling: a
        hyphen stands before a capital or figure, behind an abbreviation, around the small words that link others to
        one, and where two vowels would clash.
        """
        left_l, right_l = (part.lower().replace("’", "'") for part in (left, right))
        own = self._counts[f"{left_l}-{right_l}"] - self._counts[left_l + right_l]
        if own:
            return own > 0
        joined, hyphened = frequency(left_l + right_l), frequency(f"{left_l}-{right_l}")
        if joined != hyphened:
            return hyphened > joined
        if right[0].isupper() or right[0].isdigit() or left[-1].isdigit():
            return True
        last = left.rsplit("-", 1)[-1]
        if len(last) > 1 and (last.isupper() or _MIXED.search(last)):
            return True
        if self._hyphenated[left_l] > 0 and not self._counts[left_l + right_l]:
            return True
        if _is_linked(left_l, right_l):
            return True
        return left_l[-1] + right_l[0] in _VOWEL_CLASHES and frequency(left_l) > 0 and frequency(right_l) > 0


def _is_linked(left: str, right: str) -> bool:
    """Whether a small word beside a broken place links others to one ("beleid- / op-maat", "tekst-naar- / tekst"), and
    is no part of a word that goes on across it ("Hitler-aan- / bidding")."""
    before, _, last = left.rpartition("-")
    first, _, behind = right.partition("-")
    links = (behind and first in _LINKS) or (before and last in _ONLY_LINKS)
    return bool(links) and not frequency(last + first)


def _without_broken_end(line: str) -> str:
    """A line without the word that its hyphen breaks off: half a word is evidence of nothing."""
    if not line.rstrip().endswith(("-", "\u00ad", "‐")):  # as most are, told faster
        return line
    return re.sub(r"[^\s]+[-\u00ad‐]\s*$", "", line)


def join_lines(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """The lines of one paragraph as running text."""
    text = ""
    for line in lines:
        text = _join(text, line.strip(), vocabulary) if text else line.strip()
    return clean(text.replace(BREAK, "-") if text.endswith(BREAK) else text.replace(BREAK, ""))


def _is_broken_address(text: str, line: str) -> bool:
    """Whether an address on the web goes on in ``line``: it breaks off behind a sign, and more of one follows."""
    if not text.endswith(_ADDRESS_SIGNS):
        return False
    last, first = text[text.rfind(" ") + 1 :], line.partition(" ")[0]
    if last[-1] == "." and _DOMAIN.match(line):
        return len(last) > 2
    return bool(_ADDRESS.search(last) and _OF_ADDRESS.match(first))


def _join(text: str, line: str, vocabulary: Vocabulary) -> str:
    if _is_broken_address(text, line):
        return text + line
    if not text.endswith((BREAK, "-", "‐")):
        return f"{text} {line}"
    last = text[text.rfind(" ", 0, -1) + 1 : -1]  # of a long paragraph all else would be searched for each line
    left, right = _LAST.search(last), _FIRST.match(line)
    if not left or not right:
        # a dash that stands alone, or a bracket or figure behind the hyphen: stay with what is printed
        return f"{text[:-1]}- {line}" if text[:-1].endswith(" ") else f"{text[:-1]}{line}" if not right else text + line
    if _DANGLING.match(line):
        return f"{text[:-1]}- {line}"
    if vocabulary.keeps_hyphen(left.group(1), right.group(1)):
        return f"{text[:-1]}-{line}"
    return text[:-1] + line
