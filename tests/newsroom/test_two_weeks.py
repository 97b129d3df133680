"""Two weeks of a newsroom: every link is answered, one digest comes each morning, and no news is shown twice.

The expected digests are in goldens/, a file each. After an intended change `make goldens` rewrites them; then read
the difference as a reader of the channel would.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.catalogue import catalogue, gettext, using
from bot.model.answers import StoryLine
from bot.sample.library import SampleLibrary
from cogs._cards.stories import digest_card
from tests.cogs.card_answers import shown
from tests.newsroom.plan import MORNINGS, SEOUL
from tests.newsroom.play import IN_KOREAN, QUESTIONS, Played
from tests.newsroom.test_stories import meant

ALREADY_SAVED = gettext("Already saved: {title}", title="").strip()
GOLDENS = Path(__file__).parent / "goldens"
LIBRARY = SampleLibrary.load()
MEANT = meant()
DATES = [morning.astimezone(SEOUL).date() for morning in MORNINGS]
FRIDAYS = DATES[::7]
RHYTHMS = pytest.mark.parametrize(("rhythm", "days"), [("day", DATES), ("week", FRIDAYS)], ids=["day", "week"])

WRONG_LABELS, MISSING_LABELS, TOLD_TWICE = {"day": 1, "week": 1}, {"day": 5, "week": 1}, {"day": 3, "week": 1}
"""The most there may be in all digests of a rhythm; of some 90 stories by day and 50 by week."""


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, list[str]], None]:
    """Compares messages with a file of goldens/, or writes it."""

    def compare(name: str, messages: list[str]) -> None:
        shown, file = "\n\n".join(messages) + "\n", GOLDENS / f"{name}.txt"
        if request.config.getoption("--write-goldens"):
            file.write_text(shown, encoding="utf-8")
        assert shown == file.read_text("utf-8"), f"{file.name}; `make goldens` writes it anew"

    return compare


@pytest.mark.parametrize("day", DATES, ids=str)
def test_a_morning_s_digest_reads_as_it_should(
    day: date, played: Played, golden: Callable[[str, list[str]], None]
) -> None:
    golden(str(day), played.digests["day", day])


@pytest.mark.parametrize("day", FRIDAYS, ids=str)
def test_a_week_s_digest_reads_as_it_should(
    day: date, played: Played, golden: Callable[[str, list[str]], None]
) -> None:
    golden(f"{day}-week", played.digests["week", day])


def test_a_digest_of_a_korean_server_reads_as_it_should(
    played: Played, golden: Callable[[str, list[str]], None]
) -> None:
    with using(catalogue("ko")):
        messages = [shown(digest_card(part)) for part in played.told["day", DATES[-1]]]
    golden(f"{DATES[-1]}-korean", messages)


def test_what_changed_is_told_in_the_channel_and_on_the_cards(
    played: Played, golden: Callable[[str, list[str]], None]
) -> None:
    seen = [revision for revision in LIBRARY.revisions if revision.since < MORNINGS[-2]]  # later, nobody looks again
    changed = {revision.article.url for revision in seen}
    changed |= {article.url for article in LIBRARY.articles if article.gone}
    cards = [answered for answered in played.answers if answered.posting.url in changed]
    golden("changed", [*played.others, *(answered.reply or "" for answered in cards)])


@pytest.mark.parametrize("question", [*QUESTIONS, IN_KOREAN])
def test_an_answer_at_the_end_reads_as_it_should(
    question: str, played: Played, golden: Callable[[str, list[str]], None]
) -> None:
    golden(question, [played.asked[question]])


def test_a_new_digest_would_leave_out_sport_and_culture_and_nothing_else(
    played: Played, golden: Callable[[str, list[str]], None]
) -> None:
    golden("filtered", played.filtered)


def test_every_morning_brings_its_digest_once(played: Played) -> None:
    assert sorted(played.digests) == [("day", day) for day in DATES] + [("week", day) for day in FRIDAYS]
    for answers in played.told.values():
        assert len({(answer.slot_date, answer.part) for answer in answers}) == len(answers) == answers[0].parts


def test_every_link_is_answered(played: Played) -> None:
    assert len(played.answers) > 250
    others = set(LIBRARY.others)
    for answered in played.answers:
        assert answered.reply, answered
        if answered.posting.url in others:
            continue
        assert answered.reactions == ("✅",) or ALREADY_SAVED in answered.reply, answered


@RHYTHMS
def test_an_update_is_of_something_told_and_what_is_told_again_is_an_update(
    played: Played, rhythm: str, days: list[date]
) -> None:
    """By the stories that the library's author meant: a wrong label misleads, a missing one costs a look."""
    told: set[str] = set()
    wrong, missing, labels = [], [], 0
    for day in days:
        stories = [(story, *_meant(story)) for story in _stories(played, day, rhythm)]
        labels += sum(story.update for story, _, _ in stories)
        wrong += [story.headline for story, _, among in stories if story.update and told.isdisjoint(among)]
        missing += [story.headline for story, main, _ in stories if not story.update and main in told]
        told |= {name for _, _, among in stories for name in among}
    assert len(wrong) <= WRONG_LABELS[rhythm], wrong
    assert len(missing) <= MISSING_LABELS[rhythm], missing
    assert labels > len(wrong) or rhythm == "week", "a week's twelve stories may all be new"


@RHYTHMS
def test_one_happening_is_told_once_a_digest(played: Played, rhythm: str, days: list[date]) -> None:
    twice = []
    for day in days:
        meant = [name for story in _stories(played, day, rhythm) for name in _meant(story)[1]]
        twice += [(day, name) for name, times in Counter(meant).items() if times > 1]
    assert len(twice) <= TOLD_TWICE[rhythm], twice


@RHYTHMS
def test_no_article_is_news_twice(played: Played, rhythm: str, days: list[date]) -> None:
    articles = [ref.id for day in days for story in _stories(played, day, rhythm) for ref in story.articles]
    assert [article for article, times in Counter(articles).items() if times > 1] == []


@RHYTHMS
def test_no_sentence_is_told_twice(played: Played, rhythm: str, days: list[date]) -> None:
    words = [_plain(line.text) for day in days for story in _stories(played, day, rhythm) for line in story.sentences]
    assert [sentence for sentence, times in Counter(words).items() if times > 1] == []


@RHYTHMS
def test_no_story_stands_twice_in_a_digest(played: Played, rhythm: str, days: list[date]) -> None:
    for day in days:
        stories = _stories(played, day, rhythm)
        assert len({story.id for story in stories}) == len(stories)
        assert len({_plain(story.headline) for story in stories}) == len(stories)


def test_every_sentence_stands_in_its_article(played: Played) -> None:
    for answers in played.told.values():
        for story in (story for answer in answers for story in answer.stories):
            for line in (*story.sentences, *(line for day in story.days for line in day.sentences)):
                assert any(text[line.start : line.end] == line.text for text in played.texts[line.article.url or ""]), (
                    line
                )
            assert story.headline in {ref.title for ref in story.articles}


def test_another_server_s_links_and_old_articles_are_no_news(played: Played) -> None:
    first = _stories(played, DATES[0])
    assert first
    assert all(ref.published and ref.published[:7] == "2024-10" for story in first for ref in story.articles)


def _stories(played: Played, day: date, rhythm: str = "day") -> list[StoryLine]:
    return [story for answer in played.told[rhythm, day] for story in answer.stories]


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def _meant(story: StoryLine) -> tuple[str, set[str]]:
    """The happening that the headline's article tells of, and those of all the articles, as the library means them."""
    names = {article.url: article.name for article in LIBRARY.in_time}
    found = {ref.title: MEANT.get(names.get(ref.url or "", ""), ref.url or "") for ref in reversed(story.articles)}
    return found[story.headline], set(found.values())
