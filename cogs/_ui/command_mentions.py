"""Commands in the text of a card as mentions that members can click: `/desk setup` becomes </desk setup:id>."""

from __future__ import annotations

import re
from collections.abc import Mapping

import discord

from cogs._layout.fitting import BYTES_PER_DISPLAY, MAX_BYTES, MAX_CHARACTERS

_TYPED = re.compile(r"(?<!\\)`/(?P<root>[a-z]+)(?P<sub>(?: [a-z]+)?)`")
"""A command as cards write it, without options. Foreign text cannot look so: its backticks are escaped."""


def clickable(view: discord.ui.LayoutView, ids: Mapping[str, int]) -> discord.ui.LayoutView:
    """The view with its commands as mentions; `ids` has the id of each top-level command by name. Names without an id
    stay as they are, and so does a text for which Discord's limits leave no room."""
    displays = [item for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    for display in displays:
        before, after = display.content, _TYPED.sub(lambda typed: _mention(typed, ids), display.content)
        display.content = after
        if before != after and not _fits([one.content for one in displays]):
            display.content = before
    return view


def _mention(typed: re.Match[str], ids: Mapping[str, int]) -> str:
    command_id = ids.get(typed["root"])
    return typed[0] if command_id is None else f"</{typed['root']}{typed['sub']}:{command_id}>"


def _fits(texts: list[str]) -> bool:
    characters, size = sum(map(len, texts)), sum(len(text.encode()) for text in texts)
    return characters <= MAX_CHARACTERS and size + BYTES_PER_DISPLAY * len(texts) <= MAX_BYTES
