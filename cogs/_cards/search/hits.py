"""The card of a search."""

from __future__ import annotations

import discord

from bot.catalogue import gettext
from bot.model.analysis import Span
from bot.model.answers import Hit, SearchAnswer
from cogs._cards.article import title_line
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line
from cogs._layout.layout import QUIET, CardButton, button, card, pager
from cogs._layout.words import articles, hugged, part, plain, small

_SNIPPET = 280
SHOWN_HITS = 10


def search_card(answer: SearchAnswer, token: str) -> discord.ui.LayoutView:
    """One page of hits in the order of the answer, the matched words in bold."""
    title = line(gettext("**Search: {query}**", query=plain(answer.query, 100)))
    if not answer.hits:
        return card(
            [title, line(small(gettext("No saved article has these words. Try fewer words or another spelling.")))],
            colour=QUIET,
            rows=[[_watch(token)]],
        )
    one_page = not answer.page and not answer.more
    place = articles(len(answer.hits)) if one_page else gettext("page {page}", page=answer.page + 1)
    lines = [title, line(small(place))]
    for hit in answer.hits[:SHOWN_HITS]:
        lines += [apart(title_line(hit.article, 0)), _snippet(hit)]
    return card(lines, rows=[[*pager(answer.page, None, custom_ids.search(token), more=answer.more), _watch(token)]])


def _watch(token: str) -> CardButton:
    return button(gettext("Watch"), custom_ids.watch_search(token))


def _snippet(hit: Hit) -> CardLine:
    words = highlighted(hit.snippet.text, hit.marks, _SNIPPET)
    return CardLine(1, tuple(f"> {words}{link}" for link in arrow(hit.snippet) or ("",)))


def highlighted(text: str, marks: tuple[Span, ...], limit: int) -> str:
    """The first `limit` characters of `text`, escaped, with the marked words in bold."""
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
