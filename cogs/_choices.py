"""Choices of options, as Discord takes them."""

from __future__ import annotations

from collections.abc import Iterable

from discord import app_commands

from bot.model.answers import Choice
from bot.model.deliveries import CatchUp, QuietDay
from cogs._cards.article import LONG, SHORT, STANDARD
from cogs._cards.words import clean, clip

LENGTHS = [
    app_commands.Choice(name="short", value=SHORT),
    app_commands.Choice(name="standard", value=STANDARD),
    app_commands.Choice(name="long", value=LONG),
]
QUIET_DAYS = [
    app_commands.Choice(name="say so in a line", value=QuietDay.LINE.value),
    app_commands.Choice(name="stay silent", value=QuietDay.SILENT.value),
]
MISSED = [
    app_commands.Choice(name="catch up once", value=CatchUp.ONCE.value),
    app_commands.Choice(name="skip it", value=CatchUp.SKIP.value),
]

_MOST, _LONGEST = 25, 100


def shown(choices: Iterable[Choice]) -> list[app_commands.Choice[str]]:
    """At most 25 lines of 1 to 100 characters; a value too long to come back is left out."""
    fitting = (choice for choice in choices if choice.name.strip() and 0 < len(choice.value) <= _LONGEST)
    return [
        app_commands.Choice(name=clip(clean(choice.name), _LONGEST), value=choice.value)
        for choice, _ in zip(fitting, range(_MOST), strict=False)
    ]
