"""Place an article among stories by given likenesses of pairs."""

from __future__ import annotations

import pytest

from bot.lang.scripts import Writing
from bot.news.clustering.assign import Member, StoryCandidates, place
from bot.news.clustering.features import ArticleFeatures
from bot.news.clustering.vectors import Vector

_NO_WORDS = Vector({}, {}, {}, {}, 10, None)


def _member(number: int) -> Member:
    """An article whose `outlet` tells which it is."""
    return Member(number, ArticleFeatures(_NO_WORDS, _NO_WORDS, Writing.LATIN, outlet=number), number)


def test_a_report_takes_the_one_of_its_event_out_of_a_story_that_it_is_not_like(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Article 3 joined the story of another contact before the second report of its own arrived, which is so unlike the
    others that its average likeness to that story is 0."""
    likenesses = {(1, 2): 0.997, (1, 3): 0.385, (2, 3): 0.057, (1, 4): -1.0, (2, 4): -1.0, (3, 4): 0.99}

    def alike(one: ArticleFeatures, other: ArticleFeatures) -> float:
        return likenesses[min(one.outlet, other.outlet), max(one.outlet, other.outlet)]

    monkeypatch.setattr(ArticleFeatures, "alike", alike)
    placement = place(StoryCandidates(_member(4), {7: [_member(1), _member(2), _member(3)]}))
    assert placement.home.story_id is None
    assert [moved.article_id for moved in placement.home.moved] == [3]
    assert placement.score == 0.99
