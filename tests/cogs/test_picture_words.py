"""What pictures show of answers, and their alt texts in four languages."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.catalogue import LANGUAGES, catalogue, using
from bot.model.analysis import EntityKind, Outlet, OutletKind
from bot.model.answers import ArticleRef, Companion, EntityRef, StoryAnswer, StoryTurn, TurnKind
from bot.model.searches import MonthCount
from cogs._cards.pictures.entity import entity_pictures
from cogs._cards.pictures.search import search_pictures
from cogs._cards.pictures.story import story_pictures
from cogs._cards.pictures.story_columns import time_columns
from cogs._cards.story import story_card
from cogs._pictures.answer_pictures import AnswerPicture
from cogs._pictures.contents import Bar, BarChart, CompanionGraph, Lane, MarkShape, Spoke, Timeline, Turn
from tests.cogs.card_answers import URL, entity_answer, linked, search, shown, whole_story

HAN_RIVER = Outlet("Han River Post", "hanriverpost.example", "KR", OutletKind.NEWSPAPER)
TAEDONG = Outlet("Taedong Daily", "taedong.example", "KP", OutletKind.STATE_MEDIA)
ALT_TEXTS = Path(__file__).with_name("alt_texts.json")
POTOMAC = Outlet("Potomac Courier", "potomac.example", "US", OutletKind.NEWSPAPER)
NOON = datetime(2024, 2, 14, 3, 0, tzinfo=UTC)
"""Noon in Seoul."""


def article(number: int, hours: float, outlet: Outlet | None = HAN_RIVER, *, timed: bool = True) -> ArticleRef:
    at = NOON + timedelta(hours=hours)
    stated = at.isoformat() if timed else (at + timedelta(hours=9)).date().isoformat()
    return ArticleRef(number, "Volley off Wonsan", f"https://n{number}.example/", outlet, None, stated, at)


def story(*articles: ArticleRef, turns: tuple[StoryTurn, ...] = (), size: int | None = None) -> StoryAnswer:
    newest = tuple(sorted(articles, key=lambda one: one.at, reverse=True))
    return replace(
        whole_story(),
        headline="Volley off Wonsan",
        first=newest[-1].at,
        latest=newest[0].at,
        articles=newest,
        article_count=size or len(newest),
        turns=turns,
    )


def timeline(answer: StoryAnswer) -> Timeline:
    (drawing,) = story_pictures(answer)
    assert isinstance(drawing.content, Timeline)
    return drawing.content


def of(pictures: tuple[AnswerPicture, ...], name: str) -> AnswerPicture:
    return next(one for one in pictures if one.name == name)


def test_the_weeks_of_an_entity_begin_with_its_first_articles_and_are_named_by_their_first_days() -> None:
    chart = of(entity_pictures(entity_answer()), "weeks.png").content
    assert isinstance(chart, BarChart)
    assert chart.title == "Articles per week: Kim Yo Jong"
    assert chart.note == "articles saved here, 30 Nov 2023 to 14 Feb 2024"
    assert chart.bars[:3] == (Bar("30 Nov", 1), Bar("7 Dec", 0), Bar("14 Dec", 3))
    assert [bar.number for bar in chart.bars] == list(entity_answer().weeks[1:])
    late = replace(entity_answer(), weeks=(0,) * 10 + (2, 1))
    few = of(entity_pictures(late), "weeks.png").content
    assert isinstance(few, BarChart)
    assert [bar.number for bar in few.bars] == [0, 0, 2, 1], "at least four weeks"


def test_articles_of_one_week_and_a_single_companion_make_no_picture() -> None:
    answer = entity_answer()
    assert [one.name for one in entity_pictures(answer)] == ["companions.png", "weeks.png"]
    bare = replace(answer, weeks=(0,) * 11 + (7,), companions=answer.companions[:1])
    assert entity_pictures(bare) == ()
    assert entity_pictures(replace(answer, page=1)) == ()


def test_companions_are_those_of_the_answer_with_its_numbers() -> None:
    graph = of(entity_pictures(entity_answer()), "companions.png").content
    assert isinstance(graph, CompanionGraph)
    assert (graph.centre, graph.note) == ("Kim Yo Jong", "articles that name both, of 41 in all")
    assert graph.spokes == (Spoke("Kim Jong Un", 18), Spoke("Shin Won-sik", 6))
    renamed = EntityRef("x:person:a", "A. Kim", EntityKind.PERSON, renamed=True)
    answer = replace(entity_answer(), total=900, companions=tuple(Companion(renamed, 3) for _ in range(9)))
    graph = of(entity_pictures(answer), "companions.png").content
    assert isinstance(graph, CompanionGraph)
    assert graph.note == "articles that name both, of the newest 200"
    assert graph.spokes == (Spoke("A. Kim ※", 3),) * 8, "a name that members gave is marked"


def test_the_months_of_a_search_name_the_year_where_it_begins() -> None:
    months = tuple(
        MonthCount(date(2023 + (10 + at) // 12, (10 + at) % 12 + 1, 1), one) for at, one in enumerate((2, 0, 2, 1))
    )
    answer = replace(search(), page=0, months=months)
    (drawing,) = search_pictures(answer)
    assert isinstance(drawing.content, BarChart)
    assert drawing.content.bars == (Bar("Nov 2023", 2), Bar("Dec", 0), Bar("Jan 2024", 2), Bar("Feb", 1))
    assert search_pictures(replace(answer, months=months[:3])) == (), "two months with results"
    assert search_pictures(replace(answer, page=1)) == ()


def test_a_story_of_few_articles_or_of_two_days_has_no_timeline() -> None:
    assert story_pictures(story(article(1, 0), article(2, 30), article(3, 60))) == ()
    assert story_pictures(story(*(article(number, 24 * (number % 2), timed=False) for number in range(9)))) == ()
    long = story(*(article(number, 24 * number) for number in range(4)))
    assert len(story_pictures(long)) == 1
    assert story_pictures(replace(long, page=1)) == ()


def test_a_timeline_has_lanes_by_kind_of_outlet_and_leaves_out_days_without_articles() -> None:
    early = article(1, 0, POTOMAC)
    turns = (
        StoryTurn(TurnKind.EARLIEST, early),
        StoryTurn(TurnKind.DENIED, article(3, 48, TAEDONG), speaker="Kim Yo Jong"),
        StoryTurn(TurnKind.NUMBER, article(5, 24 * 30, POTOMAC), number="12 ships"),
    )
    shown = timeline(
        story(
            early,
            article(2, 1),
            article(3, 48, TAEDONG),
            article(4, 24 * 30),
            article(5, 24 * 30, POTOMAC),
            turns=turns,
        )
    )
    assert [column.label for column in shown.columns] == ["14 Feb", "15 Feb", "16 Feb", "15 Mar"]
    assert [column.after_gap for column in shown.columns] == [False, False, False, True]
    assert shown.lanes == (
        Lane("State media", MarkShape.SQUARE, (0, 0, 1, 0)),
        Lane("South Korean outlets", MarkShape.CIRCLE, (1, 0, 0, 1)),
        Lane("Other outlets", MarkShape.DIAMOND, (1, 0, 0, 1)),
    )
    assert shown.turns == (
        Turn(0, "Earliest report here: Potomac Courier"),
        Turn(2, "Denial: Kim Yo Jong (Taedong Daily)"),
        Turn(3, "Potomac Courier: 12 ships"),
    )
    assert shown.note == "articles per day · 14 Feb to 15 Mar 2024"


def test_the_numbers_of_a_picture_lead_to_their_sentences() -> None:
    pasted = replace(article(2, 48), url=None)
    turns = (
        StoryTurn(TurnKind.EARLIEST, article(1, 0)),
        StoryTurn(TurnKind.DENIED, article(3, 48), linked("There was no launch."), "Kim Yo Jong"),
        StoryTurn(TurnKind.NUMBER, pasted, replace(linked("12 fell."), link=None), number="12"),
    )
    told = story(*(article(number, 24 * number) for number in range(4)), turns=turns)
    words = shown(story_card(told, story_pictures(told)))
    said = f"{URL}#:~:text=The%20missiles,Staff%20said."
    assert f"-# In the picture: [1](https://n1.example/) · [2]({said}) · 3" in words
    assert "In the picture" not in shown(story_card(told)), "no picture, no numbers"


def test_a_story_of_two_days_is_shown_by_hours_if_every_page_states_its_time() -> None:
    articles = [article(1, 0), article(2, 0.5), article(3, 2), article(4, 20)]
    shown = timeline(story(*articles, size=70))
    assert [column.label for column in shown.columns] == ["12:00\n14 Feb", "13:00", "14:00", "08:00\n15 Feb"]
    assert shown.note == "articles per hour · the newest 4 of 70 articles · 14 Feb to 15 Feb 2024 · KST"
    mixed = time_columns([*articles, article(5, 1, timed=False), article(6, 21, timed=False)])
    assert [(f"{one.begin:%d %H}", one.timeless, one.after_gap) for one in mixed.columns] == [
        ("14 00", True, False),
        ("14 12", False, False),
        ("14 13", False, False),
        ("14 14", False, False),
        ("15 00", True, True),
        ("15 08", False, False),
    ], "articles that state only their day stand before its hours"
    (picture,) = story_pictures(story(*articles, article(5, 1, timed=False)))
    assert "—" in timeline(story(*articles, article(5, 1, timed=False))).note
    assert "14 Feb, no time: " in picture.alt
    assert "—" not in picture.alt, "who hears the text sees no sign"
    assert not time_columns([*articles, *(article(number, 1, timed=False) for number in range(5, 9))]).hourly


def test_a_story_of_two_years_has_the_years_below_its_days() -> None:
    shown = timeline(story(article(1, 0), article(2, 24), article(3, 24 * 400), article(4, 24 * 401)))
    assert [column.label for column in shown.columns] == ["14 Feb\n2024", "15 Feb", "20 Mar\n2025", "21 Mar"]
    assert shown.note == "articles per day · 14 Feb 2024 to 21 Mar 2025"


def test_columns_are_never_more_than_fit() -> None:
    daily = time_columns([article(number, 24 * number, timed=False) for number in range(60)])
    assert (daily.length, len(daily.columns)) == (7, 10)
    assert sum(daily.places[number] == 1 for number in range(60)) == 7
    years = time_columns([article(number, 24 * 400 * number, timed=False) for number in range(30)])
    assert len(years.columns) + sum(one.after_gap for one in years.columns) <= 14


@pytest.mark.parametrize("language", LANGUAGES)
def test_alt_texts_have_the_numbers_in_every_language(language: str) -> None:
    turns = (StoryTurn(TurnKind.CONFIRMED, article(2, 24, TAEDONG), speaker="Kim Yo Jong"),)
    told = story(
        *(article(number, 24 * number, TAEDONG if number == 2 else HAN_RIVER) for number in range(4)), turns=turns
    )
    with using(catalogue(language)):
        pictures = [
            *entity_pictures(entity_answer()),
            *search_pictures(replace(search(), page=0)),
            *story_pictures(told),
        ]
    texts = [one.alt for one in pictures]
    assert texts == json.loads(ALT_TEXTS.read_text(encoding="utf-8"))[language]


def test_alt_texts_keep_discords_limit() -> None:
    long = EntityRef("x:person:long", "Ri " * 60, EntityKind.PERSON)
    answer = replace(entity_answer(), entity=long, companions=tuple(Companion(long, 3) for _ in range(8)))
    busy = story(*(article(number, 36 * number) for number in range(60)))
    assert all(len(one.alt) <= 1024 for one in (*entity_pictures(answer), *story_pictures(busy)))
