"""Cards of a few sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import discord
from msgspec import Struct

from bot.catalogue import gettext, ngettext
from bot.lang.headline_marks import unmarked
from bot.model.answers import NearName
from bot.regexes import regex
from cogs._layout import custom_ids
from cogs._layout.fitting import ARROW, CardLine, fit, line
from cogs._layout.foreign_text import address, button_text, plain, readable
from cogs._layout.layout import QUIET, TROUBLE, CardButton, button, card
from cogs._layout.markdown import small
from cogs._layout.moments import day, moment
from cogs._layout.names import near_name
from cogs._layout.words import facts, still_indexed

_LOGIN = regex(r"(?<=://)[^/?#\s]*@")
"""A user name and password in an address; never repeated on a card."""


MOST_CANDIDATES = 5
_LONGEST_CANDIDATE = 78


def note(*sentences: str, buttons: Sequence[CardButton] = ()) -> discord.ui.LayoutView:
    """A message of plain sentences; the caller escapes foreign text in them."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay("\n".join(text for text in fit([line(text) for text in sentences]) if text)))
    if buttons:
        view.add_item(discord.ui.ActionRow(*buttons))
    return view


def indexing_lines(indexed_since: datetime | None) -> list[CardLine]:
    """A line that older articles are still being indexed and are missing from the answer; none for a complete
    answer."""
    return [] if indexed_since is None else [line(small(f"⏳ {still_indexed(moment(indexed_since))}"))]


def filtered_articles(number: int) -> str:
    """How many articles filters have left out of an answer."""
    return ngettext("{number} article left out by filters", "{number} articles left out by filters", number)


def asked_days(since: date | None, until: date | None) -> str:
    """The first and the last day that were asked for, as days in Korea; "" for neither."""
    if since is None and until is None:
        return ""
    first = None if since is None else gettext("from {day}", day=day(since))
    last = None if until is None else gettext("until {day}", day=day(until))
    return facts(first, last, gettext("days in Korea"))


def read_articles(number: int, left_out: int) -> str:
    """How many articles an answer was read from, and how many filters have left out."""
    read = ngettext("from {number} article read", "from {number} articles read", number)
    return facts(read, filtered_articles(left_out) if left_out else None)


def shown_address(url: str) -> str:
    """A posted address as a refusal shows it."""
    return plain(readable(_LOGIN.sub("", url)), 120)


def refusal_card(sentence: str, url: str | None, mark: int | None = None) -> discord.ui.LayoutView:
    """Why a posted link was refused, with its address, since a post may have several links."""
    lines = [line(f"⚠️ {sentence}")]
    if url is not None:
        lines.append(line(small(shown_address(url))))
    return card(lines, colour=TROUBLE, mark=mark)


class SubmissionResult(Struct, frozen=True):
    """The result of one of several links or files: its title, or a sentence on why it has none (yet); and its
    address."""

    title: str | None
    sentence: str
    url: str | None


def shared_note() -> str:
    """The small line below a text that was saved in a channel that not everyone sees."""
    return small(gettext("Everyone on this server can find texts saved here. `/article remove` removes them."))


def several_card(results: Sequence[SubmissionResult], *, shared: bool = False) -> discord.ui.LayoutView:
    """The results of several links or files, in the order given. `shared`: there are texts among them, from a channel
    that not everyone sees."""
    saved = sum(one.title is not None for one in results)
    lines = [line(gettext("**{saved} of {total} saved**", saved=saved, total=len(results)))]
    for one in results:
        target = address(one.url and _LOGIN.sub("", one.url))
        link = f"{ARROW}({target})" if target and len(target) <= 300 else ""
        text = one.sentence if one.title is None else f"✅ {plain(unmarked(one.title), 140)}"
        lines.append(line(f"{text}{link}"))
    if shared:
        lines.append(line(shared_note()))
    return card(lines, colour=QUIET)


def file_note(file: str, *sentences: str) -> discord.ui.LayoutView:
    """Sentences, if any, and the attachment `file`."""
    view = note(*sentences) if sentences else discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.File(f"attachment://{file}"))
    return view


def candidate_buttons(names: Sequence[NearName], token: str) -> list[CardButton]:
    """A button for each of the first names; the question and the names are stored under `token`."""
    return [
        button(button_text(near_name(name), _LONGEST_CANDIDATE) or "…", custom_ids.candidate(token, place))
        for place, name in enumerate(names[:MOST_CANDIDATES])
    ]
