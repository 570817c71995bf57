"""Whose document it is by its cover: a ministry, a council or an office that stands there on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Block
from ingest.document import Body
from ingest.sender import with_short_name

MOST_WORDS = 60  # on a cover; more is a letter, and a ministry at its head may be whom it is sent to
MOST_IN_NAME = 12  # words
_KINDS = (
    r"(?:ministerie|(?!gemeente)\w*raad|\w*planbureau|rekenkamer|(?:rijks)?inspectie|\w*instituut|autoriteit|ombudsman|"
    r"adviescollege|adviescommissie|staatscommissie|agentschap|inspectoraat|vereniging|unie|interprovinciaal|"
    r"rijkswaterstaat|centraal\s+bureau)"
)
_NAME = re.compile(rf"(?:(?:de|het)\s+)?(?P<name>(?=(?:\S+\s+){{0,5}}{_KINDS}\b)\S.*?)\.?", re.I)
_NEUTER = re.compile(
    r"(?:\S+\s+){0,3}(?:ministerie|\w*planbureau|\w*instituut|agentschap|adviescollege|centraal bureau)\b", re.I
)
_SMALL = frozenset("van voor de het der den en in op te ter van tot bij".split())
_FOR_WHOM = re.compile(
    r"\b(?:opdracht|verzoek|namens|aangeboden|gericht|subsidie|steun)\b.*\b(?:van|aan|door)?\W*$|^aan\b", re.I
)


def body_on_cover(blocks: Sequence[Block]) -> Body | None:
    """The body that stands on the first page, when that is a cover; ``None`` where none does, or several.

    The largest line is the title, which may be about a body.
    """
    first = [block for block in blocks if block.starts[0][1] == 1]
    if not first or sum(len(block.text.split()) for block in first) > MOST_WORDS or len(first) == len(blocks):
        return None
    title = max(first, key=lambda block: block.size)
    found = {
        name
        for above, block in zip([None, *first], first, strict=False)
        if block is not title and not (above and _FOR_WHOM.search(above.text)) and (name := _named(block.text))
    }
    if len(found) != 1:
        return None
    name = found.pop()
    known = with_short_name(name, " ".join(block.text for block in blocks))
    return Body(name, article="het" if _NEUTER.match(name) else "de", aliases=known.aliases if known else ())


def _named(line: str) -> str:
    """The name that ``line`` is, "" when it is more or something else: each word but the small ones has a capital, or
    only the first ("Nationale ombudsman")."""
    match = _NAME.fullmatch(" ".join(line.split()))
    if not match:
        return ""
    spoken = match["name"].split()
    told = [word for word in spoken if word.lower().strip(",") not in _SMALL]
    in_capitals = all(word[0].isupper() for word in told)
    is_short = len(told) <= 2 and told[0][0].isupper()
    return match["name"] if len(spoken) <= MOST_IN_NAME and (in_capitals or is_short) else ""
