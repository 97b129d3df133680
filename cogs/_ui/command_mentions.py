"""Commands in the text of a card as mentions that members can click: `/desk setup`, or `/데스크 설정` in Korean,
becomes </desk setup:id>."""

from __future__ import annotations

import re
from collections.abc import Mapping

import discord

from bot.regexes import regex
from cogs._layout.fitting import BYTES_PER_DISPLAY, MAX_BYTES, MAX_CHARACTERS

_TYPED = regex(r"(?<!\\)`/(?P<name>[^`:\n]+)`(?P<blank> ?)")
"""A command as cards write it, without options. Foreign text cannot look so: its backticks are escaped."""


def clickable(view: discord.ui.LayoutView, mentions: Mapping[str, str]) -> discord.ui.LayoutView:
    """The view with its commands as mentions; `mentions` has those of the commands by their names in all languages
    (`DeskBot.command_mentions`). Other names stay as they are, and so does a text for which Discord's limits leave no
    room."""
    displays = [item for item in view.walk_children() if isinstance(item, discord.ui.TextDisplay)]
    for display in displays:
        before = display.content
        display.content = after = mentioning(before, mentions)
        if before != after and not _fits([one.content for one in displays]):
            display.content = before
    return view


def mentioning(text: str, mentions: Mapping[str, str]) -> str:
    """The text with its commands as mentions, which may be longer."""
    return _TYPED.sub(lambda typed: _mention(typed, mentions), text)


def _mention(typed: re.Match[str], mentions: Mapping[str, str]) -> str:
    if (mention := mentions.get(typed["name"])) is None:
        return typed[0]
    return mention if mention.endswith("）") else mention + typed["blank"]  # no blank follows a full-width bracket


def _fits(texts: list[str]) -> bool:
    characters, size = sum(map(len, texts)), sum(len(text.encode()) for text in texts)
    return characters <= MAX_CHARACTERS and size + BYTES_PER_DISPLAY * len(texts) <= MAX_BYTES
