"""The Dutch turns of phrase that tell what is asked, and what kind of thing a sentence holds."""

from __future__ import annotations

import re

from app.answering.numerals import NUMERAL


def words(alternatives: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """Any of the alternatives, which white space parts; ``_`` stands for a space within one."""
    joined = "|".join(a.replace("_", r"\s+") for a in alternatives.split())
    return re.compile(f"{before}(?:{joined}){after}", re.I)


# --- who is asked to speak -----------------------------------------------------------------------------------------

SAYING = words(r"""
    zeg\w* zei vind\w* vond schrij\w+ schree\w+ advi[es]\w+ noem\w* beve?el\w* raa?d\w* pleit\w* bepleit\w*
    stel(?:t|len)? zie[nt]? ziet denk\w* beto+g\w* constate\w+ meld\w* waarschuw\w* verwacht\w* voorspel\w*
    vraagt vragen beschrij\w+ gee?f\w* oorde\w+ wil willen kijk\w* bekijk\w* benadruk\w* wijst spree?k\w*
    verklaa?r\w* mening\w* standpunt\w* visie\w* opvatting\w* volgens eens uitspra\w+ tegenover versus vs
    verschil\w* vergelijk\w* definie\w+ omschrij\w+ versta(?:at|an)
""")
ABOUT_BODY = words(r"""
    ingesteld opgericht bestond bestaat leden lid voorzitter voorgezeten gevraagd overhandig\w+ opdracht\w* openbaar
    deelnemers? wie_(?:is|was|zat|zaten)
""")
ACCORDING = words("volgens aldus")
OF = re.compile(r"\b(?:van|volgens|bij)\s+(?:de|het)?\s*$", re.I)  # "de agenda van de SER": its own words
COMPARING = words(r"verschil\w* vergelijk\w* versus vs tegenover overeenkomst\w* zowel eens naast_die")
_SAY = r"(?:zeg\w*|schrij\w+|vind\w*|noem\w*|advise\w+|pleit\w*|denk\w*|spre\w+|heeft|hebben|praten?|melden|meldt)"
_PAPERS = (
    r"(?:document(?:en)?|stuk(?:ken)?|bron(?:nen)?|(?:advies)?rapport(?:en)?|advie(?:s|zen)|nota(?:['’]s)?|notities?|brie(?:f|ven)|"
    r"publicaties?|pdf(?:['’]s)?|teksten|(?:verkiezings|partij)?programma(?:['’]s)?)"
)
_SPEAKERS = rf"(?:instanties?|organisaties?|partij|partijen|instellingen|(?:advies)?raden|{_PAPERS})"
# "alle partijen", "de verschillende organisaties": each body there is, not one that is called so
_KINDS_OF_BODIES = (
    r"(?:(?:adviesraden|adviezen|bronnen|documenten|rapporten|nota['’]s)|(?:verkiezings|partij)?programma['’]s|"
    r"(?:politieke_)?partijen|organisaties|instanties|instellingen|overheden|betrokkenen|raden|stukken)"
)
_EACH = (
    r"(?:iedereen|(?:alle?_(?:de_)?|beide_|alle_(?:twee|drie|vier)_|de_(?:twee|drie|vier)_|(?:de_)?(?:verschillende|diverse|uiteenlopende)_)"
    rf"(?:(?:andere|betrokken|verschillende)_)?{_KINDS_OF_BODIES})"
)
_THEY = (
    rf"(?:{_EACH}|de_(?:politieke_)?(?:partijen|organisaties|instanties|instellingen|verkiezingsprogramma['’]s)"
    r"(?!_(?:die|dat|en|of|waar\w*)\b))"
)
_ASIDE = r"(?:_(?:er|nou|nu|eigenlijk|allemaal|zoal|precies))*"
_DIFFERENCE = r"(?:(?:wat|waarin|hoe)_(?:is_|zijn_)?)?(?:de_|het_)?(?:vergelijk|verschil)\w*_(?:(?:tussen|van|bij)_)?"
# with a subject behind it
_TREAT = (
    r"(?:(?:ga(?:at|an)|handel\w+)(?:_(?:er|ook|vooral))*_over|ga(?:at|an)_(?:ook_)?in_op|behandel\w*|bespre\w+|"
    r"bested\w+_aandacht_aan)"
)
EVERYONE = words(
    rf"in_welke?_{_PAPERS}_(?:sta(?:at|an)|lees|vind|wordt|worden|gaat)(?=_) welke?_{_SPEAKERS}_{_TREAT}(?!_men\b) "
    rf"(?:wat|hoe)_(?:{_SAY}|wil|willen|sta(?:at|an)|kijk\w*){_ASIDE}_{_THEY}(?=_) {_EACH}(?=\s*:|_over_) "
    rf"(?:waarom_)?(?:wil|willen)_{_THEY}(?=_) (?:zijn|is)_{_EACH}_(?:voor|tegen)(?=_) "
    rf"(?:geef|noem|toon)_(?:van_|per_)?{_EACH}(?=_) {_DIFFERENCE}{_THEY}(?=_) "
    rf"wat_(?:is|zijn)_(?:de|het)_(?:mening|standpunt|visie|opvatting)(?:en)?_(?:tussen|van)_{_THEY}(?=_) "
    rf"wie_{_SAY}(?:_er)?(?:_(?:allemaal|nog|ook))*(?:_(?:iets|wat))?_(?:over|van) "
    rf"welke?_{_SPEAKERS}_{_SAY}(?!_men\b) welke?_{_SPEAKERS}_(?:wil|willen|is|zijn)_(?!er_) "
    rf"(?:zijn|is)_er_(?:(?:ook|nog|andere)_)*{_SPEAKERS}_(?:voor|tegen)(?=_) "
    r"wie_(?:is|zijn)_(?:er_)?(?:voor|tegen)(?=_) wie_(?:pleit|pleiten)_(?:er_)?voor",
    before=r"^\W*(?:en\s+)?",
)
THE_SPEAKERS = words(_THEY)
WHO_WANTS = re.compile(rf"^\W*(?:en\s+)?(?:wie|welke\s+{_SPEAKERS})\s+(?P<verb>wil|willen|is|zijn)\s+(?:er\s+)?", re.I)
ANY_SPEAKERS = re.compile(
    rf"^\W*(?:en\s+)?(?:zijn|is)\s+er\s+(?:(?:ook|nog|andere)\s+)*{_SPEAKERS}\s+(?=(?:voor|tegen)\s)", re.I
)
WHICH_SPEAKERS = re.compile(rf"^\W*(?:en\s+)?welke?\s+{_SPEAKERS}\b", re.I)
IN_WHICH_PAPERS = re.compile(rf"^\W*(?:en\s+)?in\s+welke?\s+{_PAPERS}\s+(?=\w)", re.I)
WHICH_PAPERS_TREAT = words(rf"welke?_{_SPEAKERS}_{_TREAT}_(?!men\b)", before=r"^\W*(?:en\s+)?", after="")
AGREEING = words(r"eens oneens (?:heeft|hebben|krijgt)_(?:er_)?gelijk spreken_\w+_elkaar_tegen")
BROAD = words(r"""
    wat_(?:zeg\w*|staat|weet|vind\w*|schrij\w*|advise\w*) iets_over informatie_over hoe_denk\w* hoe_kijk\w*
""")

# --- what kind of thing is asked -----------------------------------------------------------------------------------

COUNT = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf)"
ASKS_NUMBER = words(r"""
    hoeveel hoe_veel hoe_(?:groot|hoog|lang|ver|oud|vaak) welk_(?:percentage|aandeel|aantal|bedrag) wat_kost percentage
    cijfers_(?:over|van|voor) statistieken
""")
ASKS_DATE = words(r"welk_jaar welke_datum sinds hoe_laat welke_periode")
ASKS_WHEN = words("wanneer")  # a date, or a condition
ASKS_REASON = words(r"waarom waardoor hoe_komt redenen? oorza\w+ verklaar\w* vanwaar")
ASKS_LIST = words(rf"""
    som\b.*\bop noem_(?:de|alle|eens|enkele|een_paar|{COUNT}|\d{{1,2}}) opsomming rijtje lijst(?:je)?
    welke_(?:[\w-]+_){{0,2}}?[\w-]+(?:en|['’]?s)
    wat_zijn_(?:de|alle) op_welke_(?:\w+_)?manieren {COUNT}_\w+(?:en|['’]?s) (?:geef|som)_(?:enkele|een_paar|\d{{1,2}})
""")
ASKS_PERSON = words(r"wie wiens")
ASKS_PLACE = words(r"waar(?!_(?:gaat|ligt|lees|vind_ik|kan_ik)) in_welke_(?:stad|regio|provincie|gemeente|plaats)")
ASKS_YES_NO = words(
    r"""
    is zijn was waren moet moeten kan kunnen heeft hebben mag mogen zal zullen klopt levert zorgen neemt gaat wordt
    worden komt komen bestaat helpt speelt geldt doet staat
    """,
    before=r"^\W*",
)

# "staat er iets over ...?", "wat zijn de conclusies over ...?": what it says is wanted, not yes or no, nor a list
WHAT_IS_SAID = words(r"""
    iets_over iets_van iets_in_\w+_\w+_over het_(?:\w+_)?over
    (?:aanbevelingen|conclusies|voorstellen|bevindingen|standpunten|opvattingen|meningen|citaten|uitspraken|passages|quotes|zinnen|paragrafen|hoofdstukken)_(?:\w+_){0,6}?over
""")

# --- a quotation to be found ---------------------------------------------------------------------------------------

QUOTED = re.compile(r"[‘'\"“„]([^‘’'\"“”„]{12,}?(?:['’][a-z]\b[^‘’'\"“”„]*)?)[’'\"”]")
WHERE_QUOTE = words(r"""
    citaat quote letterlijk woordelijk zinnetje waar_staat staat_(?:dat|er|dit)_(?:echt|zo|ergens) stond hoe_luidt
    zoiets ergens
""")
ASKS = re.compile(
    r"\?|^\W*(?:wat|wie|waar\w*|wanneer|hoe\w*|welke?|wiens|noem|geef|vertel|leg|beschrijf|vergelijk|en|zijn er)\b"
    r"|:\s*(?:wat|wie|hoe)\b",
    re.I,
)
_THIS = r"(?:(?:dit|dat|die|het|de|deze)_)?"
CLAIMED = words(
    rf"""
    (?:klopt|is|was|waar_komt|waar_staat|waar_vind_ik)_{_THIS}(?:quote|citaat|zin|zinnetje|uitspraak|letterlijk|woordelijk)(?:_(?:dat|vandaan|zo|te_vinden))?
    (?:er_)?stond_(?:er_|dat_|toch_|ergens_)+
    staat_er_(?:ergens_|echt_|letterlijk_)+(?:dat)?
    """,
    before=r"[,;:–-]?\s*\b",
    after=r"(?:\s+zo)?[?:]?",
)

# --- a question that leans on an earlier one -----------------------------------------------------------------------

DEFINITION = words("wat_is wat_zijn wat_betekent wie_is", before=r"^\W*")  # a whole question, however short
BEGINS_IN_THE_MIDDLE = words("en maar of dus ook", before=r"^\W*")
# "er" by itself points to nothing ("wat gebeurt er in de stad?"), unless its preposition stands at the end
POINTS_TO_EARLIER = words(r"""
    daar daar(?:van|over|mee|bij|door|in|op|aan|voor|uit|tegen) dat die dit deze ze zij haar hij hem hun ervan erover
    ermee erbij erdoor erin erop eraan ervoor eruit ertegen dan
    er(?=.*\b(?:van|over|mee|bij|door|in|op|aan|voor|uit|tegen|toe)\W*$)
""")
# "en vergrijzing?", "en over scholing?": the same question about another subject; "en voor starters?" adds to it
PARALLEL = re.compile(
    r"^\W*en\s+(?:ook\s+)?(?:over\s+)?(?!(?:voor|van|met|bij|in|op|als|door|over|na|om|aan|uit|tegen|zonder|onder|tot|per|tussen|naar|binnen|"
    r"buiten|rond|langs|sinds|tijdens|volgens|vanaf|vanuit|wie|wat|"
    r"waar\w*|wanneer|hoe\w*|welke?|dat|die|dit|deze|daar\w*|dan|nu|verder|is|zijn|wordt|worden|kan|moet|geldt|anders)\b)"
    r"((?:[\w'’-]+\s+){0,2}[\w'’-]+)\s*\?*\s*$",
    re.I,
)
# "en over de rol van gemeenten?": with "over" it may be any subject
PARALLEL_ABOUT = re.compile(
    r"^\W*(?:en\s+)?(?:dan\s+|ook\s+)?(?:over|rondom|inzake|wat\s+betreft|op\s+het\s+gebied\s+van|met\s+betrekking\s+tot|"
    r"als\s+het\s+gaat\s+om)\s+(?P<subject>\S.*?)\W*$",
    re.I,
)
# "hoe zit het met krimp?": whole, but for who is asked; "hoe zit dat bij kleine gemeenten?" adds to what was asked
HOW_ABOUT = re.compile(
    r"^\W*(?:(?:en|maar)\s+)?hoe\s+(?:zit|is|staat|ligt)\s+(?:het|'t)\s+(?:(?:dan|nu|nou|eigenlijk)\s+)*"
    r"(?:gesteld\s+)?met\s+(?P<subject>\S.*?)\W*$",
    re.I,
)
ABOUT = re.compile(r"\b(?:over|rond|rondom|inzake|omtrent)\s+(?:(?:de|het|een)\s+)?$", re.I)
ASKS_EXAMPLE = re.compile(
    r"^\W*(?:en\s+|maar\s+)?(?:zoals(?:\s+wat)?|bijvoorbeeld|(?:(?:geef|noem|heb|heeft|is|zijn|kun|kunt|kan|wat|welke?|toon)\b"
    r"(?:\s+(?!over\b|bij\b|voor\b)[\w'’]+){0,6}?\s+)?(?:een\s+|wat\s+)?(?:\w+e?\s+)?voorbeeld(?:en|je)?\b"
    r"(?:\s+(?:er|daar|hier)?van|\s+(?:geven|noemen)|\s+dan|\s+zijn|\s+(?:van|bij)\s+(?:dat|dit|die|deze))*)\W*$",
    re.I,
)
# "en de andere partijen?", "wat vinden anderen daarvan?"
THE_OTHERS = re.compile(
    rf"^\W*(?:en\s+)?(?:(?:wat|hoe)\s+{_SAY}\s+|wat\s+willen\s+)?(?:van\s+|bij\s+|volgens\s+)?(?:de\s+)?"
    rf"(?:anderen|rest|andere\s+{_SPEAKERS})(?:\s+(?:daar|er|hier)(?:van|over|mee)|\s+dan|\s+er\s+van)*\W*$|"
    rf"^\W*(?:en\s+)?(?:wie|welke\s+{_SPEAKERS})\s+(?:wil|willen|{_SAY})\s+(?:dat|dit|er|daar)(?:\s+\w+)?"
    r"\s+(?:ook|nog|nog\s+meer)(?:\s+(?:over|van))?\W*$",
    re.I,
)
WHICH_OF_THEM = re.compile(
    rf"^\W*(?:en\s+)?(?:wie|welke)\s+van\s+(?:(?:de|die|deze)\s+)?(?:twee|drie|vier|beide|hen|{_SPEAKERS})\s+"
    rf"(?:wil|willen|is|zijn|{_SAY})\s+(?:er\s+)?(?:(?:iets|wat)\s+)?(?:(?:voor|tegen|over|van)\s+)?(?P<about>.+?)\W*$",
    re.I,
)
BARE_QUESTION_WORD = words(
    "waarom hoezo hoe_dan waar_dan wie_dan wanneer_dan wat_nog_meer",
    before=r"^\W*",
    after=r"\W*(?:eigenlijk|dan|niet)?\W*$",
)

# --- what stands in a sentence -------------------------------------------------------------------------------------

ABOUT_FIGURE = words(r"figu\w+ grafiek\w* tabel\w* kaart\w* bron publicatie")
POINTS_BACK = words(
    r"""
    dit dat deze die daar\w* hier\w* ze zij hij zo ook maar echter dus daarom bovendien verder en nee kortom vooral
    anders dan toch sommige het_(?:gaat|is|kan|moet|zijn|betreft) elk beide niettemin desondanks desalniettemin evenzo
    dergelijke zulke eerstgenoemde laatstgenoemde hun
    (?:\w+_)?(?:in|met|door|voor|bij|op|van|aan|uit|over|onder|naast|tussen|binnen|om)_(?:deze|dit|die|dat|dergelijke|zulke|eerstgenoemde|laatstgenoemde)
    """,
    before="^",
)
GIVES_EXAMPLE = words(
    r"""
    bijvoorbeeld \w*voorbeeld(?:en)? onder_andere onder_meer waaronder denk_(?:aan|daarbij|hierbij|bijvoorbeeld)
    zoals_(?!(?:ons|onze|we|wij|ze|zij|men|u|hij|het|dat|dit|hier\w*|daar\w*|eerder|gezegd|bekend|al|nu|is|in|op|ook)\b)
    te_denken_(?:valt|is) o\.a bijv neem_(?:de|het|een) illustrat\w+
    """
)
# the line above answers to questions from parliament: who asked and answered, and nothing that is said
_MINISTER = r"(?:minister|staatssecretaris|bewindslieden|kabinet|college)\w*"
HEADS_ANSWERS = re.compile(
    rf"^\W*(?:\w+\s+)?(?:(?:antwoord(?:en)?|beantwoording)\s+(?:van|door)\b.*?\b{_MINISTER}\b.*?\bop\b.*?\b(?:kamer)?vragen\b|"
    rf"(?:antwoord(?:en)?|beantwoording)\s+(?:van\s+|op\s+)?(?:de\s+)?(?:kamer)?vragen\s+van\b|"
    rf"(?:kamer)?vragen\s+van\b.*?\b(?:lid|leden|fracties?)\b.*?\baan\s+(?:de|het)\s+{_MINISTER})",
    re.I | re.S,
)
HOLDS_NUMBER = re.compile(rf"\d[\d.,]*|%|\b(?:{NUMERAL}|procent|promille|keer|maal|(?:twee|drie|vier)maal)\b", re.I)
# the number of a point, a chapter or a table counts nothing
LABEL = re.compile(
    r"^\W*\d{1,3}(?:\.\d{1,3})*[.):]?\s+(?=[‘“\"]?(?-i:[A-Z]))|\b(?:trend|tabel|figuur|bijlage|artikel|hoofdstuk|paragraaf|stap|"
    r"punt|deel|fase|pagina|p\.|blz\.|bladzijde|noot|voetnoot|vraag|pijler|scenario|thema|lid)\s+\d+(?:\.\d+)*\b",
    re.I,
)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
HOLDS_DATE = re.compile(
    rf"\b(?:1[89]|20)\d\d\b|\b\d{{1,2}} (?:{_MONTHS})\b|"
    r"\b(?:eeuw|jaren|maanden|weken|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:voor|na)jaar|zomer|herfst|winter|"
    r"lente|kwartaal|decenni(?:um|a))\b",
    re.I,
)
HOLDS_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w-]+|^[A-Z]\w+ (?:van |de |der |den )*[A-Z]\w+")
# finite forms of the most frequent verbs, and forms that only a verb has
HOLDS_VERB = words(r"""
    is zijn was waren ben wordt worden werd werden heeft hebben had hadden kan kunnen kon konden moet moeten moest
    moesten mag mogen mocht zal zullen zou zouden wil willen wilde wilden gaat gaan ging gingen komt komen kwam kwamen
    doet doen deed blijft blijven bleef staat staan stond geeft geven gaf ligt liggen lag zit zitten vraagt vragen
    maakt maken maakte neemt nemen nam krijgt krijgen kreeg ziet zien zag vindt vinden vond geldt gelden bestaat bestaan
    hoort horen lijkt lijken zorgt zorgen werkt werken groeit groeien stijgt stijgen daalt dalen toont tonen blijkt
    telt tellen helpt helpen betekent betekenen leidt leiden speelt spelen laat laten houdt houden biedt bieden brengt
    brengen wonen woont kiest kiezen hangt volgt volgen dient dienen verdient verdienen schrijft zegt noemt stelt
    \w{3,}(?:eert|elt|igt|ert) \w{4,}eren
""")
NAMED = re.compile(r"(?<=[\w,:;] )(?:[A-Z][\w-]+(?: (?:van|de|den|der|aan) (?=[A-Z]))? ?)+|\b\d[\d.,]*\b")
