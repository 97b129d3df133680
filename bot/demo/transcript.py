"""Render messages of the simulated channel as terminal text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich.text import Text

from bot.regexes import regex
from cogs._layout.foreign_text import clean
from cogs._layout.moments import KST, minute

_LINK = regex(r"\[((?:\\.|[^\[\]\\])*)\]\((?:[^()]|\([^()]*\))*\)")
_MOMENT = regex(r"<t:(\d+):f>")
_COMMAND = regex(r"</([a-z ]+):\d+>")
_ESCAPE = regex(r"\\(.)")
_MARKS = regex(r"(?<!\\)(\*\*|__|`)")


def drawn(message: Any) -> Text:
    """A discord.Message with its author, text, buttons and reactions."""
    text = Text(message.author.display_name, "bold magenta" if message.author.bot else "bold cyan").append("\n")
    for line in words_of(message).splitlines():
        text.append(f"  {line}\n")
    buttons = [f"[{label}]" for label in buttons_of(message)]
    if buttons:
        text.append(f"  {' '.join(buttons)}\n", "blue")
    if reactions := reactions_of(message):
        text.append(f"  {' '.join(reactions)}\n")
    return text


def words_of(message: Any) -> str:
    """The text of a message and its components, without Markdown."""
    parts = [message.content, *(text for text in _texts(message.components))]
    return "\n".join(_plain(line) for part in parts if part for line in part.splitlines())


def buttons_of(message: Any) -> list[str]:
    """The labels or emoji of the buttons of a message."""
    return [str(item.label or item.emoji or "") for item in _walk(message.components) if hasattr(item, "disabled")]


def reactions_of(message: Any) -> list[str]:
    """The reaction emoji on a message."""
    return [str(reaction.emoji) for reaction in message.reactions]


def _texts(components: Any) -> Iterator[str]:
    for item in _walk(components):
        content = getattr(item, "content", None)
        if isinstance(content, str):
            yield content
        elif hasattr(item, "spacing"):  # a separator
            yield " "


def _walk(components: Any) -> Iterator[Any]:
    """All components at any depth, in display order."""
    for item in components:
        yield item
        yield from _walk(getattr(item, "children", ()))
        accessory = getattr(item, "accessory", None)
        if accessory is not None:
            yield from _walk([accessory])


def _plain(line: str) -> str:
    line = re.sub(r"^(-#|#{1,3}) ", "", line)
    line = _MOMENT.sub(lambda at: minute(datetime.fromtimestamp(int(at[1]), KST)), _COMMAND.sub(r"/\1", line))
    line = _MARKS.sub("", _LINK.sub(r"\1", line))
    return clean(_ESCAPE.sub(r"\1", line))
