"""What is asked: the words to search for, the kind of thing wanted, and whose words it should come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.answering.bodies import BodyFinder, Mention
from index.dutch import terms

Wanted = Literal["number", "date", "person", "place", "reason", "list", "yes-no", "open"]

_SAYING = re.compile(
    r"\b(?:zeg\w*|zei|vind\w*|vond|schrij\w+|schree\w+|advi[es]\w+|noem\w*|beve?el\w*|raa?d\w*|pleit\w*|bepleit\w*|"
    r"stel(?:t|len)?|zie[nt]?|ziet|denk\w*|beto+g\w*|constate\w+|meld\w*|waarschuw\w*|verwacht\w*|voorspel\w*|vraagt|vragen|"
    r"beschrij\w+|gee?f\w*|oorde\w+|wil|willen|kijk\w*|bekijk\w*|benadruk\w*|wijst|spree?k\w*|verklaa?r\w*|mening\w*|"
    r"standpunt\w*|visie\w*|opvatting\w*|volgens|eens|uitspra\w+|tegenover|versus|vs|verschil\w*|vergelijk\w*)\b",
    re.I,
)
_ABOUT_BODY = re.compile(
    r"\b(?:ingesteld|opgericht|bestond|bestaat|leden|lid|voorzitter|voorgezeten|gevraagd|overhandig\w+|opdracht\w*|"
    r"openbaar|deelnemers?|wie (?:is|was|zat|zaten))\b",
    re.I,
)
_FRAME = re.compile(
    r"\bstaat er(?: iets)?(?= (?:over|in|bij))|\b(?:zeg\w*|vind\w*|vond|schrij(?:f|ft|ven)|schree\w+|advise\w+|noem\w*|raadt?|stel(?:t|len)|denk(?:t|en)|constate\w+|"
    r"verschil\w*|vergelijk\w*|verhoud\w*|overeenkomst\w*|tegenover|versus|vs|uitspra\w+|mening\w*|standpunt\w*|"
    r"kijk(?:t|en) .{0,12}aan tegen|als het gaat om|ten behoeve van|behandel(?:t|en|d)|onderscheid\w*|volgens|zowel|brief|nota)\b",
    re.I,
)
_COMPARING = re.compile(r"\b(?:verschil\w*|vergelijk\w*|versus|vs|tegenover|overeenkomst\w*|zowel|eens|naast die)\b", re.I)
_KINDS: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    ("number", re.compile(r"\b(?:hoe ?veel|hoe (?:groot|hoog|lang|ver|oud|vaak)|welk (?:percentage|aandeel|aantal|bedrag)|wat kost|percentage)\b", re.I)),
    ("date", re.compile(r"\b(?:wanneer|welk jaar|welke datum|sinds|hoe laat|welke periode)\b", re.I)),
    ("reason", re.compile(r"\b(?:waarom|waardoor|hoe komt|redenen?|oorza\w+|verklaar\w*|vanwaar)\b", re.I)),
    (
        "list",
        re.compile(
            r"\b(?:som\b.*\bop|noem (?:de|alle|eens|vijf|vier|drie|twee)|opsomming|rijtje|lijst(?:je)?|"
            r"welke (?:\w+ ){0,2}?\w+(?:en|['’]?s)\b|wat zijn (?:de|alle)|op welke (?:\w+ )?manieren|"
            r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf) \w+(?:en|['’]?s))\b",
            re.I,
        ),
    ),
    ("person", re.compile(r"\b(?:wie|wiens)\b", re.I)),
    ("place", re.compile(r"\b(?:waar(?! (?:gaat|ligt de kracht))|in welke (?:stad|regio|provincie|gemeente|plaats))\b", re.I)),
    ("yes-no", re.compile(r"^\W*(?:is|zijn|was|waren|moet|moeten|kan|kunnen|heeft|hebben|mag|mogen|zal|zullen|klopt|levert|zorgen|neemt|gaat|wordt|worden|komt|komen|bestaat|helpt|speelt|geldt|doet|staat)\b", re.I)),
)
_QUOTED = re.compile(r"[‘'\"“„]([^‘’'\"“”„]{12,}?(?:['’][a-z]\b[^‘’'\"“”„]*)?)[’'\"”]")
_WHERE_QUOTE = re.compile(r"\b(?:citaat|quote|letterlijk|woordelijk|zinnetje|waar staat|staat (?:dat|er|dit) (?:echt|zo|ergens)|stond|hoe luidt|zoiets|ergens)\b", re.I)
_CLAIMED = re.compile(
    r"[,;:–-]?\s*\b(?:(?:klopt|is|was|waar komt|waar staat|waar vind ik)\s+(?:(?:dit|dat|die|het|de|deze)\s+)?(?:quote|citaat|zin|zinnetje|uitspraak|letterlijk|woordelijk)"
    r"(?:\s+(?:dat|vandaan|zo|te vinden))?|(?:er )?stond (?:er |dat |toch |ergens )+|staat er (?:ergens |echt |letterlijk )+(?:dat)?)(?:\s+zo)?[?:]?",
    re.I,
)
_ELLIPTIC = re.compile(
    r"^\W*(?:en|maar|of|dus|ook)\b|\b(?:daar|daar(?:van|over|mee|bij|door|in|op|aan|voor|uit|tegen)|dat|die|dit|deze|ze|zij|haar|hij|hem|hun|"
    r"ervan|erover|ermee|er|het dan|dan)\b|^\W*(?:waarom|hoezo|hoe dan|waar dan|wie dan|wanneer dan|wat nog meer)\W*(?:eigenlijk|dan|niet)?\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as it was asked, ``understood`` with what an earlier question adds, ``search`` what is searched for;
    ``focus`` is the part of that which this very question adds.

    ``speakers`` are the bodies whose words are asked for, in order; ``mentioned`` those that are only named. ``quoted``
    holds the words of a quotation that is to be found, "" when there is none.
    """

    text: str
    understood: str
    search: str
    focus: str
    wanted: Wanted
    speakers: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    comparing: bool = False
    quoted: str = ""


def understand(text: str, history: Sequence[str], finder: BodyFinder) -> Question:
    """Read a question in the light of the earlier questions of the conversation, oldest first."""
    question = _read(text, finder)
    if not history or not _leans_on_history(question):
        return question
    before = understand(history[-1], history[:-1], finder)
    focus = question.search
    search = f"{before.search} {focus} {focus}".strip()  # twice: what is asked now weighs more than what was before
    speakers = question.speakers or question.mentioned or before.speakers
    understood = f"{before.understood.rstrip(' ?.!')} – {text.strip()}"
    return replace(
        question,
        understood=understood,
        search=search,
        focus=focus,
        speakers=speakers,
        mentioned=question.mentioned or before.mentioned,
        wanted=question.wanted if question.wanted != "open" else before.wanted,
        comparing=question.comparing and len(speakers) > 1,
    )


def _read(text: str, finder: BodyFinder) -> Question:
    mentions = finder.find(text)
    named = tuple(dict.fromkeys(m.body for m in mentions))
    saying = bool(_SAYING.search(text)) and not _ABOUT_BODY.search(text)
    comparing = len(named) > 1 and bool(_COMPARING.search(text) or saying)
    quoted = _quotation(text)
    speaks = named if (saying or comparing) and not quoted else ()
    search = _without(text, mentions if speaks else ())
    return Question(
        text=text,
        understood=text.strip(),
        search=search,
        focus=search,
        wanted=_wanted(text),
        speakers=speaks,
        mentioned=named,
        comparing=comparing,
        quoted=quoted,
    )


def _wanted(text: str) -> Wanted:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "open")


def _quotation(text: str) -> str:
    """The words of a quotation when those are the subject, else "": between quotation marks, or beside "klopt dat
    citaat" and the like."""
    match = _QUOTED.search(text)
    if match and len(match.group(1).split()) >= 4 and (_WHERE_QUOTE.search(text) or len(match.group(1)) > 0.4 * len(text)):
        return match.group(1).strip()
    if not match and _CLAIMED.search(text):
        rest = _CLAIMED.sub(" ", text).strip(" ,.:;?!-–")
        return rest if len(rest.split()) >= 5 else ""
    return ""


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """The subject alone: without the bodies' names and the words that only say that somebody says something."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    subject = _FRAME.sub(" ", text)
    return re.sub(r"\s+", " ", subject if terms(subject) else text).strip()


def _leans_on_history(question: Question) -> bool:
    """Whether a question cannot be understood alone: it points back, or hardly says anything itself."""
    content = terms(question.search)
    return len(content) < 2 or (bool(_ELLIPTIC.search(question.text)) and len(content) < 6)
