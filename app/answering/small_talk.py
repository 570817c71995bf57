"""Courtesies and questions about Vraagbaak itself, which are answered without a search.

Words that any courtesy is made of ("voor", "wie", "doen") make one only beside a word that greets, thanks, approves or
speaks to Vraagbaak: "voor wie?" and "wie doet het?" are follow-ups once something was asked.
"""

from __future__ import annotations

from app.answering import wording
from app.answering.patterns import words
from index.dutch import terms

_COURTESY = words(r"""
    hallo hoi hey hee hi hello dag goeden?_?(?:dag|morgen|middag|avond) goede(?:morgen|middag|navond|ndag) welkom test
    vraagbaak hartelijk dank\w* bedankt merci top prima fijn super helder ok[eé]? voor het de uw jouw je uitleg antwoord
    hulp help helpen kunt kun kan u jij mij me mijn ik ben bent wie wat doe doet doen alsjeblieft alstublieft graag tot
    ziens straks doei allemaal daar hoe gaat met heel erg veel wel hoor zeg iets een robot mens computer waarmee vragen
    vraag
""")
_THANKS = words("dank\\w* bedankt merci", before=r"^.*\b")
_GOODBYE = words("tot_ziens tot_straks doei", before=r"^.*\b")
_YOU = "(?:je|jij|u|vraagbaak)"
_ABOUT_ME = words(
    rf"""
    wie_(?:ben|bent) wat_(?:ben|bent) wat_(?:kun|kunt|kan|doe|doet)_{_YOU} waarmee_(?:kun|kunt|kan)
    wat_kan_ik_(?:\w+_)?vragen kun_(?:je|jij)_m(?:ij|e)_helpen help
    """,
    before=r"^\W*",
)
_GREETS = words("hallo hoi hey hee hi hello dag goede\\w* test hoe_gaat_het", before=r"^\W*")
_SPEAKS_TO_ME = words("welkom vraagbaak top prima fijn super helder ok[eé]? u je jij al(?:sje|stu)blieft graag")


def small_talk(text: str, *, is_first: bool) -> str | None:
    """A friendly line for courtesies and for questions about Vraagbaak itself, ``None`` for anything else.
    ``is_first``: nothing was asked yet, so that a bare "hoe?" follows up on nothing."""
    if any(c.isalnum() for c in _COURTESY.sub("", text)):
        return None
    for pattern, reply in ((_THANKS, wording.THANKS), (_GOODBYE, wording.GOODBYE), (_ABOUT_ME, wording.ABOUT_ME)):
        if pattern.search(text):
            return reply
    if _GREETS.search(text) or _SPEAKS_TO_ME.search(text) or (is_first and not terms(text)):
        return wording.GREETING
    return None
