"""Whether the author in a PDF's metadata is somebody: programs put themselves there, or the name of a login."""

from __future__ import annotations

import re

MOST_CHARACTERS = 200
_PROGRAMS = (
    "microsoft windows adobe acrobat indesign pscript5 libreoffice openoffice latex ghostscript reportlab wkhtmltopdf "
    "quarkxpress canva macbook iphone ipad"
)
_NOBODY = (
    "user username gebruiker gebruikersnaam utilisateur benutzer owner admin administrator beheerder anonymous anoniem "
    "unknown onbekend"
)
_ANYWHERE = re.compile(rf"\b(?:{'|'.join(f'{_PROGRAMS} {_NOBODY}'.split())})\d*\b", re.I)
_ALONE = frozenset(
    "author auteur eigenaar root guest gast test default standaard none null nvt geen naam name word writer office "
    "excel powerpoint apple google scan scanner pc laptop computer".split()
)
_ADDRESS = re.compile(r"@|\\|\bhttps?:|\bwww\.|\.(?:docx?|indd|pdf|pptx?|qxp|dll|exe)\b", re.I)
_LOGIN = re.compile(r"\S*(?:_|\d[^\d\s]*\d[^\d\s]*\d)\S*")  # one word with what no name has: D66 and 50PLUS are parties


def known_author(author: str) -> str:
    """``author`` when it looks like the name of a body or a person, else "".

    Without a capital, or with what only addresses, files and login names have, it does not.
    """
    name = " ".join(author.split())
    words = re.findall(r"\w+", name)
    is_name = (
        1 < len(name) <= MOST_CHARACTERS
        and name.isprintable()
        and any(c.isupper() for c in name)
        and not _ANYWHERE.search(name)
        and not _ADDRESS.search(name)
        and not _LOGIN.fullmatch(name)
        and not (len(words) == 1 and words[0].lower() in _ALONE)
    )
    return name if is_name else ""
