"""Whether a name in a text is somebody's: a body wants, finds and advises; a law, a program or a benefit does not."""

from __future__ import annotations

import re

_SAYS = (
    "wil|willen|vindt|vinden|pleit|pleiten|adviseert|adviseren|kiest|kiezen|streeft|streven|gelooft|geloven|zegt|meent|"
    "hecht|steunt|verzet zich|zet zich in|constateert|concludeert|benadrukt|onderstreept|bepleit|onderschrijft|beveelt|"
    "vraagt aandacht|roept|is van mening|is voorstander|is tegenstander|is voor|is tegen"
)  # not "stelt", "vraagt" or "staat": a law does so too
_OF_BODY = (
    "bestuur|leden|lid|leider|voorzitter|voorzitster|directeur|directie|medewerkers|standpunten?|opvattingen?|mening|"
    "visie|lijsttrekker|fractie|kernwaarden?|grondbeginselen|(?:verkiezings)?programma|inbreng"
)
_BODIES = (
    "partij|vereniging|stichting|raad|planbureau|instituut|organisatie|koepel|bond|vakbond|federatie|gemeente|provincie|"
    "ministerie|commissie|beweging|coalitie|genootschap|autoriteit|inspectie|dienst|agentschap|bureau|fractie"
)
_PUBLISHED = r"(?:©|copyright|uitgave van|uitgegeven door|een publicatie van|opgesteld door|geschreven door)"
_ARTICLE = r"(?:(?:de|het|De|Het) )?"
_MOST_AROUND = 100  # characters that what is sought before or behind a name takes, and more
MIN_SHARE = 0.1  # of the times that the name stands there: fewer may be a slip of the pen, or figurative
PUBLISHED_COUNTS = 2


def acts(name: str, text: str) -> int:
    """How often ``name`` stands in ``text`` as somebody who speaks or acts."""
    text = _around(name, text)
    own = rf"(?<![\w/-]){re.escape(name)}(?![\w/]|-\w)"
    spoken = (
        rf"{own} (?:{_SAYS})\b|"
        rf"\b(?:{_SAYS}) {_ARTICLE}{own}|"
        rf"\b(?:[Ww]ij|[Ww]e),? (?:van |zijn )?{_ARTICLE}{own}|"
        rf"\b(?:{_OF_BODY}) van {_ARTICLE}{own}|"
        rf"\b[Aa]ldus {_ARTICLE}{own}|"
        rf"\b(?i:{_BODIES})(?: op)?[:,]? [‘“'\"]?{own}"
    )
    published = rf"(?i:{_PUBLISHED})(?: \d{{4}})? {_ARTICLE}{own}"
    return len(re.findall(spoken, text)) + PUBLISHED_COUNTS * len(re.findall(published, text))


def _around(name: str, text: str) -> str:
    """The parts of ``text`` in which ``name`` stands, a line each: a name is sought in these fifty times as fast."""
    parts: list[tuple[int, int]] = []
    at = text.find(name)
    while at >= 0:
        start, stop = max(at - _MOST_AROUND, 0), at + len(name) + _MOST_AROUND
        if parts and start <= parts[-1][1]:
            start = parts.pop()[0]
        parts.append((start, stop))
        at = text.find(name, at + 1)
    return "\n".join(text[start:stop] for start, stop in parts)


def is_body(name: str, times: int, text: str, fewest: int) -> bool:
    """Whether ``name``, which stands ``times`` in ``text``, speaks there at least ``fewest`` times, and more often than
    it is part of the name of a thing: "BBB-regeling", "GNU/Linux"."""
    text, escaped = _around(name, text), re.escape(name)
    things = len(re.findall(rf"(?<![\w-]){escaped}[-/]\w|\w[-/]{escaped}(?!\w)", text))
    found = acts(name, text)
    return found >= max(fewest, MIN_SHARE * times) and found > things


def names_body(name: str) -> bool:
    """Whether a name tells itself that it is a body's: "Partij voor de Dieren"."""
    return re.match(rf"(?i:{_BODIES})", name) is not None
