"""The card of saved searches."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.catalogue import gettext, ngettext
from bot.model.searches import SavedSearch, SearchUse
from cogs._layout.fitting import CardLine, line
from cogs._layout.foreign_text import code, plain
from cogs._layout.layout import CardButton, card
from cogs._layout.markdown import bold, small
from cogs._layout.words import facts

SHOWN = 15


def saved_card(searches: Sequence[SavedSearch], page: int, pages: list[CardButton]) -> discord.ui.LayoutView:
    """Page `page` (from 0) of the searches that a member may use, by name."""
    title = ngettext("**{number} saved search**", "**{number} saved searches**", len(searches))
    told = gettext("`/search` offers them by name; `/searches remove` removes one")
    shown = searches[page * SHOWN : (page + 1) * SHOWN]
    return card([line(title), line(small(told)), *map(_line, shown)], rows=[pages])


def saved_sentences(
    search: SavedSearch, before: SavedSearch | None, use: SearchUse, *, finds_nothing: bool
) -> list[str]:
    """What was saved and for whom; what uses it; the query `before`, if it changed; and a warning if it finds
    nothing."""
    name = bold(plain(search.name, 60))
    if search.user_id is not None:
        told = [gettext("Saved for you as {name}. `/search` offers it by name.", name=name)]
    else:
        told = [gettext("Saved for everyone here as {name}. `/search` offers it by name.", name=name)]
    if use.feeds:
        told.append(ngettext("{number} feed uses it.", "{number} feeds use it.", use.feeds))
    if use.digests:
        told.append(ngettext("{number} digest uses it.", "{number} digests use it.", use.digests))
    if before is not None and before.typed != search.typed:
        told.append(gettext("Replaces the earlier query: {query}", query=code(before.typed, 120)))
    if finds_nothing:
        told.append(gettext("⚠️ No saved article matches it."))
    return told


def removal_sentences(search: SavedSearch, use: SearchUse) -> list[str]:
    """Ask whether to remove a search that feeds or digests use, and say what happens to them."""
    name, query = bold(plain(search.name, 60)), code(search.typed, 120)
    told = [gettext("Remove the search {name}? {query}", name=name, query=query)]
    if use.feeds:
        told.append(
            ngettext(
                "{number} feed uses it and will be paused.", "{number} feeds use it and will be paused.", use.feeds
            )
        )
    if use.digests:
        told.append(
            ngettext(
                "{number} digest uses it and keeps its query.",
                "{number} digests use it and keep its query.",
                use.digests,
            )
        )
    return told


def _line(search: SavedSearch) -> CardLine:
    whose = gettext("everyone's") if search.user_id is None else gettext("yours")
    return line(f"- {facts(bold(plain(search.name, 60)), whose, code(search.typed, 120))}")
