"""What a run owed and what arrived of it, reckoned from the files alone and without the desk's own schedule."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.kill.world import ORDERS, World
from bot.model.deliveries import Rhythm

_WORST_LAST = ("once", "told", "hushed", "lost", "twice")


@dataclass(frozen=True, slots=True)
class Tally:
    """`slots` and `others` (cards, alerts, corrections, notices) that were owed; how many came `once`, `twice` or more
    often, or were `lost`; how many were not sent again because nobody could tell whether they had arrived, and the
    operator was `told` or was not (`hushed`). `split` are digests that came in several messages; `disordered` are
    messages that came before one that was owed to the channel earlier."""

    slots: int = 0
    others: int = 0
    once: int = 0
    twice: int = 0
    lost: int = 0
    told: int = 0
    hushed: int = 0
    split: int = 0
    disordered: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class _Owed:
    """A message that the desk's database has: the digest's dates, and how often it arrived."""

    key: str
    channel: int
    state: str
    days: frozenset[str]
    arrived: int


def account(world: World) -> Tally:
    """What became of everything that a finished run owed."""
    events = [json.loads(line) for line in world.journal.read_text().splitlines()]
    arrived = Counter(event["key"] for event in events if event["what"] == "message")
    arrived.update({event["key"]: 1 for event in events if event["what"] == "edit"})  # written twice, it reads the same
    owed = _owed(world, arrived)
    fates = {one.key: _fate(one, arrived[f"notice:{one.key}"]) for one in owed}
    digests = [one for one in owed if one.days]
    slots = [_slot(digests, fates, *slot) for slot in owed_slots(world)]
    others = [fates[one.key] for one in owed if not one.days]
    every = Counter([*slots, *others])
    return Tally(
        slots=len(slots),
        others=len(others),
        once=every["once"],
        twice=every["twice"] + sum(key not in fates for key in arrived),
        lost=every["lost"],
        told=every["told"],
        hushed=every["hushed"],
        split=sum(one.key.endswith(":2") for one in digests),
        disordered=_disordered(events, [one.key for one in owed]),
    )


def owed_slots(world: World) -> list[tuple[int, Rhythm, date]]:
    """Every slot of the orders whose time came while the run was on: channel, rhythm, local date."""
    until = datetime.fromisoformat(world.clock.read_text())
    slots = []
    for channel, at, zone, rhythm in ORDERS:
        for number in range(-1, (until - world.start).days + 3):
            day = world.start.date() + timedelta(days=number)
            due = datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
            if world.start < due <= until and (rhythm is Rhythm.DAY or day.isoweekday() == 1):
                slots.append((channel, rhythm, day))
    return slots


def _owed(world: World, arrived: Counter[str]) -> list[_Owed]:
    with closing(sqlite3.connect(world.database)) as connection:
        rows = connection.execute("SELECT key, channel_id, kind, state, payload FROM deliveries ORDER BY id").fetchall()
    return [
        _Owed(key, channel, state, _days(payload) if kind == "digest" else frozenset(), arrived[key])
        for key, channel, kind, state, payload in rows
    ]


def _days(payload: str) -> frozenset[str]:
    """The dates that a digest is for, the missed ones that it makes up for included."""
    digest = json.loads(payload)
    return frozenset([digest["slot_date"], *digest["missed"]])


def _fate(one: _Owed, notices: int) -> str:
    """What became of a message; `notices` told the operator that nobody can know whether it arrived."""
    if one.arrived:
        return "once" if one.arrived == 1 else "twice"
    if one.state != "held":
        return "lost"
    return "told" if notices else "hushed"


def _disordered(events: list[dict[str, Any]], owed: list[str]) -> int:
    """Messages that came before one that was owed to their channel earlier; `owed` are the keys in order."""
    turns = {key: turn for turn, key in enumerate(owed)}
    count = 0
    for channel in {event["channel"] for event in events if event["what"] == "message"}:
        came = [turns[event["key"]] for event in events if event["what"] == "message" and event["channel"] == channel]
        count += sum(earlier > later for earlier, later in pairwise(came))
    return count


def _slot(digests: list[_Owed], fates: dict[str, str], channel: int, rhythm: Rhythm, day: date) -> str:
    """What became of a slot: of the worst of its digest's parts; two digests that are for it tell it twice."""
    parts = [
        one for one in digests if one.key.startswith(f"digest:{channel}:{rhythm}:") and day.isoformat() in one.days
    ]
    if not parts:
        return "lost"
    if len({one.key.rpartition(":")[0] for one in parts}) > 1:
        return "twice"
    return max((fates[one.key] for one in parts), key=_WORST_LAST.index)
