"""A follow-up that sets the bodies that were asked beside each other: "wat is het verschil?", "zijn ze het eens?"."""

from __future__ import annotations

import re

_THEY = r"(?:ze|zij|die|deze|beide|beiden|(?:de|deze|die)\s+(?:twee|drie|vier|partijen|instanties|organisaties))"
_LOOSELY = r"(?:\s+(?:dan|nu|nou|eigenlijk|precies|daarin|daarover|hierover|hierin|ook|echt|wel|elkaar|met\s+elkaar))*"
_BETWEEN = rf"(?:\s+(?:(?:tussen|van)\s+(?:{_THEY}|hen|hun)|daartussen|ertussen))?"
_ASKS = re.compile(
    rf"\W*(?:(?:en|maar|dus)\s+)?(?:"
    rf"(?:wat\s+is|waar\s+(?:zit|ligt)|waarin\s+(?:zit|ligt)){_LOOSELY}\s+(?:het|hun)\s+(?:grootste\s+)?verschil{_BETWEEN}{_LOOSELY}|"
    rf"(?:wat\s+zijn|waar\s+(?:zitten|liggen)){_LOOSELY}\s+(?:de|hun)\s+(?:verschillen|overeenkomsten){_BETWEEN}{_LOOSELY}|"
    rf"(?:waarin|waar|hoe|op\s+welke\s+punten)\s+(?:verschillen|verschilt){_LOOSELY}(?:\s+{_THEY})?{_LOOSELY}(?:\s+van\s+mening)?|"
    rf"wie(?:\s+van\s+{_THEY})?\s+(?:heeft|krijgt){_LOOSELY}(?:\s+er)?\s+gelijk{_LOOSELY}|"
    rf"(?:zijn|waren){_LOOSELY}\s+{_THEY}\s+het{_LOOSELY}\s+(?:eens|oneens){_LOOSELY}|"
    rf"waarover\s+zijn\s+{_THEY}\s+het{_LOOSELY}\s+(?:eens|oneens)|"
    rf"spreken\s+{_THEY}\s+elkaar{_LOOSELY}\s+tegen{_LOOSELY}|"
    rf"(?:vergelijk|leg|zet)\s+(?:{_THEY}|hen|dat|het)(?:\s+(?:eens|met\s+elkaar|naast\s+elkaar))*|"
    rf"(?:en\s+)?(?:het|de)\s+(?:verschil|verschillen|overeenkomsten){_BETWEEN}"
    r")\W*",
    re.I,
)


def compares_both(text: str) -> bool:
    """Whether ``text`` asks nothing but how those who were asked before compare."""
    return bool(_ASKS.fullmatch(re.sub(r"\s+", " ", text)))
