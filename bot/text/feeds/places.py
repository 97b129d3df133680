"""The usual addresses of the feed of a site whose pages name none.

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
"""The first word of `<meta name="generator">` -> the path of the feed on sites made with that program."""


def usual_places(url: str, generator: str | None) -> tuple[str, ...]:
    """The usual addresses of the feed of a page's site: that of the program `generator`, else those below the page's
    own folder and at the root."""
    parsed = ada_url.URL(url)
    program = (generator or "").lower().split()[:1]
    if program and program[0] in _OF_PROGRAMS:
        return (f"{parsed.origin}{_OF_PROGRAMS[program[0]]}",)
    folder = parsed.pathname.rstrip("/")
    places = [f"{parsed.origin}{folder}{_COMMON[0]}"] if folder else []
    return tuple([*places, *[f"{parsed.origin}{path}" for path in _COMMON]][:MOST_GUESSES])
