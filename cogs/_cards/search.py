"""The card of a search."""

from __future__ import annotations

import discord

from bot.model.analysis import Span
from bot.model.answers import Hit, SearchAnswer
from cogs._cards.article import title_line
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line
from cogs._layout.layout import QUIET, card, pager
from cogs._layout.words import count, hugged, part, plain

_SNIPPET = 280
SHOWN_HITS = 10


def search_card(answer: SearchAnswer, token: str) -> discord.ui.LayoutView:
    """One page of hits, newest and best first as the service ranked them, the matched words in bold."""
    title = line(f"**Search: {plain(answer.query, 100)}**")
    if not answer.hits:
        return card([title, line("-# nothing on this shelf has these words")], colour=QUIET)
    place = f"page {answer.page + 1}" if answer.page or answer.more else count(len(answer.hits), "article")
    lines = [title, line(f"-# {place}")]
    for hit in answer.hits[:SHOWN_HITS]:
        lines += [apart(title_line(hit.article, 0)), _snippet(hit)]
    return card(lines, rows=[pager(answer.page, None, custom_ids.search(token), more=answer.more)])


def _snippet(hit: Hit) -> CardLine:
    words = highlighted(hit.snippet.text, hit.marks, _SNIPPET)
    return CardLine(1, tuple(f"> {words}{link}" for link in arrow(hit.snippet) or ("",)))


def highlighted(text: str, marks: tuple[Span, ...], limit: int) -> str:
    """The first `limit` characters of `text` made harmless, with the marked words in bold."""
    parts: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda span: span.start):
        start, end = max(mark.start, at), min(mark.end, limit)
        if start >= end:
            continue
        parts += [part(text[at:start]), hugged(part(text[start:end]), "**")]
        at = end
    parts.append(part(text[at:limit]))
    return "".join(parts).strip() + ("…" if len(text) > limit else "")
