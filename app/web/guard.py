"""Whether what a browser asks comes from this program's own page."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

HEADER = "x-vraagbaak"
"""Sent by the page with everything that changes documents; a page elsewhere may not send it."""


def is_from_elsewhere(request: Request) -> bool:
    """Whether a page of another server brought the browser to ask this; another port of this host is one too, and
    for SameSite cookies it is not."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")  # of an older browser
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")


def is_from_page(request: Request) -> bool:
    """Whether the page itself asks this."""
    return HEADER in request.headers and not is_from_elsewhere(request)
