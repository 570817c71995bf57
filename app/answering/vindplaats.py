"""Where does this stand? From a quotation, right or half remembered, to the place and the exact words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from rapidfuzz import fuzz

from app.answering import wording
from app.answering.alignment import Alignment, align
from app.answering.answer import Citation
from app.answering.articles import with_article
from app.answering.ascription import ascription
from app.answering.bodies import BodyFinder
from app.answering.citations import Citations
from app.answering.comparison import Pair, Stretch, compare, with_edges
from app.answering.nearby import LEXICAL, regions
from app.answering.outside import denial_beside
from app.answering.paraphrase import paraphrased
from app.answering.quotation import Quotation, read_quotation
from app.answering.quote import fold
from app.answering.region import Region, cited, region_of
from index.dutch import terms
from index.library import Library
from index.store import Scope
from ingest.document import Document, Passage

Verdict = Literal["woordelijk", "op leestekens na", "afwijkend", "parafrase"]

MIN_WORDS, MAX_WORDS = 3, 600  # of a quotation that can be looked up
MIN_SIMILARITY = 0.6  # of the words, to call a place found
MIN_HELD = 0.62  # of the quotation's words, function words counting less, that the source has in this order; or
MIN_TELLING, MOST_TELLING = 0.35, 0.6  # of what its words tell (inverse document frequency): at least, and enough
SHORT, MIN_SHORT_SIMILARITY = 6, 0.72  # so few words say less
MIN_MISREAD, MIN_LETTERS = 0.3, 0.75  # of the words and of the letters, where many words were misread
SAME_PLACE = 0.05  # what comes this close to the best place is shown as well
BETTER = 0.04  # what words from several places must gain on words from one
FAR = 12  # words: what is passed over, for the words behind it to be cited by themselves
BESIDE = 60  # characters
MAX_PLACES = 10
SURE = 0.8  # how alike a text has to be that nobody called a quotation


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand; ``citation.quote`` holds them exactly, and ``continued`` those that stand further on.

    ``similarity`` is that of the words, 0 to 1; of a paraphrase that in meaning. ``comparison`` is the quotation beside
    the source, stretch by stretch. ``ascribed_to`` names the speaker whom the quotation gives when neither these nor
    those of any other place are his words, else ""; ``caution`` says so in Dutch, and that the source denies right
    beside these words what they say. ``is_repeated``: the source itself
    quotes these words.
    """

    citation: Citation
    verdict: Verdict
    similarity: float
    comparison: tuple[Stretch, ...]
    passage: Passage
    continued: tuple[Citation, ...] = ()
    ascribed_to: str = ""
    caution: str = ""
    is_repeated: bool = False

    @property
    def differences(self) -> tuple[Stretch, ...]:
        """What the quotation leaves out, adds or changes."""
        return tuple(stretch for stretch in self.comparison if stretch.kind != "gelijk")

    @property
    def is_sure(self) -> bool:
        """Whether a text that nobody called a quotation is one."""
        is_near = self.verdict == "afwijkend" and self.similarity >= SURE
        return is_near or self.verdict in ("woordelijk", "op leestekens na")


def locate(library: Library, quotation: str, scope: Scope | None = None) -> list[Place]:
    """The places where ``quotation`` stands, the original publication first; empty when it is not to be found.

    With a ``scope``, that of ``library``, sentences beside it count no more than those elsewhere.

    The index gives the candidates, alignment word by word the sentences among them. Words that say whose the
    quotation is are told apart from it.
    """
    told = ascription(quotation, BodyFinder(library.bodies.values()))
    whole = _found(library, read_quotation(quotation), scope)
    if told is None:
        return _numbered(whole or _paraphrases(library, read_quotation(quotation)))
    core = read_quotation(told.quotation)
    found = _found(library, core, scope)
    if whole and (not found or _stands_beside(told.name, found[0], library) or _is_exact(whole)):
        return _numbered(whole)
    found = found or _paraphrases(library, core)
    return _ascribed(found, told.speaker, library)


def speaker_first(places: Sequence[Place], speakers: Collection[str]) -> list[Place]:
    """The same places, numbered anew, those with the words of one of ``speakers`` before the others."""
    return _numbered(sorted(places, key=lambda place: place.citation.author not in speakers))


def misascription(library: Library, speaker: str, author: str) -> str:
    """That words are not of the ``speaker`` that a quotation gives, but of ``author``."""
    spoken, written = (with_article(library.bodies[n]) if n in library.bodies else n for n in (speaker, author))
    return wording.misascribed(spoken, written)


def _numbered(places: Sequence[Place]) -> list[Place]:
    """The places with their citations numbered from 1, in this order."""
    n = count(1)
    return [
        replace(
            place,
            citation=replace(place.citation, n=next(n)),
            continued=tuple(replace(citation, n=next(n)) for citation in place.continued),
        )
        for place in places
    ]


def _is_exact(places: Sequence[Place]) -> bool:
    return not places[0].differences


def _stands_beside(name: str, place: Place, library: Library) -> bool:
    """Whether the source names the speaker right beside the words: then the name is part of what is quoted."""
    page = fold(library.documents[place.citation.document].pages[place.citation.page - 1].text)
    at = page.find(place.citation.quote)
    stop = at + len(place.citation.quote)
    return bool(name) and at >= 0 and name in page[max(at - BESIDE, 0) : at] + page[stop : stop + BESIDE]


def _found(library: Library, asked: Quotation, scope: Scope | None) -> list[Place]:
    if not MIN_WORDS <= len(asked.words) <= MAX_WORDS:
        return []
    citations = Citations(library)
    places: dict[tuple[str, int, str], Place] = {}
    telling = {word.key: max(map(library.lexical.weight, terms(word.key)), default=0.0) for word in asked.words}
    for region in regions(library, asked):
        for place in _places(region, asked, telling, citations):
            if not _is_within(scope, place):
                continue
            key = (place.citation.document, place.citation.page, place.citation.quote)
            if key not in places or places[key].similarity < place.similarity:
                places[key] = place
    if not places:
        return []
    whole = [p for p in places.values() if not p.continued]
    best = max(p.similarity for p in places.values())
    if whole and max(p.similarity for p in whole) >= best - BETTER and not asked.gaps:
        places = {k: p for k, p in places.items() if not p.continued}
        best = max(p.similarity for p in places.values())
    near = [p for p in places.values() if p.similarity >= best - SAME_PLACE]
    if any(not p.differences for p in near):
        near = [p for p in near if not p.differences]
    return sorted(near, key=_order)[:MAX_PLACES]


def _is_within(scope: Scope | None, place: Place) -> bool:
    """Whether none of the words stand outside ``scope``."""
    return scope is None or all(
        (scope.bodies is None or citation.author in scope.bodies)
        and (scope.documents is None or citation.document in scope.documents)
        for citation in (place.citation, *place.continued)
    )


def _order(place: Place) -> tuple[object, ...]:
    """Words that are not quoted from elsewhere first, then the oldest; what has no date last."""
    return (
        place.is_repeated,
        round(-place.similarity, 2),
        place.citation.date or "9999",
        place.citation.document,
        place.citation.page,
    )


def _places(region: Region, asked: Quotation, telling: dict[str, float], citations: Citations) -> Iterator[Place]:
    """The best place in a region, and others before and behind it. ``telling``: what each word tells of its source."""
    if len(region.words) < MIN_WORDS:
        return
    alignment = align(asked.words, region.words, asked.gaps)
    if not _is_found(alignment, region, asked, telling):
        return
    place = _place(region, asked, alignment, citations)
    if place:
        yield place
    start, stop = alignment.span
    for low, high in ((0, start), (stop, len(region.words))):
        if high - low >= MIN_SIMILARITY * len(asked.words):
            part = Region(region.document, region.words[low:high], region.sentence_of[low:high])
            yield from _places(part, asked, telling, citations)


def _is_found(alignment: Alignment, region: Region, asked: Quotation, telling: dict[str, float]) -> bool:
    """Whether the source holds enough of the quotation, also of the words that tell something; or, where letters were
    misread, enough of the letters."""
    source = [word.key for word in region.words[slice(*alignment.span)]]
    is_short = len(asked.words) <= SHORT
    if alignment.similarity >= (MIN_SHORT_SIMILARITY if is_short else MIN_SIMILARITY):
        held = sum(weight for key, weight in telling.items() if key in source)
        share = held / sum(telling.values()) if any(telling.values()) else 1.0
        if share >= MIN_TELLING and (alignment.held >= MIN_HELD or share >= MOST_TELLING):
            return True
    if is_short:
        return _only_numbers_differ(alignment, region, asked)
    if alignment.similarity < MIN_MISREAD:
        return False
    return fuzz.ratio("".join(word.key for word in asked.words), "".join(source)) >= 100 * MIN_LETTERS


def _only_numbers_differ(alignment: Alignment, region: Region, asked: Quotation) -> bool:
    """Whether the source has all words of the quotation in a row, but for another number in the place of one."""
    start, stop = alignment.span
    if stop - start != len(asked.words) or any(i < 0 or j < 0 for i, j in alignment.pairs):
        return False
    pairs = [(asked.words[i], region.words[j]) for i, j in alignment.pairs]
    held = [ours.key for ours, theirs in pairs if ours.key == theirs.key and not ours.is_number]
    others = [(ours, theirs) for ours, theirs in pairs if ours.key != theirs.key]
    return bool(terms(" ".join(held))) and all(ours.is_number and theirs.is_number for ours, theirs in others)


def _place(region: Region, asked: Quotation, alignment: Alignment, citations: Citations) -> Place | None:
    claims = asked.text[:1].isupper(), asked.text[asked.words[-1].stop :].strip(" ’”\"')")[:1] in (".", "!", "?")
    pairs = with_edges(alignment, asked.words, region.words, region.sentence_of, claims)
    comparison = compare(
        pairs, asked.words, region.words, asked.piece, region.text, lambda j: _interrupts(region, pairs, j), asked.gaps
    )
    is_exact = all(stretch.kind == "gelijk" for stretch in comparison)
    runs = list(_source_runs(pairs, region))
    found = [c for start, stop in runs for c in cited(region, start, stop, is_exact, citations)]
    if not found:
        return None
    denied = denial_beside(region, runs[0][0], runs[-1][1]) if is_exact else ("", "")
    passage = next(p for p in region.document.passages if p.id == found[0].passage)
    return Place(
        citation=found[0],
        verdict=_verdict(asked, comparison, found[-1]),
        similarity=1.0 if is_exact else alignment.similarity,
        comparison=comparison,
        passage=passage,
        continued=tuple(found[1:]),
        is_repeated=_is_quoted(region.document, found[0]),
        caution=wording.denied(*denied) if any(denied) else "",
    )


def _source_runs(pairs: Sequence[Pair], region: Region) -> Iterator[tuple[int, int]]:
    """The runs of source words that the quotation covers, parted where other sentences are passed over."""
    used = sorted(j for i, j in pairs if j >= 0 and i >= 0)
    start = previous = used[0]
    for j in used[1:]:
        passed = range(previous + 1, j)
        far = len(passed) > FAR or region.sentence_of[j] > region.sentence_of[previous] + 1
        if far and len({region.sentence_of[k] for k in (previous, *passed, j)}) > 1:
            yield start, previous + 1
            start = j
        previous = j
    yield start, previous + 1


def _interrupts(region: Region, pairs: Sequence[Pair], j: int) -> bool:
    """Whether source word ``j`` is of a note, a caption or a row of a table that no quoted word is of."""
    number = region.sentence_of[j]
    if region.document.sentences[number].kind not in ("note", "caption", "row"):
        return False
    return not any(i >= 0 and k >= 0 and region.sentence_of[k] == number for i, k in pairs)


def _verdict(asked: Quotation, comparison: Sequence[Stretch], last: Citation) -> Verdict:
    if any(stretch.kind != "gelijk" for stretch in comparison):
        return "afwijkend"
    mark = asked.text[asked.words[-1].stop :].strip(" ’”\"')")[:1]
    other_end = mark in ("!", "?") and mark not in last.quote[-3:]
    is_literal = all(fold(stretch.quoted) == stretch.source for stretch in comparison)
    return "woordelijk" if is_literal and not other_end else "op leestekens na"


def _is_quoted(document: Document, citation: Citation) -> bool:
    """Whether the words stand between quotation marks in the source, as those of somebody else."""
    page = fold(document.pages[citation.page - 1].text)
    quote = citation.quote
    at = page.find(quote)
    if at < 0:
        return False
    before = quote[:1] + page[max(at - 1, 0) : at]
    after = quote[-2:] + page[at + len(quote) :][:2]
    return bool(set(before) & set('‘“"„') and set(after) & set('’”"'))


def _paraphrases(library: Library, asked: Quotation) -> list[Place]:
    """The place that says the same in other words, when there is one."""
    found = paraphrased(library, asked, library.candidates(asked.text, LEXICAL, LEXICAL))
    if found is None:
        return []
    region = region_of(library.documents[found.passage.document], [found.number])
    citations = cited(region, 0, len(region.words), False, Citations(library))
    if not citations:
        return []
    return [Place(citations[0], "parafrase", found.meaning, (), found.passage, tuple(citations[1:]))]


def _ascribed(places: Sequence[Place], speaker: str, library: Library) -> list[Place]:
    ordered = speaker_first(places, {speaker})
    if not speaker or any(place.citation.author == speaker for place in ordered[:1]):
        return ordered
    return [
        replace(
            place,
            ascribed_to=speaker,
            caution=wording.cautions(misascription(library, speaker, place.citation.author), place.caution),
        )
        for place in ordered
    ]
