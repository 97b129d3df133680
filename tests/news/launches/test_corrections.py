"""Figures of a launch that whoever gave them corrected later: they stay as what was said before."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.lang.unspaced.forms import matched_form
from bot.model.analysis import Outlet, OutletKind
from bot.model.answers import ArticleRef
from bot.model.evidence.launches import LaunchColumn
from bot.news.launches.corrections import correction
from bot.news.launches.joining import ArticleReport, join
from bot.news.launches.table import launch
from tests.news.launches.test_reports import reports

_NOON = datetime(2026, 11, 24, 3, tzinfo=UTC)
_FIRST = (
    "North Korea fired a ballistic missile from Sunan on Tuesday, the military said. "
    "The Joint Chiefs of Staff said the missile flew about 600 km at an altitude of 100 km."
)
_TOKYO = "North Korea fired a ballistic missile on Tuesday. Japan's defense ministry said it flew about 600 km."
_KCNA = "We test-fired a ballistic missile on Tuesday. The missile flew 600 km, it was said in Pyongyang."
_REVISED = (
    "The Joint Chiefs of Staff on Wednesday revised the range of the ballistic missile that North Korea "
    "fired on Tuesday. "
    "The JCS said the missile flew about 420 km, not 600 km as it had announced."
)
_KOREAN = "합동참모본부는 북한이 24일 순안에서 발사한 탄도미사일의 비행거리를 당초 발표한 600㎞에서 420㎞로 정정했다."


def _ranges(*texts: str, column: LaunchColumn = LaunchColumn.RANGE) -> list[tuple[str, bool]]:
    """The values of a column of the only launch, and whether each was corrected; a day between the articles."""
    stated, articles = [], dict[Hashable, ArticleRef]()
    for place, text in enumerate(texts):
        at = _NOON + timedelta(days=place)
        kind = OutletKind.STATE_MEDIA if text == _KCNA else OutletKind.NEWSPAPER
        outlet = Outlet("Hill Post", "hill.example", "KP", kind)
        articles[place] = ArticleRef(place, "Title", None, outlet, None, at.isoformat(), at)
        day = date(2026, 11, 24) + timedelta(days=place)
        found = reports(text, day.isoformat(), is_north=text == _KCNA)
        stated += [ArticleReport(place, day, one) for one in found]
    (joined,) = join(stated)
    return [(one.value, one.corrected) for one in launch(joined, articles).cell(column)]


@pytest.mark.parametrize("later", [_REVISED, _KOREAN])
def test_what_was_corrected_stands_last_and_is_marked(later: str) -> None:
    assert _ranges(_FIRST, later) == [("420", False), ("600", True)]
    assert _ranges(_FIRST, later, column=LaunchColumn.ALTITUDE) == [("100", False)]


@pytest.mark.parametrize("others", [_TOKYO, _KCNA])
def test_others_keep_their_figure(others: str) -> None:
    assert sorted(_ranges(_FIRST, others, _REVISED)) == [("420", False), ("600", False)]


def test_a_correction_by_nobody_named_concerns_nobody_of_two() -> None:
    unnamed = "North Korea fired a ballistic missile on Tuesday. Its range was revised from 600 km to 420 km."
    assert sorted(_ranges(_FIRST, _TOKYO, unnamed)) == [("420", False), ("600", False)]
    assert _ranges(_FIRST, unnamed) == [("420", False), ("600", True)]


def test_only_the_column_that_is_named_is_corrected() -> None:
    later = (
        "North Korea fired a ballistic missile on Tuesday. The Joint Chiefs of Staff said they had corrected the "
        "estimate of the altitude to 80 km. The missile flew about 610 km, the Joint Chiefs of Staff said."
    )
    assert ("600", False) in _ranges(_FIRST, later)
    assert ("100", True) in _ranges(_FIRST, later, column=LaunchColumn.ALTITUDE)


def test_a_report_that_comes_after_the_correction_is_not_marked() -> None:
    assert sorted(_ranges(_REVISED, _FIRST)) == [("420", False), ("600", False)]


def test_a_second_figure_that_corrects_nothing_marks_none() -> None:
    other = "North Korea fired a ballistic missile on Tuesday. The military said the missile flew 420 km."
    assert sorted(_ranges(_FIRST, other)) == [("420", False), ("600", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The JCS lowered its estimate of the missile's range to 420 km from 600 km.",
        "The military said the North fired three missiles, rather than the two it first reported.",
        "합참은 분석 결과를 수정해 미사일이 420여㎞를 비행했다고 밝혔다.",
        "防衛省は当初約600キロとしていた飛行距離を約420キロに修正した。",
        "韩国军方将射程从600公里修正为420公里。",
    ],
)
def test_corrections_are_read(sentence: str) -> None:
    assert correction(matched_form(sentence)) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "The missile corrected its course twice and flew 600 km.",
        "The military may revise its estimate of the range.",
        "The engineers raised the range of the missile to 600 km.",
        "The missile flew 600 km, not 500 km as some experts had expected.",
        "미사일은 궤도를 수정하며 600㎞를 비행했다고 합참이 밝혔다.",
        "합참은 비행거리 600㎞를 정정하지 않았다.",
        "日本政府は予算案を修正した。",
        "The JCS is revising its estimate of the range of the missile, which flew 600 km.",
        "The missile corrected its altitude in flight and flew 600 km.",
        "The allies have revised their missile range limits to 800 km.",
        "The range of the missile was raised to 2,000 km, the North said.",
        "The JCS updated the number of launches this year to 25 after the missile flew 600 km.",
        "The missile flew 600 km, not the 420 km Tokyo initially reported.",
        "미사일은 비행 중 고도를 수정했다고 북한이 주장했다.",
        "북한은 사거리를 420㎞에서 600㎞로 늘리는 설계를 수정했다고 밝혔다.",
        "防衛省は射程の推定を訂正していない。",
        "ミサイルは飛行中に高度を修正し、600キロ飛んだ。",
    ],
)
def test_what_corrects_no_figure(sentence: str) -> None:
    assert correction(matched_form(sentence)) is None
