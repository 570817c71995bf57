"""The Dutch sentences that Vraagbaak says itself, around the words of the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.articles import with_article
from app.answering.comparison import Stretch
from app.answering.dates import dutch_date
from app.answering.number import is_plural
from index.hit import Hit
from ingest.document import Body, Document
from ingest.file_date import day_of, is_file_date

READ_AS = "Ik lees dit als: "
# not "they say nothing about it": that would be a claim about the sources, and this is what was found in them
NOT_FOUND = "Een antwoord daarop heb ik in deze bronnen niet gevonden."
EMPTY = "Stel een vraag over de documenten, bijvoorbeeld: wat zeggen de bronnen over woningbouw?"
GREETING = (
    "Goedendag. Ik beantwoord vragen over de documenten in deze verzameling, in de woorden van de bron en met de "
    "bladzijde erbij. Waar bent u naar op zoek?"
)
THANKS = "Graag gedaan. Hebt u nog een vraag over de documenten?"
BEHIND = "Let op: de map met pdf’s is veranderd sinds de index is gemaakt. Werk hem bij met: vraagbaak index"
NO_DOCUMENTS = (
    "Er staan nog geen doorzoekbare documenten in de verzameling. Zet pdf’s in de map van het corpus en werk de "
    "index bij."
)
QUOTED = {
    "woordelijk": "Dat staat er woordelijk.",
    "op leestekens na": "Dat staat er, op leestekens of hoofdletters na.",
    "afwijkend": "Zo staat het er niet: {differences}. Dit staat er wel:",
    "parafrase": "Met die woorden staat het er niet. Hetzelfde staat er zo:",
}
_VERDICT = re.compile(rf"(?:Op ‘.*’: )?(?:{'|'.join(re.escape(v.partition('{')[0]) for v in QUOTED.values())})")
_IN_DETAILS = "volgens de gegevens bij dat document onder Documenten"  # no words of the source
_TAKE_CARE = "let op: "
AGREEING = "Of zij het eens zijn, kan ik niet beoordelen. Dit schrijven zij:"
ABOUT_WHAT = "Over welk onderwerp wilt u hen vergelijken? Noem het erbij, bijvoorbeeld: over wonen."
CANNOT_JUDGE = "Of het klopt, kan ik niet beoordelen."
LITERALLY = f"Zo staat het er, woordelijk. {CANNOT_JUDGE}"
WHAT_THEN = "Wat bedoelt u dan wel? Bijvoorbeeld: nee, ik bedoel de huurprijzen."
SOURCE_CHANGED = "Het document achter mijn vorige antwoord is veranderd of verwijderd. Stel uw vraag opnieuw."
NO_ANSWER_BEFORE = "Op uw vorige vraag had ik geen antwoord. Stel de vraag anders, of noem het onderwerp."
NO_SUMMARY = (
    "Samenvatten kan ik niet: ik geef alleen de woorden van de bronnen zelf. Vraag naar een onderdeel, dan zoek ik dat "
    "voor u op."
)
NO_SUMMARY_BUT = "Samenvatten kan ik niet: ik geef alleen de woorden van de bronnen zelf."
NO_SUCH_CHAPTER = "Dit stuk heeft geen hoofdstuk met die naam."
ASK_OF_CHAPTER = "Vraag naar een van deze onderdelen, dan zoek ik op wat erover staat."
NOTHING_AFTER = "Daarna staat er in dit onderdeel niets meer."
NOTHING_BEFORE = "Daarvoor staat er in dit onderdeel niets."
AFTER, BEFORE = "Daarna staat er:", "Daarvoor staat er:"
NO_MORE = "Meer daarover heb ik in deze bronnen niet gevonden."
NOT_QUOTED = "Dat citaat staat niet in deze bronnen."

ABOUT_ME = (
    "Ik ben Vraagbaak. Ik zoek het antwoord op uw vraag in de documenten van deze verzameling en geef het in de "
    "woorden van de bron, met de bladzijde erbij. Staat het er niet in, dan zeg ik dat."
)
HOW_I_WORK = (
    "Ik schrijf zelf geen tekst, zoals een taalmodel doet. Ik zoek in de documenten, op woorden en op betekenis, kies "
    "de zinnen die het best bij uw vraag passen, en toon ze alleen als ze woordelijk op de genoemde bladzijde staan. "
    "Of het de juiste zinnen zijn, kan ik verkeerd zien: bij elke zin staat waar u hem naleest."
)
PRIVATE = (
    "Vraagbaak draait helemaal op de computer waar het op staat: uw vragen en de documenten gaan niet naar internet. "
    "Gesprekken kunnen op die computer worden bewaard; bij Gesprekken verwijdert u wat daar niet hoeft te staan."
)
GOODBYE = "Tot ziens."
TOO_LONG = (
    "Die vraag is te lang: {length} tekens. Hoogstens {most} tekens kan ik lezen. Maak de vraag korter, of stel meer "
    "dan één vraag."
)

_COUNTS = {2: "twee", 3: "drie", 4: "vier"}
MOST_WORDS = 24  # of a stretch that was left out, to be shown whole


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def verdict_in(remark: str) -> str:
    """The lines of a remark that tell how a quotation was found, and whose it was said to be; "" for none."""
    found = [line for line in remark.splitlines() if _VERDICT.match(line) or line.lower().startswith(_TAKE_CARE)]
    return "\n".join(found) if any(_VERDICT.match(line) for line in found) else ""


def listed(names: Sequence[str]) -> str:
    """At least one name, as they stand in a sentence: "de SER, de VNG en het PBL"."""
    *most, last = names
    return f"{', '.join(most)} en {last}" if most else last


def lead(body: Body | None, title: str, heading: str = "") -> str:
    """What introduces a body's words: "De SER schrijft:"; with the ``heading`` that introduces a list."""
    under = f" onder ‘{heading}’" if heading else ""
    if body is None or not body.name:
        return f"In ‘{title}’ staat{under}:"
    return f"{capital(with_article(body))} {_writes(body)}{under}:"


def in_part(words_before: str, left_out: int) -> str:
    """What introduces a list of which so many points are left out: "De SER schrijft (nog 4 punten in de bron):"."""
    return f"{words_before.rstrip(':')} (nog {left_out} {'punt' if left_out == 1 else 'punten'} in de bron):"


def _writes(body: Body | None) -> str:
    return "schrijven" if body and is_plural(body) else "schrijft"


def difference(stretch: Stretch) -> str:
    """What a quotation leaves out, adds or changes."""
    if stretch.kind == "weggelaten":
        return f"weggelaten in het citaat: {_shortened(stretch.source)}"
    if stretch.kind == "toegevoegd":
        return f"toegevoegd in het citaat: {stretch.quoted}"
    return f"in het citaat staat “{stretch.quoted}” in plaats van “{_shortened(stretch.source)}”"


def _shortened(words: str) -> str:
    """The first and last words of a long stretch."""
    each = words.split()
    if len(each) <= MOST_WORDS:
        return words
    return f"{' '.join(each[: MOST_WORDS // 2])} […] {' '.join(each[-MOST_WORDS // 2 :])} ({len(each)} woorden)"


def misascribed(speaker: str, author: str) -> str:
    """That the words are not of the speaker that the quotation gives; both as in a running sentence: "de SER"."""
    if author:
        return f"{_TAKE_CARE}genoemd wordt {speaker}, maar deze woorden zijn van {author}"
    return f"{_TAKE_CARE}genoemd wordt {speaker}; van wie deze woorden zijn, staat niet vast"


def denied(before: str, behind: str) -> str:
    """That the source goes on, or begins, with words that deny those of the quotation."""
    told = [
        f"{where} deze woorden staat in de bron ‘{_shortened(words)}’"
        for where, words in (("vóór", before), ("na", behind))
        if words
    ]
    return f"{_TAKE_CARE}{' en '.join(told)}"


def cautions(first: str, second: str) -> str:
    """Two cautions as one; each may be ""."""
    return f"{first}; {second.removeprefix(_TAKE_CARE)}" if first and second else first or second


def not_searched(bodies: list[Body]) -> str:
    """That these bodies stand outside what is searched."""
    *most, last = [with_article(body) for body in bodies]
    names = f"{', '.join(most)} en {last}" if most else last
    return f"In de woorden van {names} is niet gezocht."


def searched_only(titles: Sequence[str]) -> str:
    """That nothing but these papers was searched, as the question asked."""
    return f"Gezocht is alleen in {listed([f'‘{title}’' for title in titles])}."


def several(count: int) -> str:
    return f"Dit zijn {_COUNTS.get(count, count)} vragen. Ik beantwoord ze los van elkaar."


def of_part(part: str, remark: str) -> str:
    """A remark on one question of several."""
    return f"Op ‘{part}’: {remark}"


def lead_of_part(part: str, words_before: str, body: str) -> str:
    """What introduces the words of ``body`` that answer one question of several; its name keeps its capital."""
    if not body or not words_before.startswith(capital(body)):
        words_before = words_before[:1].lower() + words_before[1:]
    return f"Op ‘{part}’: {words_before}"


def point(number: int, text: str) -> str:
    """Which point of the answer before is meant."""
    return f"U bedoelt punt {number}: “{_shortened(text)}”"


def no_point(count: int) -> str:
    """That the answer before has no such point."""
    return f"Mijn vorige antwoord had {count} {'punt' if count == 1 else 'punten'}. Welk bedoelt u?"


def cited(number: int, text: str) -> str:
    """Which words of the answer before are meant, by the number behind them."""
    return f"U bedoelt [{number}]: “{_shortened(text)}”"


def no_citation(count: int) -> str:
    """That no words of the answer before have such a number."""
    return f"Mijn vorige antwoord had {count} {'bron' if count == 1 else 'bronnen'}. Welke bedoelt u?"


def stands_in(body: Body | None, place: str) -> str:
    """Whose words an answer holds, and where they stand."""
    return f"Dat {f'{_writes(body)} {with_article(body)}' if body and body.name else 'staat'} in {place}."


def silent(bodies: list[Body], besides: bool = False) -> str:
    """That nothing on the subject was found in the words of these bodies, or nothing ``besides`` what was shown."""
    names = listed([with_article(body) or "een stuk zonder afzender" for body in bodies])
    return f"Bij {names} heb ik hierover in deze bronnen {'verder ' if besides else ''}niets gevonden."


def not_so(body: Body, subject: str, hit: Hit, document: Document) -> str:
    """That a body does not answer what is asked of it, and where it does write of ``subject``."""
    name = with_article(body)
    return (
        f"Het antwoord daarop heb ik bij {name} niet gevonden. Over ‘{subject}’ {_writes(body)} {name} wel in "
        f"{_place(hit, document)}; misschien staat het er anders dan u vraagt."
    )


def not_held(bodies: Sequence[str]) -> str:
    """That no words of these bodies, named as they stand in a sentence, are among what is searched."""
    return f"Woorden van {listed(bodies)} zelf staan niet in deze bronnen."


def others_silent(bodies: Sequence[Body]) -> str:
    """That nothing on the subject was found in the words of anyone but these bodies."""
    names = listed([with_article(body) for body in bodies])
    return f"Bij anderen dan {names} heb ik hierover in deze bronnen niets gevonden."


def nearest(hit: Hit, document: Document, body: Body | None) -> str:
    """Where to look for what comes nearest, without quoting it."""
    who = f"{with_article(body)} in " if body and body.name else ""
    return f"Het dichtst in de buurt komt {who}{_place(hit, document)}."


def elsewhere(body: Body, hit: Hit, document: Document) -> str:
    """That another body, or a document of nobody in particular, does say something on the subject, and where."""
    who = f"{_writes(body)} {with_article(body)} daarover" if body.name else "staat daar iets over"
    return f"Wel {who} in {_place(hit, document)}."


def _place(hit: Hit, document: Document) -> str:
    part = document.part_at(hit.passage.first_page)
    title = part.title if part and part.title else document.title
    heading = hit.passage.path[-1] if hit.passage.path else ""
    return place_of(title, heading, document.label_of(hit.passage.first_page))


def place_of(title: str, heading: str, page_label: str) -> str:
    """Title, section and page: "‘Agenda’, onder ‘Scholing’ (p. 5)"."""
    heading = heading.rstrip(":")
    section = f", onder ‘{heading}’" if heading not in ("", title) else ""
    return f"‘{title}’{section} (p. {page_label})"


def _of_body(title: str, body: Body | None) -> str:
    return f"‘{title}’ van {with_article(body)}" if body and body.name else f"‘{title}’"


def date_of(title: str, body: Body | None, date: str) -> str:
    """The date of a document (ISO 8601), and that it is none that can be quoted, or that only its file has one."""
    if is_file_date(date):
        made = dutch_date(day_of(date))
        return f"Wanneer {_of_body(title, body)} verscheen, is niet bekend; het bestand is van {made}."
    return f"De datum van {_of_body(title, body)} is {dutch_date(date)}, {_IN_DETAILS}."


def pages_of(title: str, body: Body | None, pages: int, of_file: int) -> str:
    """How many pages a document has, and the file that it stands in where that has more."""
    within = f" van de {of_file} in het bestand" if of_file != pages else ""
    return f"{capital(_of_body(title, body))} beslaat {pages} {'bladzijde' if pages == 1 else 'bladzijden'}{within}."


def title_of(title: str, body: Body | None) -> str:
    """What a document is called."""
    return f"De titel is {_of_body(title, body)}, {_IN_DETAILS}."


def contents(title: str, body: Body | None, several: bool) -> str:
    """What introduces the headings of a paper."""
    is_in_title = bool(body and body.name.lower() in title.lower())
    named = _of_body(title, None if is_in_title else body)
    return f"{named} heeft {'deze onderdelen' if several else 'dit onderdeel'}:"


def heading(words: str, page_label: str, level: int) -> str:
    """One heading of a table of contents; ``level`` 0 for a chapter, 1 for what stands below one."""
    return f"{'·' if level else '–'} {words.rstrip(':')} (p. {page_label})"


def section(heading: str, page_label: str) -> str:
    return f"‘{heading.rstrip(':')}’ (p. {page_label})"


def page_of(page_label: str, title: str) -> str:
    return f"bladzijde {page_label} van ‘{title}’"


def begins(place: str, is_all: bool) -> str:
    """That the words of an answer are all that stands in a section or on a page, or the first that do."""
    return f"Dit is alles van {place}." if is_all else f"Dit is het begin van {place}."


def more_headings(count: int) -> str:
    return f"en nog {count} andere."


def held(count: int, body: Body | None = None) -> str:
    """How many papers there are, or there are by a body; what introduces the list of them."""
    of = f" van {with_article(body)}" if body else ""
    return f"Ik zoek in {count} {'document' if count == 1 else 'documenten'}{of}:"


def more_held(count: int) -> str:
    return f"en nog {count} andere; onder Documenten staan ze allemaal."


def none_held_of(name: str, others: Sequence[Body]) -> str:
    """That there is no paper by a body, named as in a sentence, and of whom there is."""
    of_others = f" Wel van {listed([with_article(body) for body in others])}." if others else ""
    return f"Van {name} heb ik geen document.{of_others}"


def paper(title: str, bodies: Sequence[Body], date: str, pages: int, whole: str) -> str:
    """One paper of a list: title, whose words it holds, date (ISO 8601) and length; ``whole`` is the title of what it
    is a part of, "" for none."""
    told = [
        f"‘{title}’",
        f"in ‘{whole}’" if whole else "",
        listed([body.name for body in bodies]) if bodies else "",
        dutch_date(date),
        f"{pages} {'bladzijde' if pages == 1 else 'bladzijden'}",
    ]
    return f"– {', '.join(filter(None, told))}"


def member(name: str, body: Body) -> str:
    """That a person who is asked for stands for a body."""
    return f"{name} staat in de catalogus bij {body.with_article}: gezocht is in de woorden van {body.with_article}."


def understood_as(text: str) -> str:
    return f"{READ_AS}{text}"
