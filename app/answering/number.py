"""Grammatical number in Dutch: whether the name of a body is a plural, and the verb that goes with a subject."""

from __future__ import annotations

import re

from ingest.document import Body

# of verbs that questions are asked with; those on "-eren" follow a rule, any other is left as it is
_VERBS = """
    zegt zeggen  zei zeiden  vindt vinden  vond vonden  schrijft schrijven  schreef schreven  stelt stellen
    denkt denken  dacht dachten  meent menen  meende meenden  meldt melden  oordeelt oordelen  betoogt betogen
    kijkt kijken  noemt noemen  noemde noemden  beschrijft beschrijven  verwacht verwachten  raadt raden
    pleit pleiten  bepleit bepleiten  bericht berichten  behandelt behandelen  bespreekt bespreken  wil willen
    wilde wilden  is zijn  was waren  heeft hebben  had hadden  kan kunnen  kon konden  moet moeten  moest moesten
    mag mogen  mocht mochten  zal zullen  zou zouden  doet doen  deed deden  gaat gaan  staat staan  geeft geven
    gaf gaven  ziet zien  zag zagen  komt komen  neemt nemen  maakt maken  vraagt vragen  waarschuwt waarschuwen
    voorspelt voorspellen  benadrukt benadrukken  wijst wijzen  spreekt spreken  verklaart verklaren
    beveelt bevelen  hoopt hopen  gelooft geloven  acht achten  streeft streven  steunt steunen  werkt werken
    wordt worden  blijft blijven  laat laten  krijgt krijgen  zorgt zorgen  wenst wensen  eist eisen  belooft beloven
    kiest kiezen  houdt houden  biedt bieden  praat praten  zoekt zoeken  legt leggen  deelt delen  ontraadt ontraden
    beweert beweren  bedoelt bedoelen  verstaat verstaan  rekent rekenen  betaalt betalen  helpt helpen
    bedenkt bedenken
"""
_FORMS = _VERBS.split()
_PLURAL_OF = dict(zip(_FORMS[::2], _FORMS[1::2], strict=True))
_SINGULAR_OF = {plural: singular for singular, plural in _PLURAL_OF.items()}
_STEMS = ((re.compile(r"(?<=\w\w)eert$"), "eren"), (re.compile(r"(?<=\w\w)eren$"), "eert"))
# endings that only a plural has: "Verenigde Naties", "Samenwerkende Gemeenten"
_PLURAL = re.compile(
    r"(?:[ctnmd]ies|heden|schappen|ingen|eiten|gemeenten|steden|staten|raden|bonden|partijen|diensten|kamers)$", re.I
)
_BEHIND_THE_NOUN = re.compile(r"\s+(?:voor|van|der|den|des|tot|inzake|over|op|in|bij|aan|te|tegen|uit)\s.*", re.I)


def is_plural(body: Body) -> bool:
    """Whether the name of ``body`` is surely a plural with an article, so that "de Verenigde Naties" say things."""
    return body.article.lower() == "de" and bool(_PLURAL.search(_BEHIND_THE_NOUN.sub("", body.name)))


def in_number(verb: str, is_several: bool) -> str:
    """The finite ``verb`` for a subject of several or of one; "" when it is not known as a finite verb."""
    wanted, other = (_PLURAL_OF, _SINGULAR_OF) if is_several else (_SINGULAR_OF, _PLURAL_OF)
    folded = verb.lower()
    if folded in other:
        found = folded
    elif folded in wanted:
        found = wanted[folded]
    else:
        (to_plural, plural_end), (to_singular, singular_end) = _STEMS
        pattern, end = (to_plural, plural_end) if is_several else (to_singular, singular_end)
        if not (to_plural.search(folded) or to_singular.search(folded)):
            return ""
        found = pattern.sub(end, folded)
    return found.capitalize() if verb[:1].isupper() else found
