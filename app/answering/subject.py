"""The subject of a question as a whole sentence, without the bodies that are asked to speak.

"Wat zegt de SER over scholing?" is about "scholing"; "Waarom wil de SER meer scholing?" is read as "Waarom wil men meer
scholing?", since the words of a body rarely hold its own name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering import patterns
from app.answering.bodies import Mention
from index.dutch import terms

_ANYBODY = "men"
_REPORTS = (
    "zegt zeggen zei vindt vinden vond vonden schrijft schrijven schreef adviseert adviseren stelt stellen denkt "
    "denken meent menen meldt melden oordeelt oordelen betoogt betogen kijkt kijken noemt noemen beschrijft "
    "beschrijven verwacht verwachten raadt raden constateert constateren verschillen verhouden staat staan bericht "
    "behandelt behandelen bespreekt bespreken vind denk schrijf pleit pleiten lees lezen"
)
_SAID = "schrijft schrijven schreef meent menen meldt melden oordeelt betoogt constateert vind vindt"
_SPOKEN = (
    f"{_REPORTS} verschil vergelijk vergelijking overeenkomst overeenkomsten overeen eens oneens mening meningen "
    "standpunt standpunten visie visies opvatting opvattingen uitspraak uitspraken advies adviezen aanbeveling "
    "aanbevelingen conclusie conclusies voorstel voorstellen bevinding bevindingen versus vs men"
)
_FILLING = (
    "en wat hoe wie welke waarin is zijn was waren de het een er iets ook eigenlijk precies allemaal zoal nou nu dan "
    "zo in tussen van met door ze zij zich elkaar elkaars elk beide beiden zowel als tot onder geef geven over "
    "hierover daarover mij me eens tegenover naast leg zet kunt kun je u daar hier of tegen ik volgens bij die deze "
    "erin daarin hierin"
)
_ABOUT = (
    r"(?:over|aan\s+tegen|tegen|naar|van|aan|rond(?:om)?|omtrent|betreffende|op\s+het\s+(?:gebied|punt|vlak|terrein)\s+van|qua|met\s+betrekking\s+"
    r"tot|ten\s+aanzien\s+van|als\s+het\s+gaat\s+om|wat\s+betreft|inzake|tegenover|met|voor|op)"
)
# a letter or handbook may be the only one there is: then it tells where to look, and stays in what is searched for
_SOURCES = "bron bronnen document documenten stuk stukken tekst teksten programma verkiezingsprogramma partij partijen"


def _any(listed: str) -> str:
    return "|".join(sorted(listed.split(), key=len, reverse=True))


_FRAME_WORD = rf"(?:(?:{_any(f'{_SPOKEN} {_FILLING}')})\b[\s,]*)"
_SPEAKS = re.compile(rf"\b(?:{_any(_SPOKEN)})\b", re.I)
_BEFORE = re.compile(rf"^\W*{_FRAME_WORD}+{_ABOUT}\b\s*", re.I)
# "wat staat er in het programma over", "volgens de nota": a document that speaks, not one that is spoken of
_SOURCE_SPEAKS = re.compile(
    rf"\b(?P<verb>{_any(_REPORTS)}|wil|willen|volgens)(?:\s+(?:er|iets|in|uit))*\s+(?:de|het|dit|deze|dat|die|uw|onze)\s+"
    rf"(?:{_any(_SOURCES)})\b(?!-)",
    re.I,
)
_WANTED = re.compile(
    rf"^\W*(?:en\s+)?wat\s+(?:wil|willen|wilt)\s+(?:{_ANYBODY}|ze|zij|we|wij)\s+(?:met|rondom|rond|inzake|op\s+het\s+gebied\s+van)\s+"
    r"(?!.*\b(?:doen|bereiken)\b)",
    re.I,
)
_EXCERPT = (
    r"(?:citaa?t(?:en)?|quotes?|uitspra(?:ak|ken)|passages?|zin(?:nen)?|fragment(?:en)?|alinea(?:['’]s)?|tekst(?:en)?)"
)
_PLACE = r"(?:hoofdstuk(?:ken)?|paragra(?:af|fen)|bladzijden?|pagina(?:['’]s)?|(?:onder)?de(?:el|len)|passages?)"
_WRITING = r"(?:memo|notitie|stuk|nota|brief|artikel|toespraak|speech|advies|rapport|beleidsbrief|presentatie)"
_ONESELF = r"(?:\s+(?:me|mij|ons|iets|wat|hier|er|allemaal))*"
_LOOKS = (
    r"(?:geef|zoek|toon|vertel)\b[\w\s]{0,25}?",
    r"(?:ik\s+zoek|heb\s+je|heeft\s+u|is\s+er|zijn\s+er)\b[\w\s]{0,15}?",
    r"wat\s+weet\s+(?:je|u)(?:\s+allemaal)?",
    rf"wat\s+(?:kun|kunt|kan)\s+(?:je|jij|u){_ONESELF}\s+(?:vertellen|zeggen|melden|vinden)",
    r"waar\s+(?:lees|vind|staat)\s+(?:ik\s+)?[\w\s]{0,15}?",
    r"waar\s+kan\s+ik\s+[\w\s]{0,15}?",
    rf"(?:in\s+|op\s+)?welke?\s+{_PLACE}\s+(?:ga(?:at|an)|sta(?:at|an)|lees)(?:\s+(?:het|er|iets|wat|ik|meer))*",
    rf"(?:geef|noem|toon|zoek|graag|kunt?|kan|heb|ik\s+wil|mag\s+ik)\b[\w\s]{{0,30}}?\b{_EXCERPT}(?:\s+(?:geven|noemen|zoeken|van\s+men))*",
    rf"ik\s+(?:moet|wil|ga|schrijf|werk|maak|zit)\b[\w\s]{{0,30}}?\b{_WRITING}(?:\s+(?:schrijven|maken|opstellen))?",
    r"(?:alle\s+|meer\s+)?informatie|alles|iets|passages?",
)
_LOOKING = re.compile(rf"^\W*(?:{'|'.join(_LOOKS)})\s+(?:over|rondom|rond)\s+", re.I)
# "..., wat kan ik gebruiken?" behind a subject
_TO_USE = re.compile(
    r"\s*[,;:.–-]+\s*(?:wat|welke|heb|kun|waar|is)\b[^,;.]*\b(?:gebruiken|bruikbaar|helpen|citeren|overnemen|voor\s+me|geven|over)\W*$",
    re.I,
)
# how it is to be told, which the words of a source cannot heed
_MANNER = re.compile(
    r",?\s+(?:in\s+(?:het\s+kort|gewone\s+taal|(?:gewoon|begrijpelijk|eenvoudig)\s+nederlands|eenvoudige\s+woorden|"
    r"(?:één|een|1|twee|2)\s+zin(?:nen)?|een\s+paar\s+(?:zinnen|woorden)|mensentaal)|kort\s+(?:samengevat|en\s+bondig|gezegd)|"
    r"zo\s+kort\s+mogelijk)\s*(?=[?.!]*$)",
    re.I,
)
# how many are asked for tells nothing of what there is; "de drie doelen" are just so many
_REQUESTS = re.compile(
    rf"^\W*(?:noem|geef|toon|beschrijf|som)\b(?:\s+(?:me|mij|ons|eens|even|dan|ook|maar))*\s+(?:{patterns.COUNT}|\d{{1,2}}|"
    r"enkele|een\s+(?:paar|aantal)|verschillende|wat)\s+(?=\w+(?:en|s)\b)",
    re.I,
)
_HAS_IT = re.compile(rf"^\W*(?:heeft|hebben)\s+(?:{_ANYBODY}|ze|zij)\s+het\s+(?:ook\s+|ergens\s+)?over\s+", re.I)
_BEHIND = re.compile(rf"\s*[:;,–-]\s*{_FRAME_WORD}+\W*$", re.I)
_SEVERAL = re.compile(
    rf"\b{_ANYBODY}(?:\s*(?:,|\b(?:en|of|versus|vs\.?|noch|met|tegenover|als)\b)+\s*{_ANYBODY}\b)+", re.I
)
_OF_ANYBODY = re.compile(rf",?\s*\b(?:volgens|van|bij|door|tussen|aan)\s+{_ANYBODY}\b\s*,?", re.I)
_REPORTED = re.compile(rf"\b(?:{_any(_SAID)})\b(?=\s+{_ANYBODY}\b)|(?<=\b{_ANYBODY}\s)(?:{_any(_SAID)})\b", re.I)
_ADDRESSED = re.compile(rf"^\W*{_ANYBODY}\s*:\s*", re.I)
_ARTICLE = re.compile(r"\b(?:de|het|een)\s+$", re.I)
_HOW_ABOUT = re.compile(
    r"^\W*(?:en\s+)?hoe\s+(?:zit|is|staat)\s+(?:dat|het|'t)(?:\s+(?:dan|eigenlijk))?\s+(?:met|bij|voor|in|op)\s+", re.I
)
_PREAMBLE = re.compile(
    r"^\W*(?:(?:in het kader van|ten behoeve van|voor)\s+(?:een|mijn|onze?|de|het)\s+[\w-]+\s*[:,]\s*"
    r"|(?:.*\b(?:ik|wij|we|je|u|mij|me)\b)?.{0,40}\b(?:weten|vernemen|vraag\w*|benieuwd|vertel\w*|zeggen|horen|zoek\w*)\b"
    r"[\s,:]*(?:eens\s+)?(?=(?:wat|hoe|wie|welke?|waarom|wanneer|hoeveel|waar\w*|of)\b))",
    re.I,
)


def subject(text: str, mentions: Sequence[Mention]) -> str:
    """``text`` without the bodies ``mentions`` and without the words that only say that somebody says something."""
    bare = _MANNER.sub("", _PREAMBLE.sub("", _SEVERAL.sub(_ANYBODY, _anonymous(text, mentions)))).strip()
    if patterns.EVERYONE.search(bare):  # "welke partijen willen meer bos?": whether one does
        bare = patterns.WHO_WANTS.sub(lambda m: f"{'Wil' if 'w' in m['verb'].lower() else 'Is'} {_ANYBODY} ", bare)
        bare = patterns.ANY_SPEAKERS.sub(f"Is {_ANYBODY} ", bare)
        bare = patterns.IN_WHICH_PAPERS.sub("", patterns.WHICH_PAPERS_TREAT.sub(f"wat zegt {_ANYBODY} over ", bare))
        bare = patterns.WHICH_SPEAKERS.sub(_ANYBODY, bare)
        bare = _ADDRESSED.sub("", patterns.THE_SPEAKERS.sub(_ANYBODY, bare, count=1))
    rest = _without_source(_HOW_ABOUT.sub("", bare))
    for frame in (_LOOKING, _HAS_IT, _WANTED):
        behind = _TO_USE.sub("", frame.sub("", rest)) if frame.search(rest) else rest
        rest = behind if terms(behind) else rest
    for frame in (_BEFORE, _BEHIND):
        match = frame.search(rest)
        if match and _SPEAKS.search(match.group()) and terms(rest[: match.start()] + rest[match.end() :]):
            rest = rest[: match.start()] + rest[match.end() :]
    rest = _REQUESTS.sub("welke ", rest)
    if rest == bare or re.search(rf"\b{_ANYBODY}\b", rest):
        rest = _REPORTED.sub("zegt", _OF_ANYBODY.sub(" ", rest))
        rest = rest if terms(rest) else bare
    else:
        rest = rest.rstrip(" ?.!")
    rest = re.sub(r"\s+(?=[?.,;:])", "", rest)
    return re.sub(r"\s+", " ", rest).strip(" ,:;–-") or text.strip()


def names_nothing(search: str) -> bool:
    """Whether what is searched for says only that some speak, or differ: "wat is het verschil tussen men"."""
    return not terms(_SPEAKS.sub(" ", search))


def _without_source(text: str) -> str:
    """``text`` with a document that speaks as anybody, where that leaves a frame to take away; else as it is."""
    if not _SOURCE_SPEAKS.search(text):
        return text
    spoken = _OF_ANYBODY.sub(" ", _SOURCE_SPEAKS.sub(lambda m: f"{m['verb']} {_ANYBODY}", text))
    leaves_frame = any(frame.search(spoken) for frame in (_WANTED, _BEFORE, _BEHIND))
    return spoken if leaves_frame or not _SPEAKS.search(spoken) else text


def _anonymous(text: str, mentions: Sequence[Mention]) -> str:
    """``text`` with the name of each body, and its article, replaced; of "SER-advies" the second half stays."""
    for mention in reversed(mentions):
        before, behind = text[: mention.start], text[mention.end :]
        text = before + behind[1:] if re.match(r"-\w", behind) else f"{_ARTICLE.sub('', before)}{_ANYBODY}{behind}"
    return text
