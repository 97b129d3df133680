"""The two weeks as played against the editor's key: how many mornings lead with the right story, and the other shares.

What is missed may not become more, nor what is looked at less; lower the first bound when the desk gets better. The
bounds are numbers, not shares, because there are as many labels to look at as the digests have room for stories that
need not be shown.
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.model.digests.answer import DigestAnswer
from bot.sample.library import SampleLibrary
from tests.newsroom.editors_key import Agreement, EditorsKey
from tests.newsroom.plan import MORNINGS, SEOUL, postings
from tests.newsroom.play import Played

BOUNDS = {
    "leaders": (0, 15),
    "must-have stories": (1, 57),
    "pairs": (3, 66),
    "labels": (1, 66),
    "disputed figures": (1, 23),
}
"""Most that is missed, and least that is looked at."""
LABELS = {"update", "state media only", "one side only"}
LIBRARY = SampleLibrary.load()
KEY = EditorsKey.load()


@pytest.mark.parametrize("figure", BOUNDS)
def test_the_digests_are_not_further_from_the_key_than_before(figure: str, played: Played) -> None:
    share = Agreement(KEY, played).figures[figure]
    missed, looked_at = BOUNDS[figure]
    assert len(share.wrong) <= missed, share.wrong
    assert share.of >= looked_at


def test_a_digest_with_another_leader_and_without_labels_scores_less(played: Played) -> None:
    before = Agreement(KEY, played).figures
    turned = {name: [_turned(answer) for answer in reversed(answers)] for name, answers in played.told.items()}
    after = Agreement(KEY, replace(played, told=turned)).figures
    assert after["leaders"].right < before["leaders"].right / 2
    assert after["labels"].right < before["labels"].right
    assert after["must-have stories"].right == before["must-have stories"].right


def test_one_story_of_everything_joins_every_pair(played: Played) -> None:
    one = Played(told=played.told, stories=dict.fromkeys(played.stories, 1))
    assert Agreement(KEY, one).pairs.right == sum(pair.together for pair in KEY.pairs)


def test_the_key_speaks_of_every_morning_and_of_articles_that_were_posted_by_then() -> None:
    assert [day.date for day in KEY.days] == [morning.astimezone(SEOUL).date() for morning in MORNINGS]
    urls = {article.name: article.url for article in LIBRARY.articles}
    posted = {posting.url: posting.at for posting in reversed(postings(LIBRARY)) if posting.where == "home"}
    for day, morning in zip(KEY.days, MORNINGS, strict=True):
        named = {name for story in day.stories for name in (*story.articles, *story.headline)}
        named |= {name for value in day.disputed for name in value.articles}
        assert [name for name in named if posted[urls[name]] >= morning] == []
        assert [story.name for story in day.stories if story.lead == 1] != []
        assert all(story.must for story in day.stories if story.lead == 1)
        assert {label for story in day.stories for label in story.labels | story.never} <= LABELS


def test_the_disputed_numbers_stand_in_the_articles_that_are_said_to_give_them() -> None:
    words = {article.name: " ".join((article.title, *article.paragraphs)) for article in LIBRARY.articles}
    for value in (value for day in KEY.days for value in day.disputed):
        english = [name for name in value.articles if not any("가" <= letter <= "힣" for letter in words[name])]
        assert english
        assert [name for name in english if value.number not in words[name]] == []


def test_a_pair_is_of_two_articles_of_the_library_and_stands_once() -> None:
    names = {article.name for article in LIBRARY.articles}
    assert {name for pair in KEY.pairs for name in (pair.first, pair.second)} <= names
    assert len({frozenset((pair.first, pair.second)) for pair in KEY.pairs}) == len(KEY.pairs)
    assert all(pair.why for pair in KEY.pairs)


def _turned(answer: DigestAnswer) -> DigestAnswer:
    """The stories in the opposite order, all as if new."""
    return replace(answer, stories=tuple(replace(story, update=False) for story in reversed(answer.stories)))
