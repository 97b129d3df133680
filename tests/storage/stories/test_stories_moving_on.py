"""A story moves on: what comes the next day joins it, what only recalls it does not; it splits when it was two; and it
is one in two languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

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

    def arrives(self, article: tuple[str, str], days: float = 0) -> int:
        title, text = article
        self._count += 1
        named = {known for name, known in _NAMED.items() if name in title + text}
        at = _LAUNCH_DAY + timedelta(days=days)
        return candidates.place(self.connection, self._count, title, text, at, entities=named)

    def filled(self) -> None:
        """Some weeks of other news."""
        for place, article in enumerate(news_texts.UNRELATED.items()):
            self.arrives(article, days=place - 10)

    def story_of(self, article_id: int) -> tuple[int, str]:
        (row,) = self.connection.execute(
            "SELECT story_id, reason FROM story_articles WHERE article_id = ?", (article_id,)
        ).fetchall()
        return int(row["story_id"]), str(row["reason"])


def test_the_next_day_joins_and_what_only_recalls_the_launch_does_not() -> None:
    with candidates.scratch() as connection:
        desk = _Desk(connection)
        desk.filled()
        first, second, third = [desk.arrives(report, hours / 24) for hours, report in enumerate(texts.LAUNCH)]
        assert first == second == third
        assert desk.arrives(texts.NEXT_DAY, days=1) == first
        for article, days in ((texts.EXPLAINER, 2), (texts.SECOND_LAUNCH, 17), (texts.MONTH_LATER, 31)):
            assert desk.arrives(article, days) != first


@pytest.mark.parametrize("korean_first", [False, True])
def test_a_launch_is_one_story_in_two_languages_and_two_launches_are_two(korean_first: bool) -> None:
    with candidates.scratch() as connection:
        desk = _Desk(connection)
        desk.filled()
        english, korean = texts.LAUNCH[0], texts.KOREAN_LAUNCH
        arrivals = [korean, english] if korean_first else [english, korean]
        first, second = [desk.arrives(report, place / 24) for place, report in enumerate(arrivals)]
        assert first == second
        later = [desk.arrives(report, 17) for report in (texts.SECOND_LAUNCH, texts.KOREAN_SECOND)]
        assert later[0] == later[1] != first


def test_two_events_of_one_day_in_two_languages_are_two_stories() -> None:
    with candidates.scratch() as connection:
        desk = _Desk(connection)
        desk.filled()
        launch = desk.arrives(texts.LAUNCH[0])
        korean_flood = desk.arrives(texts.KOREAN_FLOOD)
        flood = desk.arrives(("Thousands stranded as river floods Sinuiju", news_texts.WIRE))
        korean_launch = desk.arrives(texts.KOREAN_LAUNCH)
        assert launch == korean_launch != flood == korean_flood


def test_the_reason_of_a_bridge_is_in_words() -> None:
    with candidates.scratch() as connection:
        desk = _Desk(connection)
        desk.arrives(texts.LAUNCH[0])
        desk.arrives(texts.KOREAN_LAUNCH)
        _, reason = desk.story_of(2)
        assert "most like article 1" in reason
        assert "sunan" in reason


def test_a_story_that_was_two_splits_when_enough_is_told_and_says_why() -> None:
    with candidates.scratch() as connection:
        desk = _Desk(connection)
        begun = desk.arrives(texts.ROUND_UP)
        assert [desk.arrives(report) for report in (*texts.STORM[:2], *texts.STRIKE)] == [begun] * 5
        split_off = desk.arrives(texts.STORM[2])
        assert split_off != begun
        grouping = candidates.grouping(connection)
        assert [grouping[number] for number in range(1, 8)] == [
            begun,
            split_off,
            split_off,
            begun,
            begun,
            begun,
            split_off,
        ]
        _, reason = desk.story_of(2)
        assert reason.startswith("moved: ")
        assert "like what it left" in reason
