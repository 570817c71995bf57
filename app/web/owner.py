"""Who asks, as long as nobody logs in: a browser, known by a random name in a cookie."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

from starlette.responses import Response

COOKIE = "vraagbaak"
_SECONDS = 365 * 24 * 3600
_NAME = re.compile(r"[A-Za-z0-9_-]{43}")


def owner_of(cookies: Mapping[str, str]) -> str:
    """The name of the browser that sent ``cookies``, "" when it has none (yet)."""
    name = cookies.get(COOKIE, "")
    return name if _NAME.fullmatch(name) else ""


def remember(response: Response, owner: str, is_secure: bool) -> str:
    """Have the browser remember its name, a new one when ``owner`` is "", for another year. Returns the name.

    Not to be done in answer to the page itself: to a page that was reached from elsewhere a browser sends no cookie
    that is SameSite=Strict, and the name it has would be overwritten.
    """
    owner = owner or secrets.token_urlsafe(32)
    response.set_cookie(COOKIE, owner, max_age=_SECONDS, httponly=True, samesite="strict", secure=is_secure)
    return owner
