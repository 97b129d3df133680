"""The card of saved searches."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.catalogue import gettext, ngettext
from bot.model.searches import SavedSearch
from cogs._layout.fitting import CardLine, line
from cogs._layout.layout import CardButton, card
from cogs._layout.words import bold, code, facts, plain, small

SHOWN = 15


def saved_card(searches: Sequence[SavedSearch], page: int, pages: list[CardButton]) -> discord.ui.LayoutView:
    """Page `page` (from 0) of the searches that a member may use, by name."""
    title = ngettext("**{number} saved search**", "**{number} saved searches**", len(searches))
    told = gettext("`/search` offers them by name; `/searches remove` removes one")
    shown = searches[page * SHOWN : (page + 1) * SHOWN]
    return card([line(title), line(small(told)), *map(_line, shown)], rows=[pages])


def saved_sentence(search: SavedSearch) -> str:
    """What was saved, for whom."""
    name = bold(plain(search.name, 60))
    if search.user_id is None:
        return gettext("Saved for everyone here as {name}. `/search` offers it by name.", name=name)
    return gettext("Saved for you as {name}. `/search` offers it by name.", name=name)


def _line(search: SavedSearch) -> CardLine:
    whose = gettext("everyone's") if search.user_id is None else gettext("yours")
    return line(f"- {facts(bold(plain(search.name, 60)), whose, code(search.typed, 120))}")
