"""Cards of a sentence or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.lang.headline_marks import unmarked
from cogs._layout.fitting import fit, line
from cogs._layout.layout import QUIET, TROUBLE, CardButton, card
from cogs._layout.words import address, heading, plain, readable

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


@dataclass(frozen=True, slots=True)
class Handed:
    """How one of several links or files went: its title, or the sentence on why it has none (yet), and its address."""

    title: str | None
    sentence: str
    url: str | None


def several_card(results: Sequence[Handed]) -> discord.ui.LayoutView:
    """How each of several links or files went."""
    saved = sum(one.title is not None for one in results)
    lines = [line(f"**{saved} of {len(results)} saved**"), line("-# in the order given")]
    for one in results:
        target = address(one.url and _LOGIN.sub("", one.url))
        link = f" [↗]({target})" if target and len(target) <= 300 else ""
        told = one.sentence if one.title is None else f"✅ {plain(unmarked(one.title), 140)}"
        lines.append(line(f"{told}{link}"))
    return card(lines, colour=QUIET)


def file_note(sentence: str, file: str) -> discord.ui.LayoutView:
    """A sentence and the attachment `file`."""
    view = note(sentence)
    view.add_item(discord.ui.File(f"attachment://{file}"))
    return view
