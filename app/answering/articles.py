"""The article of a body's name, where no catalogue tells it: that of the noun which the name is built around.

"Planbureau voor de Leefomgeving" is "het Planbureau", "Rijksoverheid" is "de Rijksoverheid". A noun with a proper name
behind it stands without ("Instituut Clingendael"), and so does a name without such a noun ("GroenLinks").
"""

from __future__ import annotations

import re

from app.answering.kinds import kinds_of
from ingest.document import Body

_DE = frozenset(
    "raad commissie kamer rekenkamer bank unie bond federatie vereniging partij overheid autoriteit inspectie dienst "
    "gemeente provincie regio ombudsman regering academie alliantie coalitie werkgroep stuurgroep taskforce koepel "
    "organisatie vakbond confederatie adviesraad politie".split()
)
_HET = frozenset(
    "bureau ministerie instituut centrum college fonds platform netwerk verbond kabinet genootschap agentschap comité "
    "waterschap bestuur rijk parlement secretariaat".split()
)
_WITH_A_NAME = frozenset("commissie gemeente provincie ministerie".split())
_STANDS_ALONE = re.compile(r"^\S+$|\s(?:voor|van|der|den|des|tot|inzake|op|in|bij|tegen|en)\s", re.I)


def with_article(body: Body) -> str:
    """The name of ``body`` as it stands in a running sentence, with the article that is told or that is its own."""
    if body.article or not body.name:
        return body.with_article
    kinds = kinds_of(Body(body.name))
    is_last = any(body.name.lower().endswith(kind) for kind in kinds)
    if not (is_last or _STANDS_ALONE.search(body.name) or kinds & _WITH_A_NAME):
        return body.name
    for article, nouns in (("de", _DE), ("het", _HET)):
        if kinds & nouns:
            return f"{article} {body.name}"
    return body.name
