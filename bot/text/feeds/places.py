"""Where a site whose pages name no feed usually has one."""

from __future__ import annotations

import ada_url

_COMMON = ("/feed", "/rss.xml", "/rss", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/posts/default", "/feed.json")


def common_places(url: str) -> tuple[str, ...]:
    """Where the site of a page usually has its feed: below the page's own folder, then at its root."""
    parsed = ada_url.URL(url)
    folder = parsed.pathname.rstrip("/")
    places = [f"{parsed.origin}{folder}{path}" for path in _COMMON[:3]] if folder else []
    return tuple(dict.fromkeys([*places, *[f"{parsed.origin}{path}" for path in _COMMON]]))
