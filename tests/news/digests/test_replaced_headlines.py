"""The headline of a story is none whose newsroom has since given another number for the same thing, and none whose toll
a later headline has passed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.lang.scripts import Writing
from bot.model.analysis import Outlet
from bot.model.answers import ArticleRef
from bot.model.reasons import NewsKind
from bot.model.stories import WindowArticle
from bot.news.digests.groups import StoryGroup
from bot.news.digests.ranking import RankingInput
from bot.news.digests.story_lines import headline_choice
from bot.news.headlines.news_value import NewsValue

NOON = datetime(2026, 3, 4, 3, tzinfo=UTC)
TIDE, GULL = Outlet("Tide News", "tide.example"), Outlet("Gull Post", "gull.example")
FIRST = "Mine collapses near Taebaek; four miners missing"


def report(place: int, title: str, outlet: Outlet) -> ArticleRef:
    return ArticleRef(place, title, None, outlet, None, None, NOON + timedelta(hours=place))


def group_of(articles: list[ArticleRef]) -> StoryGroup:
    """The articles, newest first, as a story."""
    window = tuple(
        WindowArticle(one.id, 1, one.at, one.at, 0.9, frozenset(), one.outlet, None, None, None, None, one.title, True)
        for one in reversed(articles)
    )
    return StoryGroup(1, window, (), RankingInput(1, len(window), NOON, 0.9, NewsValue(NewsKind.HAPPENED)))


@pytest.mark.parametrize(
    ("first", "later", "shown"),
    [
        ("Landslide at Hoeryong kills 12", "Death toll from Hoeryong landslide rises to 31", [2]),
        ("회령 산사태로 12명 사망", "회령 산사태 사망자 31명으로 늘어", [2]),
        ("Landslide at Hoeryong injures 12", "Hoeryong landslide: 31 injured", [2]),
        ("Landslide at Hoeryong kills 31", "Hoeryong landslide: 12 dead", [1, 2]),  # they disagree
        ("Landslide at Hoeryong kills 1,000", "Hoeryong landslide: 1,005 dead", [1, 2]),  # rounding
        ("Landslide at Hoeryong leaves 3 missing", "Hoeryong landslide: 9 missing", [1, 2]),
        ("Landslide at Hoeryong kills 12", "Floods in the south kill 31", [1, 2]),
        ("Landslide at Hoeryong kills 12", "Hoeryong landslide could have killed 31", [1, 2]),
    ],
)
def test_a_toll_gives_way_to_the_higher_one_of_a_later_headline(first: str, later: str, shown: list[int]) -> None:
    articles = [report(1, first, TIDE), report(2, later, GULL)]
    choice = headline_choice(group_of(articles), frozenset(), articles, preferred=Writing.LATIN)
    assert sorted(one.id for one in choice.titled) == shown


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        (report(2, "Two dead, nine miners missing as mine collapses near Taebaek", TIDE), [2]),
        (report(2, "Two dead, nine miners missing as mine collapses near Taebaek", GULL), [1, 2]),
        (report(2, "Mine near Taebaek collapses: four miners still missing", TIDE), [1, 2]),
        (report(2, "Nine books on miners to read this spring", TIDE), [1, 2]),
    ],
)
def test_a_newsroom_that_gives_another_number_has_replaced_its_headline(later: ArticleRef, shown: list[int]) -> None:
    articles = [report(1, FIRST, TIDE), later]
    choice = headline_choice(group_of(articles), frozenset(), articles, preferred=Writing.LATIN)
    assert sorted(one.id for one in choice.titled) == shown
