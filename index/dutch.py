"""Dutch text as index terms: stems, numbers, and the parts of compounds and hyphenated words.

The stemmer is Snowball's older Dutch one (Porter; `dutch_porter`): the newer `dutch` maps both "gemeente" and
"mening" to "meen". Compounds are split as in Koehn and Knight (2003), by the frequencies of their parts.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from itertools import chain

import Stemmer

from ingest.lexicon import frequency

TERMS_VERSION = 3  # raise it when the same text would give other terms

STOP_WORDS = frozenset(
    """
    aan al alle alleen allen alles als alsnog alsook altijd ander andere anders beide ben bent bij bijvoorbeeld
    daar daarbij daardoor daarin daarmee daarna daarnaast daarom daarop daarvan daarvoor dan dat de deze die dit
    doch doen doet doe door dus echter een eens eigen elk elke en enige enkele er erg ermee ervan ervoor even
    gaan gaat ge geen geweest had hadden haar hebben hebt heeft heel hem hen het hier hierbij hierdoor hiermee
    hij hoe hoeveel hun iedere ieder iemand iets ik immers in indien is ja je jij jou jouw juist kan kon konden
    kun kunnen kunt laat laten maar mag me men met mij mijn moet moeten mogen na naar namelijk nee niet niets
    nog noemen nu of om omdat onder ons onze ook op opdat over overigens per reeds samen steeds te tegen toch
    toen tot tussen u uit uw vaak van vanuit veel via vind vinden vindt volgens voor vooral waar waarbij waarin
    waarmee waarom waarop waarvan waarvoor wanneer want was wat we weer wel welk welke werd werden wie wij wil
    willen word worden wordt zal ze zeer zeg zegt zeggen noem noemt geef geeft geven som vertel beschrijf
    beschrijft leg uitleggen precies eigenlijk graag dient zei zelf zich zij zijn zo zoals zodat zou zouden
    zulke zullen waren zaten zat kwam kwamen elkaar elkaars zowel ieders bovendien
    """.split()
)
_NOT_A_MODIFIER = STOP_WORDS | set("achter af binnen boven buiten mede mis neer samen terug tegenover vast weg".split())
_NOT_A_HEAD = frozenset("baar heid heden lijk lijke loos loze schap zaam zame rijk rijke vol volle ling".split())
_NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(
        "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien".split()
    )
    if word != "-"
} | {"twintig": "20", "dertig": "30", "veertig": "40", "vijftig": "50", "honderd": "100", "duizend": "1000"}

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|%|€|[^\W\d_]+(?:['-][^\W_]+)*")
_CAMEL = re.compile(r"^([A-Z]{2,5})([a-z]{4,})$")
_LINKS = ("", "s", "en", "e", "n")
_DEVOICED = {"z": "s", "v": "f"}
_PLURAL_S = re.compile(r"[aeiou]s$")
MIN_PART = 4
MIN_PART_FREQUENCY = 60
MIN_COMPOUND = 8

_stemmer_of = threading.local()  # a PyStemmer object is not safe for use by two threads at once


def terms(text: str) -> list[str]:
    """Index terms of ``text`` in order, stop words left out; a compound gives itself and its parts."""
    return list(chain.from_iterable(term_groups(text)))


def term_groups(text: str) -> list[tuple[str, ...]]:
    """As :func:`terms`, one tuple for each word: first the word's own stem, then those of its parts."""
    groups = (_analyse(token) for token in _TOKEN.findall(_plain(text)))
    return [group for group in groups if group]


def _plain(text: str) -> str:
    """Without accents, with straight apostrophes; case is kept, since it tells "SERagenda" from a word."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("\u00ad", ""))
    if decomposed.isascii():
        return decomposed
    return "".join(c for c in decomposed if c < "\u0300" or not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def _analyse(token: str) -> tuple[str, ...]:
    if token in "%€":
        return ("procent",) if token == "%" else ("euro",)
    if token[0].isdigit():
        return (_number(token),)
    camel = _CAMEL.match(token)
    pieces = [p for p in re.split(r"['-]", f"{camel.group(1)}-{camel.group(2)}" if camel else token) if p]
    lower = token.lower()
    if lower in STOP_WORDS:
        return ()
    if lower in _NUMBER_WORDS:
        return (_NUMBER_WORDS[lower],)
    if len(pieces) == 1:
        return tuple(dict.fromkeys(_stem(word) for word in _nodes(pieces[0].lower())))
    # "regio's" is "regio"; "SER-agenda" is "seragenda", "ser" and "agenda"
    pieces = [p.lower() for p in pieces if len(p) > 1 or p.isdigit()]
    whole = "".join(pieces)
    nodes = [whole, *chain.from_iterable(_nodes(p) for p in pieces if p not in STOP_WORDS)]
    return tuple(dict.fromkeys(_stem(word) for word in nodes if word))


def _number(token: str) -> str:
    """ "100.000" is "100000"; a decimal comma stays."""
    return re.sub(r"\.(?=\d{3}\b)", "", token).replace(".", ",")


def _stem(word: str) -> str:
    stemmer = getattr(_stemmer_of, "stemmer", None)
    if stemmer is None:
        stemmer = _stemmer_of.stemmer = Stemmer.Stemmer("dutch_porter")
    if _PLURAL_S.search(word) and frequency(word[:-1]) > (0 if word.endswith("ies") else 0.2 * frequency(word)):
        word = word[:-1]  # "functies", "gemeentes": Snowball keeps an s behind a vowel
    stem = str(stemmer.stemWord(word))
    return stem[:-1] + _DEVOICED.get(stem[-1], stem[-1]) if len(stem) > 2 else stem  # huizen - huis, brieven - brief


def _nodes(word: str) -> list[str]:
    """A word and, when it is a compound, its parts and theirs."""
    split = _split(word)
    return [word] if split is None else [word, *_nodes(split[0]), *_nodes(split[1])]


@lru_cache(maxsize=50_000)
def _split(word: str) -> tuple[str, str] | None:
    """Modifier and head of a compound, or ``None``.

    The split with the highest geometric mean of the parts' frequencies is taken if that is higher than half the
    frequency of the word itself.
    """
    if len(word) < MIN_COMPOUND:
        return None
    best: tuple[float, str, str] | None = None
    for cut in range(MIN_PART, len(word) - MIN_PART + 1):
        head = word[cut:]
        head_frequency = frequency(head)
        if head_frequency < MIN_PART_FREQUENCY or head in _NOT_A_HEAD or head in STOP_WORDS:
            continue
        for link in _LINKS:
            modifier = word[: cut - len(link)] if link else word[:cut]
            if (
                (link and word[cut - len(link) : cut] != link)
                or len(modifier) < MIN_PART
                or modifier in _NOT_A_MODIFIER
            ):
                continue
            modifier_frequency = frequency(modifier)
            if modifier_frequency < (MIN_PART_FREQUENCY if len(modifier) > MIN_PART else 3 * MIN_PART_FREQUENCY):
                continue
            score = (head_frequency * modifier_frequency) ** 0.5 * (0.5 if link in ("e", "n") else 1.0)
            if best is None or score > best[0]:
                best = (score, modifier, head)
    if best is None or best[0] < 0.5 * frequency(word):
        return None
    return best[1], best[2]
