"""Where a site whose pages name no feed usually has one.

Each guess is a request to the site, with a pause before it, so there are few: one where the page names the program that
made it, which has a place of its own for feeds, else the four most common.
"""

from __future__ import annotations

import ada_url

MOST_GUESSES = 4
_COMMON = ("/feed", "/rss.xml", "/feed.xml", "/rss")
_OF_PROGRAMS = {
    "wordpress": "/feed",
    "ghost": "/rss",
    "drupal": "/rss.xml",
    "astro": "/rss.xml",
    "gatsby": "/rss.xml",
    "jekyll": "/feed.xml",
    "pelican": "/feeds/all.atom.xml",
    "hexo": "/atom.xml",
    "hugo": "/index.xml",
    "quarto": "/index.xml",
    "blogger": "/feeds/posts/default",
}
"""The first word of `<meta name="generator">`, and where sites made with it have their feed."""


def usual_places(url: str, generator: str | None) -> tuple[str, ...]:
    """Where the site of a page usually has its feed: where the program `generator` puts it, else below the page's own
    folder and at its root."""
    parsed = ada_url.URL(url)
    program = (generator or "").lower().split()[:1]
    if program and program[0] in _OF_PROGRAMS:
        return (f"{parsed.origin}{_OF_PROGRAMS[program[0]]}",)
    folder = parsed.pathname.rstrip("/")
    places = [f"{parsed.origin}{folder}{_COMMON[0]}"] if folder else []
    return tuple([*places, *[f"{parsed.origin}{path}" for path in _COMMON]][:MOST_GUESSES])
