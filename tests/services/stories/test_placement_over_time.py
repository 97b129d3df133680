"""A story moves on: what comes the next day joins it, what only recalls it does not; it splits when it was two; and it
is one in two languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.placements import PlacedArticle, PlacementCause, PlacementReason
from bot.services.stories import placement
from bot.storage.stories import placement_reasons, scratch
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
        return placement.place(self.connection, PlacedArticle(self._count, title, text, at, entities=named))

    def filled(self) -> None:
        """Some weeks of other news."""
        for place, article in enumerate(news_texts.UNRELATED.items()):
            self.arrives(article, days=place - 10)

    def reason(self, article_id: int) -> PlacementReason:
        """The last decision about an article."""
        reason = placement_reasons.of_article(self.connection, article_id)[-1]
        assert isinstance(reason, PlacementReason)
        return reason


def test_the_next_day_joins_and_what_only_recalls_the_launch_does_not() -> None:
    with scratch.database() as connection:
        desk = _Desk(connection)
        desk.filled()
        first, second, third = [desk.arrives(report, hours / 24) for hours, report in enumerate(texts.LAUNCH)]
        assert first == second == third
        assert desk.arrives(texts.NEXT_DAY, days=1) == first
        for article, days in ((texts.EXPLAINER, 2), (texts.SECOND_LAUNCH, 17), (texts.MONTH_LATER, 31)):
            assert desk.arrives(article, days) != first


@pytest.mark.parametrize("korean_first", [False, True])
def test_a_launch_is_one_story_in_two_languages_and_two_launches_are_two(korean_first: bool) -> None:
    with scratch.database() as connection:
        desk = _Desk(connection)
        desk.filled()
        english, korean = texts.LAUNCH[0], texts.KOREAN_LAUNCH
        arrivals = [korean, english] if korean_first else [english, korean]
        first, second = [desk.arrives(report, place / 24) for place, report in enumerate(arrivals)]
        assert first == second
        later = [desk.arrives(report, 17) for report in (texts.SECOND_LAUNCH, texts.KOREAN_SECOND)]
        assert later[0] == later[1] != first


def test_two_events_of_one_day_in_two_languages_are_two_stories() -> None:
    with scratch.database() as connection:
        desk = _Desk(connection)
        desk.filled()
        launch = desk.arrives(texts.LAUNCH[0])
        korean_flood = desk.arrives(texts.KOREAN_FLOOD)
        flood = desk.arrives(("Thousands stranded as river floods Sinuiju", news_texts.WIRE))
        korean_launch = desk.arrives(texts.KOREAN_LAUNCH)
        assert launch == korean_launch != flood == korean_flood


def test_the_reason_across_languages_names_the_article_and_the_shared_terms() -> None:
    with scratch.database() as connection:
        desk = _Desk(connection)
        desk.arrives(texts.LAUNCH[0])
        desk.arrives(texts.KOREAN_LAUNCH)
        reason = desk.reason(2)
        assert (reason.cause, reason.article_id) == (PlacementCause.SIMILAR, 1)
        assert "sunan" in reason.terms


def test_a_story_that_was_two_splits_when_enough_is_told_and_says_why() -> None:
    with scratch.database() as connection:
        desk = _Desk(connection)
        begun = desk.arrives(texts.ROUND_UP)
        assert [desk.arrives(report) for report in (*texts.STORM[:2], *texts.STRIKE)] == [begun] * 5
        split_off = desk.arrives(texts.STORM[2])
        assert split_off != begun
        grouping = scratch.stories(connection)
        assert [grouping[number] for number in range(1, 8)] == [
            begun,
            split_off,
            split_off,
            begun,
            begun,
            begun,
            split_off,
        ]
        reason = desk.reason(2)
        assert reason.cause is PlacementCause.MOVED
        assert reason.left_likeness is not None
        assert reason.likeness > reason.left_likeness
