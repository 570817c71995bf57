"""Questions about the collection itself: which papers it holds, whose they are, what one can ask of it.

They are told from the catalogue. Without this they would be searched for like any other, and answered with a sentence
that happens to speak of documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering import wording
from app.answering.articles import with_article
from app.answering.bodies import BodyFinder, Mention
from app.answering.patterns import words
from app.answering.question import mentions_in
from ingest.document import Body, Document, Part

MOST = 20  # papers that are listed
_PAPER = (
    r"(?:beleids)?(?:documenten|stukken|bronnen|rapporten|adviezen|pdf['’]?s|bestanden|publicaties|nota['’]s|notities|"
    r"teksten|(?:(?:verkiezings|partij)?programma['’]s))"
)
_ONE_PAPER = (
    r"(?:document|stuk|bron|rapport|advies|pdf|bestand|publicatie|nota|notitie|tekst|(?:verkiezings|partij)?programma)"
)
_YOUR = rf"(?:(?:al_)?(?:de|deze|die|je|jouw|uw|alle|jullie)_)?{_PAPER}"
_ASIDE = r"(?:_(?:ook|er|nu|nou|hier|eigenlijk|allemaal|zoal|precies|dan|nog|al|toevallig|misschien))*"
_HAVE = (
    r"(?:(?:heb|hebt|heeft|ken|kent|gebruik|gebruikt|doorzoek|doorzoekt|raadpleeg|raadpleegt|lees|leest)_(?:je|jij|u)|"
    r"(?:zitten|staan|zijn|bevat)|kan_ik|kun_je|zoek_je)"
)
_BEHIND = (
    r"(?:_(?:erin|hierin|in|hier|bij|beschikbaar|doorzoeken|raadplegen|bevragen|tot_je_beschikking|verzameld|"
    r"in_(?:de|deze|je|jouw)_(?:verzameling|collectie|database|bibliotheek|kennisbank|map)))*"
)
_THEMES = r"(?:onderwerpen|thema['’]s|zaken)"
_TELL = r"(?:_(?:me|mij|ons|iets|wat|alles|allemaal|hier|zoal|dan|nou))*"
_LISTS = words(
    rf"""
    (?:welke|wat_voor|hoeveel|om_welke|in_welke)_{_PAPER}_{_HAVE}{_ASIDE}{_BEHIND}
    (?:geef|toon|maak|ik_wil)(?:_(?:me|mij|eens|graag|even|een|de|het))*_(?:overzicht|lijst|lijstje|opsomming)_(?:van|met)_{_YOUR}
    (?:noem|toon|geef)(?:_(?:me|mij|eens))*_(?:(?:de_)?titels_van_)?(?:alle|de|je|jouw|uw)_{_PAPER}
    wat_zit_er{_ASIDE}_in laat_{_YOUR}_zien (?:overzicht|lijst)_van_{_YOUR}
    waar_haal_(?:je|u)_(?:je_|de_|jouw_|uw_)?(?:informatie|antwoorden|kennis|gegevens)_vandaan
    (?:op|uit|in)_welke_{_PAPER}_(?:baseer_je_(?:je|dat)(?:_(?:antwoorden|op))*|komen_(?:je|de)_antwoorden|zoek_je|put_je)
    wat_(?:zit|staat)_er{_ASIDE}_in_(?:(?:de|deze|je|jouw|uw)_)?(?:verzameling|collectie|database|bibliotheek|kennisbank|{_PAPER})
    wat_weet_(?:je|jij|u)(?:_(?:allemaal|zoal|precies))* waar_weet_(?:je|jij|u){_TELL}_(?:van|over)(?:_af)?
    waar(?:over)?_(?:kun|kan|kunt)_(?:je|jij|u){_TELL}(?:_over)?_(?:vertellen|antwoorden)
    (?:waar(?:over)?|wat_voor_dingen|over_wat|over_welke_{_THEMES}|welke_{_THEMES})_(?:kan|mag)_ik(?:_(?:je|jou|u))?{_TELL}(?:_over)?_(?:vragen|opvragen|weten)(?:_stellen)?
    over_welke_{_THEMES}_(?:weet_je{_TELL}|gaat_het{_ASIDE}|gaan_{_YOUR}|(?:kun|kan)_je{_TELL}_vertellen)
    welke_{_THEMES}_(?:ken_je|heb_je|behandel_je|zitten_erin|komen_aan_bod)
    waar_ga(?:at|an)_{_YOUR}{_ASIDE}_over wat_is_de_inhoud_van_{_YOUR}
    van_wie_(?:zijn|komen)_{_YOUR} wie_(?:heeft|hebben)_{_YOUR}_(?:geschreven|gemaakt|opgesteld|uitgebracht)
    van_welke_(?:organisaties|instanties|partijen|instellingen|afzenders)_(?:heb_je{_ASIDE}_{_PAPER}|zijn_{_YOUR}|zitten_er_{_PAPER}_in)
    (?:noem|toon|geef)_(?:alle|de)_(?:organisaties|instanties|partijen|instellingen|afzenders)
    welke_(?:organisaties|instanties|partijen|instellingen|afzenders)_(?:komen{_ASIDE}_aan_het_woord|zitten_(?:erin|er_in)|ken_je|heb_je(?:_erin)?)
    (?:hoe_(?:oud|actueel|recent|nieuw)|van_wanneer|uit_welke?_ja(?:ar|ren)|van_welk_jaar)_(?:zijn|komen)_{_YOUR}
    wat_is_het_(?:nieuwste|oudste|meest_recente|recentste|laatste)_{_ONE_PAPER}
    """,
    before=r"^\W*(?:en\s+)?",
    after=r"\W*$",
)
_X = "\ufffc"  # what stands for the bodies that are named: a character that no question has
_OF = rf"van_(?:(?:de|het)_)?{_X}(?:(?:_en|_of|,)_(?:(?:de|het)_)?{_X})*"
_ANY = r"(?:_(?:ook|er|iets|wat|nog|al|toevallig|misschien|een|het|de|hier|allemaal|dan|nu|alle|meer))*"
_HELD = words(
    rf"""
    (?:heb|hebt|heeft|ken|kent)_(?:je|jij|u){_ANY}(?:_(?:{_PAPER}|{_ONE_PAPER}))?_{_OF}{_BEHIND}
    (?:zit|zitten|is|zijn|staat|staan){_ANY}(?:_(?:{_PAPER}|{_ONE_PAPER}))?_{_OF}{_BEHIND}
    (?:welke|wat_voor|hoeveel)_{_PAPER}_(?:{_HAVE}|komen){_ANY}_{_OF}{_BEHIND}
    wat_(?:heb|hebt|heeft)_(?:je|jij|u){_ANY}_{_OF}{_BEHIND} wat_(?:is|zit|staat)_er{_ANY}_{_OF}{_BEHIND}
    """,
    before=r"^\W*(?:en\s+)?",
    after=r"\W*$",
)


# of a body that is not known: "het CPB", "de Raad voor het Openbaar Bestuur"
_NAME = re.compile(r"\bvan\s+(?P<name>(?:(?:de|het)\s+)?[A-Z][\w-]*(?:\s+(?:[a-z]{2,5}\s+){0,3}[A-Z][\w-]*)*)")


def asks_what_is_held(text: str) -> bool:
    """Whether ``text`` asks which papers there are, of whomever; such a question is none to lean on."""
    return bool(_LISTS.search(text))


def told_of_holdings(text: str, documents: Sequence[Document], finder: BodyFinder) -> str:
    """Which of ``documents`` there are, or there are by the bodies that ``text`` names; "" when it asks for something
    else."""
    if asks_what_is_held(text):
        return _all(documents, finder)
    return "\n".join(_of_body(name, documents, finder) for name in _names_asked(text, finder))


def bodies_asked(text: str, finder: BodyFinder) -> list[str]:
    """The bodies that are known of which ``text`` asks what there is."""
    return [name for name in _names_asked(text, finder) if name in finder.bodies]


def _names_asked(text: str, finder: BodyFinder) -> list[str]:
    mentions = mentions_in(text, finder) or [
        Mention(_of_kind(m["name"], finder), *m.span("name")) for m in _NAME.finditer(text)
    ]
    return [mention.body for mention in mentions] if mentions and _HELD.search(_without(text, mentions)) else []


def _all(documents: Sequence[Document], finder: BodyFinder) -> str:
    newest_first = sorted(sorted(documents, key=lambda d: d.title.casefold()), key=lambda d: d.date, reverse=True)
    told = [_told(document, document.parts, finder) for document in newest_first[:MOST]]
    return "\n".join([wording.held(len(documents)), *told, *_more(len(documents))])


def _of_body(name: str, documents: Sequence[Document], finder: BodyFinder) -> str:
    held = [(d, parts) for d in documents if (parts := [p for p in d.parts if p.body == name])]
    body = finder.bodies.get(name)
    if not held or body is None:
        others = dict.fromkeys(part.body for document in documents for part in document.parts if part.body)
        named = with_article(body) if body else name
        return wording.none_held_of(named, [finder.bodies[other] for other in others if other in finder.bodies])
    told = [_told(document, parts, finder) for document, parts in held[:MOST]]
    return "\n".join([wording.held(len(held), body), *told, *_more(len(held))])


def _told(document: Document, parts: Sequence[Part], finder: BodyFinder) -> str:
    """One paper of the list; of a part the title of the whole as well."""
    is_part = len(parts) == 1 and len(document.parts) > 1
    title = parts[0].title if is_part else document.title
    names = dict.fromkeys(part.body for part in parts if part.body)
    bodies: list[Body] = [finder.bodies[name] for name in names if name in finder.bodies]
    date = (parts[0].date if is_part else "") or document.date
    pages = parts[0].last_page - parts[0].first_page + 1 if is_part else len(document.pages)
    return wording.paper(title, bodies, date, pages, document.title if is_part and title != document.title else "")


def _more(count: int) -> list[str]:
    return [wording.more_held(count - MOST)] if count > MOST else []


def _of_kind(name: str, finder: BodyFinder) -> str:
    """The only body that goes by the noun ``name``: "het Planbureau"; the name itself where there is none."""
    of_kind = finder.kinds.get(name.split()[-1].lower(), ()) if len(name.split()) <= 2 else ()
    return of_kind[0] if len(of_kind) == 1 else name


def _without(text: str, mentions: Sequence[Mention]) -> str:
    for mention in reversed(mentions):
        text = f"{text[: mention.start]}{_X}{text[mention.end :]}"
    return text
