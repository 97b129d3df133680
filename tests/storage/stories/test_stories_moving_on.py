"""A story moves on: what comes the next day joins it, what only recalls it does not; it splits when it was two; and it
is one in two languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from aiosqlite import Connection

from bot.storage.stories import candidates
from tests.fakes import moving_texts as texts
from tests.fakes import news_texts

_LAUNCH_DAY = datetime(2024, 2, 20, 0, 30, tzinfo=UTC)
_NAMED = {
    "Sunan": "sunan",
    "순안": "sunan",
    "Wonsan": "wonsan",
    "원산": "wonsan",
    "Hokkaido": "hokkaido",
    "홋카이도": "hokkaido",
    "Sinuiju": "sinuiju",
    "신의주": "sinuiju",
    "Amnok": "yalu-river",
    "압록강": "yalu-river",
    "Kim Yo Jong": "kim-yo-jong",
    "김여정": "kim-yo-jong",
    "Kim Jong Un": "kim-jong-un",
    "김정은": "kim-jong-un",
    "North Korea": "north-korea",
    "북한": "north-korea",
}


class _Desk:
    """Articles arrive one after another."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._count = 0

    async def arrives(self, article: tuple[str, str], days: float = 0) -> int:
        title, text = article
        self._count += 1
        named = {known for name, known in _NAMED.items() if name in title + text}
        at = _LAUNCH_DAY + timedelta(days=days)
        return await candidates.place(self.connection, self._count, title, text, at, entities=named)

    async def filled(self) -> None:
        """Some weeks of other news."""
        for place, article in enumerate(news_texts.UNRELATED.items()):
            await self.arrives(article, days=place - 10)

    async def story_of(self, article_id: int) -> tuple[int, str]:
        rows = await self.connection.execute_fetchall(
            "SELECT story_id, reason FROM story_articles WHERE article_id = ?", (article_id,)
        )
        (row,) = rows
        return int(row["story_id"]), str(row["reason"])


async def test_the_next_day_joins_and_what_only_recalls_the_launch_does_not() -> None:
    async with candidates.scratch() as connection:
        desk = _Desk(connection)
        await desk.filled()
        first, second, third = [await desk.arrives(report, hours / 24) for hours, report in enumerate(texts.LAUNCH)]
        assert first == second == third
        assert await desk.arrives(texts.NEXT_DAY, days=1) == first
        for article, days in ((texts.EXPLAINER, 2), (texts.SECOND_LAUNCH, 17), (texts.MONTH_LATER, 31)):
            assert await desk.arrives(article, days) != first


@pytest.mark.parametrize("korean_first", [False, True])
async def test_a_launch_is_one_story_in_two_languages_and_two_launches_are_two(korean_first: bool) -> None:
    async with candidates.scratch() as connection:
        desk = _Desk(connection)
        await desk.filled()
        english, korean = texts.LAUNCH[0], texts.KOREAN_LAUNCH
        arrivals = [korean, english] if korean_first else [english, korean]
        first, second = [await desk.arrives(report, place / 24) for place, report in enumerate(arrivals)]
        assert first == second
        later = [await desk.arrives(report, 17) for report in (texts.SECOND_LAUNCH, texts.KOREAN_SECOND)]
        assert later[0] == later[1] != first


async def test_two_events_of_one_day_in_two_languages_are_two_stories() -> None:
    async with candidates.scratch() as connection:
        desk = _Desk(connection)
        await desk.filled()
        launch = await desk.arrives(texts.LAUNCH[0])
        korean_flood = await desk.arrives(texts.KOREAN_FLOOD)
        flood = await desk.arrives(("Thousands stranded as river floods Sinuiju", news_texts.WIRE))
        korean_launch = await desk.arrives(texts.KOREAN_LAUNCH)
        assert launch == korean_launch != flood == korean_flood


async def test_the_reason_of_a_bridge_is_in_words() -> None:
    async with candidates.scratch() as connection:
        desk = _Desk(connection)
        await desk.arrives(texts.LAUNCH[0])
        await desk.arrives(texts.KOREAN_LAUNCH)
        _, reason = await desk.story_of(2)
        assert "most like article 1" in reason
        assert "sunan" in reason


async def test_a_story_that_was_two_splits_when_enough_is_told_and_says_why() -> None:
    async with candidates.scratch() as connection:
        desk = _Desk(connection)
        begun = await desk.arrives(texts.ROUND_UP)
        assert [await desk.arrives(report) for report in (*texts.STORM[:2], *texts.STRIKE)] == [begun] * 5
        split_off = await desk.arrives(texts.STORM[2])
        assert split_off != begun
        grouping = await candidates.grouping(connection)
        assert [grouping[number] for number in range(1, 8)] == [
            begun,
            split_off,
            split_off,
            begun,
            begun,
            begun,
            split_off,
        ]
        _, reason = await desk.story_of(2)
        assert reason.startswith("moved: ")
        assert "like what it left" in reason
