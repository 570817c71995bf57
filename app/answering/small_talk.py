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
_ANSWERS = "(?:(?:je|jouw|uw|de)_antwoorden)"
_MACHINE = "(?:ai|robot|chatbot|bot|mens|taalmodel|computer|llm|chatgpt|gpt|copilot|kunstmatige_intelligentie)"
_WHOLE = {"before": r"^\W*(?:en\s+)?", "after": r"\W*$"}
_HOW = words(
    rf"""
    hoe_werkt?_{_YOU}(?:_(?:eigenlijk|precies))? hoe_(?:kom|komt|vind|vindt)_{_YOU}_(?:aan_)?(?:{_ANSWERS}|een_antwoord)
    hoe_weet_{_YOU}_dat_(?:allemaal|zeker) bent?_{_YOU}_(?:(?:een|echt|gewoon)_)*{_MACHINE}
    gebruikt?_{_YOU}_(?:een_)?{_MACHINE} (?:kan|mag)_ik_(?:{_YOU}|jou|{_ANSWERS})_(?:wel_)?(?:vertrouwen|geloven)
    hoe_betrouwbaar_(?:bent?|zijn)_(?:{_YOU}|{_ANSWERS})
    (?:bent?|zijn)_(?:{_YOU}|{_ANSWERS})_(?:wel_)?(?:betrouwbaar|te_vertrouwen)
    verzint?_{_YOU}_(?:(?:ook|wel|weleens|eens)_)*(?:dingen|iets|antwoorden|wat) hallucineert?_{_YOU}(?:_\w+)?
    """,
    **_WHOLE,
)
_HOW_AT_FIRST = words("hoe_werkt_(?:dit|het)(?:_hier)?", **_WHOLE)  # later on it asks of what was told
_MINE = "(?:mijn|onze|de)_(?:vragen|gesprekken|gegevens|documenten)"
_PRIVATE = words(
    rf"""
    (?:worden|blijven)_{_MINE}_(?:ergens_)?(?:bewaard|opgeslagen|gedeeld|verstuurd|gelogd|privé|vertrouwelijk)
    (?:is|blijft)_(?:dit|het|alles|mijn_vraag)_(?:wel_)?(?:privé|vertrouwelijk|offline|avg-proof)
    wat_gebeurt_er_met_{_MINE}
    (?:gaat|gaan)_(?:dit|er_iets|{_MINE}|mijn_vraag)_naar_(?:het_)?(?:internet|buiten|de_cloud)
    wie_(?:kan|kunnen)_{_MINE}_(?:zien|lezen) (?:leest|kijkt)_er_iemand_mee
    """,
    **_WHOLE,
)
_GREETS = words("hallo hoi hey hee hi hello dag goede\\w* test hoe_gaat_het", before=r"^\W*")
_SPEAKS_TO_ME = words("welkom vraagbaak top prima fijn super helder ok[eé]? u je jij al(?:sje|stu)blieft graag")


def small_talk(text: str, *, is_first: bool) -> str | None:
    """A friendly line for courtesies and for questions about Vraagbaak itself, ``None`` for anything else.
    ``is_first``: nothing was asked yet, so that a bare "hoe?" follows up on nothing."""
    if _HOW.search(text) or (is_first and _HOW_AT_FIRST.search(text)):
        return wording.HOW_I_WORK
    if _PRIVATE.search(text):
        return wording.PRIVATE
    if any(c.isalnum() for c in _COURTESY.sub("", text)):
        return None
    for pattern, reply in ((_THANKS, wording.THANKS), (_GOODBYE, wording.GOODBYE), (_ABOUT_ME, wording.ABOUT_ME)):
        if pattern.search(text):
            return reply
    if _GREETS.search(text) or _SPEAKS_TO_ME.search(text) or (is_first and not terms(text)):
        return wording.GREETING
    return None
