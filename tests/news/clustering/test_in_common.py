"""What brief texts have in common, beside what the texts of other stories have."""

from __future__ import annotations

import pytest

from bot.lang.scripts import Writing
from bot.news.clustering import embeddings, in_common
from bot.news.clustering.features import ArticleFeatures, read_article
from bot.news.clustering.vectors import Vector


def _vector(terms: str, length: int = 9) -> Vector:
    of = dict.fromkeys(terms.split(), 0.5)
    return Vector(of, of, {}, dict.fromkeys(of, 5.0), length, 1)


def _text(terms: str, hour: int | None, writing: Writing = Writing.LATIN, length: int = 9) -> ArticleFeatures:
    return ArticleFeatures(_vector(terms, length), _vector(terms, length), writing, hour=hour, embedding=b"title")


RECALL, STRIKE = "norda motor recall vans", "norda motor strike"


@pytest.mark.parametrize(
    ("one", "other", "hours", "beside", "than"),
    [
        (RECALL, STRIKE, 72, ["norda motor patent"], "less"),
        (RECALL, STRIKE, 30, ["norda motor patent"], "as much"),  # a sequel may have found no story in common
        (RECALL, "norda motor vans brakes", 30, ["norda motor vans parade"], "less"),
        (RECALL, STRIKE, 72, ["norda beach", "motor race"], "as much"),  # the third has only a part of it
        ("norda recall", "norda strike", 72, ["norda patent"], "as much"),  # a name alone
        (RECALL, STRIKE, 72, ["ferry cebu"], "as much"),
        (RECALL, STRIKE, 72, [], "as much"),
    ],
)
def test_what_a_third_story_has_too_speaks_against_one_event(
    one: str, other: str, hours: int, beside: list[str], than: str
) -> None:
    found = in_common.weighed(0.4, _text(one, 0), _text(other, hours), [_text(text, 9) for text in beside])
    assert ("less" if found < 0.1 else "as much") == than
    assert found <= 0.4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_text(RECALL, None), _text(STRIKE, 72)),
        (_text(RECALL, 0, Writing.KOREAN), _text(STRIKE, 72)),
        (_text(RECALL, 0, length=400), _text(STRIKE, 72, length=400)),
    ],
)
def test_nothing_changes_for_undated_or_long_texts_and_between_languages(
    one: ArticleFeatures, other: ArticleFeatures
) -> None:
    assert in_common.weighed(0.4, one, other, [_text("norda motor patent", 9)]) == 0.4


@pytest.mark.parametrize(
    ("one", "other", "hours", "cosine", "too_little"),
    [
        ("=beijing", "=beijing =parade", 20, 0.2, True),
        ("=beijing", "=beijing =parade", 9, 0.2, False),
        ("=beijing", "=beijing =parade", 20, 0.4, False),
        ("=beijing =parade", "=beijing =parade", 20, 0.2, False),
        ("=busan", "=busan =parade", 9, 0.2, True),
        ("=foreign =south-korea", "=foreign =south-korea =missile", 20, 0.4, True),
        ("=foreign =south-korea", "=foreign =south-korea =missile", 9, 0.2, True),
        ("=foreign =south-korea", "=foreign =south-korea =missile", 9, 0.4, False),
        ("=foreign =summit", "=foreign =summit =missile", 20, 0.2, False),
    ],
)
def test_a_term_or_who_acts_is_too_little_on_another_day_or_between_headlines_far_apart(
    one: str, other: str, hours: int, cosine: float, too_little: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embeddings, "cosine", lambda *_: cosine)
    texts = _text(one, 0, Writing.KOREAN), _text(other, hours)
    assert in_common.is_too_little(*texts) is in_common.is_too_little(*texts[::-1]) is too_little


BURIED = ("Landslide buries homes in Sancheong, eight dead", "Eight people died after landslides buried their houses.")
BURIED_TOO = ("산청 산사태 주택 매몰…8명 사망", "집중호우로 산청군에서 산사태가 나 8명이 숨졌다.")
CRASHED = ("인제서 관광버스 전도…8명 사망", "4일 오후 강원 인제군 산길에서 관광버스가 넘어져 8명이 숨졌다.")


@pytest.mark.parametrize(("other", "too_little"), [(BURIED_TOO, False), (CRASHED, True)])
def test_that_people_died_says_nothing_in_two_languages_of_two_kinds_of_accidents(
    other: tuple[str, str], too_little: bool
) -> None:
    texts = [read_article(*text).weighted(100, {}, 1000) for text in (BURIED, other)]
    assert in_common.is_too_little(*texts) is too_little
