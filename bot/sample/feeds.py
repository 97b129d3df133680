"""The feeds of the sample outlets, and the front pages that name them."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from bot.sample.library import Sample, SampleLibrary, SampleOutlet, SamplePage

_PATH = "/feed"
_LISTED = 20


def feed_page(library: SampleLibrary, url: str, at: datetime) -> SamplePage | None:
    """The feed of an outlet as it is at a time, its front page, or None for another address."""
    parsed, outlet = urlsplit(url), library.outlet_of(url)
    if outlet is None or parsed.path not in {"", "/", _PATH}:
        return None
    if parsed.path != _PATH:
        front = f'<link rel="alternate" type="application/rss+xml" title="{escape(outlet.name)}" href="{_PATH}">'
        return SamplePage(
            "text/html", f"<html><head><title>{escape(outlet.name)}</title>{front}</head></html>".encode()
        )
    listed = [one for one in library.in_time if outlet.domain in one.url and one.at <= at and not one.canonical]
    return SamplePage("application/rss+xml", _rss(outlet, listed[-_LISTED:][::-1]).encode())


def _rss(outlet: SampleOutlet, articles: list[Sample]) -> str:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{escape(one.url)}</link><guid>{escape(one.url)}</guid>"
        f"<pubDate>{format_datetime(one.at)}</pubDate><description>{escape(one.paragraphs[0][:300])}</description></item>"
        for one in articles
    )
    head = f"<title>{escape(outlet.name)}</title><link>https://{outlet.domain}/</link>"
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'
