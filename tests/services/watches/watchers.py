"""A member and a channel that watch, and what they are sent."""

from __future__ import annotations

import random
from typing import Any

from bot.model.jobs import Shelf
from bot.model.watches.watch import Watch, WatchAsker, WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.services.deliveries.service import DeliveryService
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.discord import FakeDiscord

MEMBER, GUILD, CHANNEL, DIRECT, DESK = 77, 1, 20, 9077, 10
"""`DESK` is the channel in which the commands are used, `DIRECT` the member's direct messages."""

MINE = WatchPlace(MEMBER, GUILD, DESK, DIRECT, personal=True)
OURS = WatchPlace(MEMBER, GUILD, DESK, CHANNEL, personal=False)
PRIVATE = WatchPlace(MEMBER, None, DIRECT, DIRECT, personal=True)
ASKER = WatchAsker(MEMBER, GUILD)
MANAGER = WatchAsker(MEMBER, GUILD, manages=True)

SINUIJU = WatchTarget(WatchKind.ENTITY, "sinuiju", "Sinuiju")
FLOOD = WatchTarget(WatchKind.PHRASE, "flood victims", "flood victims")
BRIDGE = """Bridge closed
Engineers of the {organisation:Yalu Railway Bureau} closed the bridge from {place:Sinuiju} to {place:Dandong}.
Repairs of its rails take until spring, {person:Pak Tok Hun} told travellers.
"""
"""Another story at Sinuiju, which names things that the flood has not."""
_FLOOD = """River town counts its dead
> published {day}T08:00:00+09:00
> outlet {outlet}
Heavy rain fell on {{place:Sinuiju}} for three days.
Officials said that {number} flood victims were moved to schools.
{more}
"""


class Watchers:
    """The desk, its clock, and Discord."""

    def __init__(self, desk: SmallDesk) -> None:
        self.desk = desk
        self.discord = FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
        self.ticks = 0.0
        self.deliveries = self.restarted()
        self._numbers = iter(range(1, 1000))

    def restarted(self) -> DeliveryService:
        """Another process on the same database."""
        return DeliveryService(self.desk.database, self.desk.clock, self.discord, monotonic=lambda: self.ticks)

    def passes(self, seconds: float) -> None:
        """Time passes, on every clock."""
        self.desk.clock.advance(seconds)
        self.ticks += seconds

    async def watch(self, place: WatchPlace = MINE, target: WatchTarget = SINUIJU, **times: Any) -> Watch:
        return await self.desk.watches.add(place, target, WatchTimes(**times))

    async def save(self, shelf: Shelf = ANNA, text: str | None = None, message: int | None = None, **words: Any) -> int:
        """Save an article on the shelf; its id. Without a text it is one on the flood, in other words each
        time. With a message id, it was posted in the channel `DESK`."""
        number = next(self._numbers)
        day = self.desk.clock.now().date().isoformat()
        more = " ".join(f"{word}{number}" for word in ("aid", "boats", "roads", "fields", "schools", "rivers"))
        given = {"day": day, "outlet": f"Outlet {number}", "number": number * 111, "more": f"About {more} it said."}
        body = text or _FLOOD.format(**{**given, **words})
        return await self.desk.save(shelf, f"https://news{number}.example/{number}", body, message)

    async def told(self) -> list[tuple[int, str, list[str]]]:
        """What is owed or was sent by now, in order: channel, state, titles."""
        await self.desk.watches.work()
        rows = await self.desk.rows(
            "SELECT channel_id, state, (SELECT group_concat(s.value ->> '$.article.id', ' ')"
            "  FROM json_each(p.payload, '$.stories') AS s) FROM deliveries AS d"
            " LEFT JOIN payloads AS p ON p.delivery_id = d.id WHERE d.kind = 'watch' ORDER BY d.id"
        )
        return [(channel, state, (titles or "").split()) for channel, state, titles in rows]

    async def send(self, channel: int = DIRECT) -> list[str]:
        """The desk matches, owes and sends; the keys of what the channel has."""
        await self.desk.watches.work()
        await self.deliveries.deliver_due()
        return self.discord.keys(channel)

    async def outcomes(self) -> dict[int, str | None]:
        """Article -> what became of it for the only watch."""
        return dict(await self.desk.rows("SELECT article_id, outcome FROM watch_matches ORDER BY article_id"))
