"""The terms of a sentence, of which the parts of a proper name do not count: the Woonfabriek tells nothing of wonen."""

from __future__ import annotations

import re

from index.dutch import term_groups, terms

_NAME = re.compile(r"(?<=[\w,;:)] )[‘'\"“(]?(?P<name>[A-Z][\w-]*[a-z][\w-]*)")


def terms_told(text: str) -> list[str]:
    """The terms of ``text``; of a name, a word with a capital within a sentence, only that of the whole word."""
    names = {group[0]: set(group[1:]) for m in _NAME.finditer(text) for group in term_groups(m["name"])}
    if not any(names.values()):
        return terms(text)
    return [term for group in term_groups(text) for term in (group[:1] if group[0] in names else group)]
