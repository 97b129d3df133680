"""The desk is killed at each point between the card of an article and the alert about it, under a Discord that loses
and delays: the channel has the card once, and what the watch owes beside it once."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from bot.model.watches.watch import WatchPlace, WatchTimes
from bot.services.deliveries.service import DeliveryService
from bot.services.watches.service import WatchService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import SmallDesk
from tests.fakes.discord import FakeDiscord, Killed, Weather
from tests.kill.test_deliveries_killed import MortalDatabase
from tests.services.watches.watchers import CHANNEL, DESK, MINE, OURS, SINUIJU, Watchers

_HERE = replace(OURS, channel_id=DESK)
_POINTS, _DEATHS, _LIVES = 16, 4, 30
_IN_A_LIFE = 12
"""The points of a life with a refused alert; few come to all."""
_WEATHER = Weather(lost_answer=0.2, refused=0.2, late=0.1, unreadable=0.2)
_CALM, _LONG = 8, 400
"""The last lives of a point, under a Discord that does all it is asked: long enough for the longest wait to end, so
that what is owed then is lost."""
_TEXT = "Report {0} {1}\nA report of {1} reached {{place:Sinuiju}} in number {0}.\n"
_WORDS = ("alpha", "beta", "gamma", "delta", "omega", "sigma", "kappa")


@pytest.mark.parametrize(
    ("place", "alerts"), [(_HERE, 0), (replace(_HERE, role_id=4), 1), (OURS, 1)], ids=["here", "role", "elsewhere"]
)
async def test_whenever_it_dies_card_and_alert_come_once(
    desk: SmallDesk, knowledge: Knowledge, place: WatchPlace, alerts: int
) -> None:
    """Of one article after the other, killed at the first point of four lives, then at the second, and so on."""
    discord = FakeDiscord(desk.clock, random.Random(7), _WEATHER)  # noqa: S311  # repeatable, not secret
    await desk.watches.add(place, SINUIJU, WatchTimes())
    room, deaths = Watchers(desk), 0
    for point in range(1, _POINTS):
        about = " ".join(f"{word}{point}" for word in _WORDS)
        article = await room.save(text=_TEXT.format(point, about), message=500 + point)
        for life in range(_LIVES):
            is_calm = life >= _LIVES - _CALM
            discord.weather = Weather() if is_calm else _WEATHER
            discord.kill = _at_point(point if life < _DEATHS else 0)
            database = MortalDatabase(desk.database, discord)
            try:
                await WatchService(database, desk.clock, desk.ingest, knowledge).work()  # type: ignore[arg-type]  # may die
                await DeliveryService(database, desk.clock, discord).deliver_due()  # type: ignore[arg-type]  # may die
            except* Killed:
                deaths += 1
            desk.clock.advance(_LONG if is_calm else discord.chance.choice([1, 5, 60, 400]))
        discord.kill = _at_point(0)
        outcomes = await desk.rows("SELECT outcome FROM watch_matches WHERE article_id = ?", article)
        assert outcomes == [("first",)], f"point {point}"
        assert await desk.rows("SELECT key FROM deliveries WHERE state <> 'sent'") == [], f"point {point}"
        keys = [*discord.keys(DESK), *discord.keys(CHANNEL)]
        assert len(set(keys)) == len(keys)
        kinds = [key.split(":")[0] for key in keys]
        assert (kinds.count("card"), kinds.count("watch")) == (point, point * alerts), f"point {point}"
    assert deaths > _POINTS


def _at_point(number: int) -> Callable[[], None]:
    """A kill at the nth point where the process might die; none for 0."""
    left = [number]

    def kill() -> None:
        left[0] -= 1
        if not left[0]:
            raise Killed

    return kill


@pytest.mark.parametrize("place", [OURS, MINE], ids=["channel", "member"])
async def test_whenever_it_dies_what_discord_refused_comes_once(
    desk: SmallDesk, knowledge: Knowledge, place: WatchPlace
) -> None:
    """The channel takes no messages in some lives, and takes them again in others, in which the watch resumes. Of one
    article after the other, each life killed at another point than the one before."""
    discord = FakeDiscord(desk.clock, random.Random(11), _WEATHER)  # noqa: S311  # repeatable, not secret
    watch = await desk.watches.add(place, SINUIJU, WatchTimes())
    room, deaths, refused = Watchers(desk), 0, 0
    for point in range(1, _POINTS):
        about = " ".join(f"{word}{point}" for word in _WORDS)
        await room.save(text=_TEXT.format(point, about))
        for life in range(2 * _LIVES):
            is_calm = life >= 2 * _LIVES - _CALM
            discord.weather = Weather() if is_calm else _WEATHER
            is_dying = life < 3 * _DEATHS
            is_locked = is_dying and life % 3 < 2
            (discord.locked.add if is_locked else discord.locked.discard)(place.channel_id)
            discord.kill = _at_point((point + 5 * life) % _IN_A_LIFE + 1 if is_dying else 0)
            database = MortalDatabase(desk.database, discord)
            watches = WatchService(database, desk.clock, desk.ingest, knowledge)  # type: ignore[arg-type]  # may die
            try:
                if not is_locked:
                    await watches.allowed([watch.id])
                await watches.work()
                await DeliveryService(database, desk.clock, discord).deliver_due()  # type: ignore[arg-type]  # may die
            except* Killed:
                deaths += 1
            refused += len(await desk.rows("SELECT 1 FROM news_watches WHERE paused IS NOT NULL"))
            desk.clock.advance(_LONG if is_calm else discord.chance.choice([1, 5, 60, 400]))
        outcomes = await desk.rows("SELECT DISTINCT outcome FROM watch_matches")
        assert outcomes == [("first",)], f"point {point}"
        assert await desk.rows("SELECT key FROM deliveries WHERE kind = 'watch' AND state <> 'sent'") == []
        keys = discord.keys(place.channel_id)
        assert (len(keys), len(set(keys))) == (point, point), f"point {point}"
    assert deaths > _POINTS
    assert refused > _POINTS / 2
