"""Cards of a sentence or two."""

from __future__ import annotations

import re
from collections.abc import Sequence

import discord

from bot.news.editions import unmarked
from cogs._cards.fitting import fit, line
from cogs._cards.sheet import QUIET, TROUBLE, CardButton, card
from cogs._cards.words import address, heading, plain, readable

_LOGIN = re.compile(r"(?<=://)[^/?#\s]*@")
"""A user name and password in an address: posted by mistake, and never said again."""


def note(*sentences: str, buttons: Sequence[CardButton] = ()) -> discord.ui.LayoutView:
    """Sentences of the desk's own, as they are (foreign text in them is escaped by whoever wrote it in)."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay("\n".join(text for text in fit([line(text) for text in sentences]) if text)))
    if buttons:
        view.add_item(discord.ui.ActionRow(*buttons))
    return view


def refusal_card(sentence: str, url: str | None, mark: int | None = None) -> discord.ui.LayoutView:
    """Why a posted link has no card; below it the address, since one post may hold several."""
    lines = [line(f"⚠️ {sentence}")]
    if url is not None:
        lines.append(line(f"-# {plain(readable(_LOGIN.sub('', url)), 120)}"))
    return card(lines, colour=TROUBLE, mark=mark)


def already_saved_card(title: str, jump_url: str | None, url: str | None) -> discord.ui.LayoutView:
    """A link that stood on the shelf already."""
    first = f" · [first post]({address(jump_url)})" if jump_url else ""
    return card(
        [line(f"Already saved: {heading(title, 200)}"), line(f"-# It is on this shelf{first}")],
        colour=QUIET,
        open_url=url,
    )


def several_card(results: Sequence[tuple[bool, str, str | None]]) -> discord.ui.LayoutView:
    """How each of several links or files went: whether it is saved, its title or the reason, its address."""
    saved = sum(ok for ok, _, _ in results)
    lines = [line(f"**{saved} of {len(results)} saved**"), line("-# in the order given")]
    for ok, told, url in results:
        target = address(url and _LOGIN.sub("", url))
        link = f" [↗]({target})" if target and len(target) <= 300 else ""
        lines.append(line(f"✅ {plain(unmarked(told), 140)}{link}" if ok else f"⚠️ {told}{link}"))
    return card(lines, colour=QUIET)


def file_note(sentence: str, file: str) -> discord.ui.LayoutView:
    """A sentence and the attachment `file`."""
    view = note(sentence)
    view.add_item(discord.ui.File(f"attachment://{file}"))
    return view
