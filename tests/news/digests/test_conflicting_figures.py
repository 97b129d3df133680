"""Numbers of one launch that reports in several languages give differently."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.lang.scripts import Writing
from bot.lang.text_links import linked
from bot.model.analysis import Outlet, OutletKind
from bot.model.answers import ArticleRef
from bot.model.stories import ArticleExcerpt
from bot.news.digests.conflicting_figures import StoryFigures, stated_figures
from bot.news.origins import Origin

MORNING = datetime(2026, 11, 30, 0, tzinfo=UTC)
REPORTS = (
    (
        "일보",
        "북한이 30일 오전 7시 20분께 동해상으로 단거리 탄도미사일 1발을 발사했다고 합동참모본부가 밝혔다.",
        "합동참모본부는 미사일이 약 350㎞를 비행했다고 설명했다.",
    ),
    (
        "Post",
        "North Korea fired a short-range ballistic missile on Monday morning, the Joint Chiefs of Staff said.",
        "The missile flew about 350 kilometers, the Joint Chiefs of Staff said.",
        "Japan's Defense Ministry said the missile flew about 400 kilometers.",
    ),
    (
        "Herald",
        "North Korea fired a ballistic missile on Monday morning, the Joint Chiefs of Staff said.",
        "The missile flew some 350 kilometers, the Joint Chiefs of Staff said.",
    ),
    (
        "時報",
        "防衛省は30日、北朝鮮が同日午前7時20分ごろ、弾道ミサイル1発を発射したと発表した。",
        "防衛省によると、ミサイルは約400キロ飛行した。",
    ),
)


def _excerpt(number: int, outlet: str, sentences: tuple[str, ...]) -> ArticleExcerpt:
    at = MORNING + timedelta(hours=number)
    place = Outlet(outlet, f"o{number}.example", "KR", OutletKind.NEWSPAPER)
    article = ArticleRef(number, sentences[0][:40], f"https://o{number}.example/", place, None, at.isoformat(), at)
    found, start = [], 0
    for one in sentences:
        found.append(linked(article, start, start + len(one), one))
        start += len(one) + 1
    return ArticleExcerpt(article, tuple(found))


def _figures() -> StoryFigures:
    newest_first = [
        _excerpt(number, outlet, said) for number, (outlet, *rest) in enumerate(REPORTS) if (said := (*rest,))
    ]
    origins = [Origin(outlet, (number,)) for number, (outlet, *_) in enumerate(REPORTS)]
    return stated_figures(newest_first[::-1], (), origins, {})


@pytest.mark.parametrize(
    ("readers", "pair"),
    [
        (Writing.LATIN, {"some 350 kilometers", "about 400 kilometers"}),
        (Writing.KOREAN, {"약 350㎞", "about 400 kilometers"}),
        (Writing.JAPANESE, {"some 350 kilometers", "約400キロ"}),
        (Writing.CHINESE, {"some 350 kilometers", "about 400 kilometers"}),
    ],
)
def test_a_digest_shows_the_numbers_as_the_readers_language_has_them(readers: Writing, pair: set[str]) -> None:
    assert {one.said.text for one in _figures().widest(range(9), readers)} == pair


def test_a_digest_shows_numbers_only_with_a_new_article() -> None:
    assert {one.said.text for one in _figures().widest({0}, Writing.LATIN)} == {"약 350㎞", "about 400 kilometers"}
    assert _figures().widest((), Writing.LATIN) == ()


def test_a_story_has_each_number_of_a_giver_once() -> None:
    (ranges,), _ = _figures().compared(3, Writing.LATIN)
    told = [(one.said.text, one.giver) for one in ranges]
    assert len(told) == len(set(told)) == 4
    assert ("some 350 kilometers", "the Joint Chiefs of Staff") in told
    assert ("about 350 kilometers", "the Joint Chiefs of Staff") not in told, "the newer report has it"
