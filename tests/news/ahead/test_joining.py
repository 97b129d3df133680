"""Which reports are of one coming event, and what is known of it in the end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.model.answers import ArticleRef
from bot.model.evidence.ahead import AheadDays, AheadEvent, AheadKind, AheadStatus
from bot.news.ahead.joining import AheadSource, join
from bot.news.ahead.reading import ahead_outcomes, ahead_reports
from tests.judgement.ahead import article_of

PUBLISHED = date(2024, 11, 13)
"""A Wednesday."""


def sources(*texts: str, stories: tuple[int, ...] = ()) -> list[AheadSource]:
    """What articles of following days report, the first on `PUBLISHED`; each a story of its own unless told."""
    found = []
    for number, text in enumerate(texts):
        day = PUBLISHED + timedelta(number)
        at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        article = ArticleRef(number + 1, "", f"https://a.example/{number}", None, None, day.isoformat(), at)
        story = stories[number] if stories else number
        read = article_of(text, day)
        found += [AheadSource(article, story, at, one) for one in (*ahead_reports(read), *ahead_outcomes(read))]
    return found


def days(event: AheadEvent) -> list[date]:
    """The first days that articles give."""
    return [one.days.first for one in event.dated]


def one_event(*texts: str, stories: tuple[int, ...] = (), today: date = PUBLISHED) -> AheadEvent:
    (event,) = join(sources(*texts, stories=stories), today)
    return event


def test_articles_on_one_event_are_counted_together() -> None:
    event = one_event(
        "The navy will hold a landing drill near Pohang on Nov. 25.",
        "A landing drill at Pohang is scheduled for Nov. 25 at 9 a.m., the Marine Corps said.",
    )
    assert [one.id for one in event.articles] == [1, 2]
    assert event.dated[0].articles == 2
    assert event.dated[0].time is not None
    assert event.dated[0].said.article.id == 2, "the sentence that tells the hour"


def test_two_events_of_a_day_are_two() -> None:
    found = join(
        sources(
            "The navy will hold a landing drill near Pohang on Nov. 25.",
            "Firefighters and police will hold an evacuation exercise at Incheon airport on Nov. 25.",
        ),
        PUBLISHED,
    )
    assert len(found) == 2


def test_reports_in_two_languages_are_of_one_event_by_their_story() -> None:
    texts = ("Foreign ministers will hold talks in Busan on Nov. 25.", "외교장관들이 오는 25일 부산에서 회담을 한다.")
    assert len(join(sources(*texts), PUBLISHED)) == 2
    assert one_event(*texts, stories=(7, 7)).dated[0].articles == 2


def test_days_on_which_articles_differ_stand_side_by_side_the_newest_first() -> None:
    event = one_event(
        "Finance officials of Seoul and Hanoi will hold talks in Busan on Nov. 25.",
        "Finance officials of Seoul and Hanoi will hold talks in Busan on Nov. 26.",
    )
    assert days(event) == [date(2024, 11, 26), date(2024, 11, 25)]


def test_two_days_that_one_article_names_are_two_events() -> None:
    found = join(
        sources(
            "The court will hold a hearing on the leaflet law on Nov. 20. The court will hold a second hearing on the"
            " leaflet law on Nov. 27.",
            "The court will hold a second hearing on the leaflet law on Nov. 27.",
        ),
        PUBLISHED,
    )
    assert [(one.days.first.day, len(one.articles)) for one in found] == [(20, 1), (27, 2)]


def test_an_event_that_was_moved_stands_on_its_new_day_with_the_old_one() -> None:
    event = one_event(
        "Nuclear envoys will hold talks in Busan on Nov. 20.",
        "The talks of nuclear envoys planned for Nov. 20 in Busan have been put off to Nov. 27.",
        "Nuclear envoys will hold talks in Busan on Nov. 27.",
    )
    assert (event.status, event.was) == (AheadStatus.POSTPONED, AheadDays(date(2024, 11, 20), date(2024, 11, 20)))
    assert days(event) == [date(2024, 11, 27)]
    assert event.news_at.day == 14


def test_a_move_is_from_all_the_days_that_an_earlier_article_knows() -> None:
    event = one_event(
        "The navy will hold its Blue Harbor drill off Pohang from Nov. 18 to 22.",
        "국방부는 14일 오는 18일부터 포항 앞바다에서 하려던 기뢰 훈련을 다음 달 2~6일로 연기한다고 밝혔다.",
        "The navy has postponed its Blue Harbor drill off Pohang from Nov. 18 to Dec. 2-6.",
        stories=(1, 1, 1),
    )
    assert (event.was, days(event)) == (AheadDays(date(2024, 11, 18), date(2024, 11, 22)), [date(2024, 12, 2)])
    assert (event.dated[0].articles, event.news_at.day) == (2, 14)


def test_an_event_that_was_called_off_is_shown_so_until_its_day() -> None:
    texts = (
        "The navy will hold a landing drill near Pohang on Nov. 25.",
        "The navy cancelled the landing drill near Pohang that had been scheduled for Nov. 25.",
    )
    event = one_event(*texts)
    assert (event.status, len(event.articles)) == (AheadStatus.CANCELLED, 2)
    assert event.dated[0].said.article.id == 2
    assert not join(sources(*texts), date(2024, 11, 26))


def test_what_is_over_is_left_out_and_what_goes_on_is_kept() -> None:
    texts = ("The air forces will conduct an exercise over Gunsan from Nov. 18 to 22.",)
    assert one_event(*texts, today=date(2024, 11, 22)).kind is AheadKind.DRILLS
    assert not join(sources(*texts), date(2024, 11, 23))


def test_a_closer_day_takes_the_place_of_a_period() -> None:
    event = one_event(
        "The foreign minister of Mongolia will visit Pyongyang in December.",
        "The foreign minister of Mongolia will visit Pyongyang on Dec. 4.",
    )
    assert days(event) == [date(2024, 12, 4)]
    assert event.dated[0].articles == 2


def test_the_soonest_is_first() -> None:
    found = join(
        sources("The court will rule on the appeal on Dec. 2.", "The parliament is to vote on the budget on Nov. 28."),
        PUBLISHED,
    )
    assert [one.kind for one in found] == [AheadKind.VOTE, AheadKind.COURT]
