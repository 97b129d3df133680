"""Which articles that carry a text are compared with what a reader has seen."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model.reasons import NewsKind
from bot.model.stories import WindowArticle
from bot.news.digests.groups import StoryGroup
from bot.news.digests.ranking import RankingInput
from bot.news.digests.story_lines import copies
from bot.news.headlines.news_value import NewsValue

NOON = datetime(2024, 2, 14, 3, 0, tzinfo=UTC)


def report(number: int, carries: int | None = None) -> WindowArticle:
    return WindowArticle(
        number, 1, NOON, NOON, 0.9, frozenset(), None, None, carries, carries, None, "Pier closes in Wonsan", True
    )


def test_many_copies_of_one_report_leave_room_for_those_of_the_headline() -> None:
    articles = (
        report(9, 1),
        report(8, 1),
        report(7, 1),
        report(6, 1),
        report(5, 1),
        report(4, 2),
        report(2),
        report(1),
    )
    group = StoryGroup(1, articles, (), RankingInput(1, 8, NOON, 0.9, NewsValue(NewsKind.HAPPENED)))
    assert copies(group, 1) == (9, 8, 7, 6)
    assert copies(group, 2) == (4,)
