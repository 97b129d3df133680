"""Writes a list of feeds as OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from bot.model.feeds import FeedLink
from bot.text.feeds.fields import CONTROLS


def written(title: str, links: Iterable[FeedLink]) -> bytes:
    """A list of feeds."""
    outlines = "".join(
        f'    <outline type="rss" text={_attribute(link.title or link.url)} xmlUrl={_attribute(link.url)}/>\n'
        for link in links
    )
    head = f"  <head><title>{escape(CONTROLS.sub(' ', title))}</title></head>\n"
    text = f'<opml version="2.0">\n{head}  <body>\n{outlines}  </body>\n</opml>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()


def _attribute(text: str) -> str:
    return quoteattr(CONTROLS.sub(" ", text))
