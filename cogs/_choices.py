"""Choices of options, as Discord takes them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from zoneinfo import available_timezones

from discord import app_commands

from bot.model.answers import Choice
from bot.model.deliveries import CatchUp, QuietDay, Rhythm
from bot.model.jobs import Shelf
from bot.model.text import Subject
from bot.services.answers import AnswerService
from cogs._cards.article import LONG, SHORT, STANDARD
from cogs._cards.words import clean, clip

LENGTHS = [
    app_commands.Choice(name="short", value=SHORT),
    app_commands.Choice(name="standard", value=STANDARD),
    app_commands.Choice(name="long", value=LONG),
]
RHYTHMS = [
    app_commands.Choice(name="each day", value=Rhythm.DAY.value),
    app_commands.Choice(name="each week", value=Rhythm.WEEK.value),
    app_commands.Choice(name="each month", value=Rhythm.MONTH.value),
]
WINDOWS = [
    app_commands.Choice(name="last: what is new to you", value="last"),
    app_commands.Choice(name="24 hours", value="24h"),
    app_commands.Choice(name="3 days", value="3d"),
    app_commands.Choice(name="1 week", value="1w"),
    app_commands.Choice(name="30 days", value="30d"),
]
QUIET_DAYS = [
    app_commands.Choice(name="say so in a line", value=QuietDay.LINE.value),
    app_commands.Choice(name="stay silent", value=QuietDay.SILENT.value),
]
MISSED = [
    app_commands.Choice(name="catch up once", value=CatchUp.ONCE.value),
    app_commands.Choice(name="skip it", value=CatchUp.SKIP.value),
]

_SUBJECTS = [(subject.value.replace("_", " "), subject.value) for subject in Subject if subject is not Subject.OTHER]
_MOST, _LONGEST = 25, 100
_LONGEST_MONTH = 31


def shown(choices: Iterable[Choice]) -> list[app_commands.Choice[str]]:
    """At most 25 lines of 1 to 100 characters; a value too long to come back is left out."""
    fitting = (choice for choice in choices if choice.name.strip() and 0 < len(choice.value) <= _LONGEST)
    return [
        app_commands.Choice(name=clip(clean(choice.name), _LONGEST), value=choice.value)
        for choice, _ in zip(fitting, range(_MOST), strict=False)
    ]


async def topics(answers: AnswerService, shelf: Shelf, typed: str) -> list[app_commands.Choice[str]]:
    """Subjects and entities that begin to match what is typed."""
    wanted = typed.casefold().strip()
    subjects = [app_commands.Choice(name=name, value=value) for name, value in _SUBJECTS if wanted in name]
    names = shown(await answers.suggest_entities(shelf, typed)) if wanted else []
    return [*subjects, *names][:_MOST]


def windows(typed: str) -> list[app_commands.Choice[str]]:
    """How far back `/latest` may look, for a start; anything else may be typed."""
    wanted = typed.casefold().strip()
    return [choice for choice in WINDOWS if wanted in choice.name.casefold() or wanted in str(choice.value)]


def days(every: str | None, typed: str) -> list[app_commands.Choice[str]]:
    """The days that a weekly or monthly digest may come on; none for a daily one."""
    found: list[str] = []
    if every == Rhythm.WEEK:
        found = list(calendar.day_name)
    elif every == Rhythm.MONTH:
        found = [*map(str, range(1, _LONGEST_MONTH)), "last"]
    wanted = typed.casefold().strip()
    return [app_commands.Choice(name=day, value=day) for day in found if day.casefold().startswith(wanted)][:_MOST]


def zones(typed: str) -> list[app_commands.Choice[str]]:
    """Time zones with what is typed in their names, Korea's first."""
    wanted = typed.casefold().strip().replace(" ", "_")
    found = sorted(zone for zone in available_timezones() if wanted in zone.casefold())
    found.sort(key=lambda zone: zone not in ("Asia/Seoul", "Asia/Pyongyang"))
    return [app_commands.Choice(name=zone, value=zone) for zone in found[:_MOST]]
