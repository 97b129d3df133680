"""Which reports are of one launch."""

from __future__ import annotations

from datetime import date

from bot.model.evidence.launches import LaunchColumn, LaunchFact, LaunchReport
from bot.news.launches.joining import ArticleReport, join

DAY = date(2022, 11, 3)


def report(by: str, day: date | None = DAY, *, own: bool = True, **values: str) -> ArticleReport:
    facts = tuple(
        LaunchFact(LaunchColumn(column), value, place, place + 1, "x", "x")
        for place, (column, value) in enumerate(values.items())
    )
    return ArticleReport(by, DAY, LaunchReport(day, own, facts))


def groups(*reports: ArticleReport) -> list[set[object]]:
    return [{one.by for one in launch.reports} for launch in join(reports)]


def test_reports_of_a_day_are_one_unless_kind_place_or_hour_speak_against_it() -> None:
    assert groups(report("a", kind="icbm"), report("b", kind="ballistic")) == [{"a", "b"}]
    assert len(groups(report("a", kind="icbm"), report("b", kind="srbm"))) == 2
    assert groups(report("a", place="sunan"), report("b", place="pyongyang")) == [{"a", "b"}]
    assert len(groups(report("a", place="sunan"), report("b", place="wonsan"))) == 2
    assert groups(report("a", time="07:40"), report("b", time="07:41")) == [{"a", "b"}]
    assert len(groups(report("a", time="07:40"), report("b", time="21:34"))) == 2


def test_a_report_that_may_be_of_two_launches_is_of_none() -> None:
    icbm, srbm = report("a", kind="icbm", place="sunan"), report("b", kind="srbm", place="kaechon")
    found = groups(icbm, srbm, report("c", kind="missile"))
    assert len(found) == 2
    assert not any("c" in one for one in found)
    assert {"b", "d"} in groups(icbm, srbm, report("d", kind="missile", place="kaechon"))


def test_a_mention_is_evidence_and_never_a_launch() -> None:
    mention = report("m", own=False, kind="icbm", altitude="6040.9")
    assert groups(mention) == []
    (joined,) = join([report("a", kind="icbm", altitude="6100"), mention])
    assert joined.values(LaunchColumn.ALTITUDE) == ("6100", "6040.9")


def test_a_report_without_a_day_joins_the_only_launch_of_that_day_or_the_day_before() -> None:
    undated = report("u", None, kind="icbm", range="1000")
    assert groups(report("a", kind="icbm"), undated) == [{"a", "u"}]
    assert groups(undated) == []


def test_broader_kinds_and_places_are_not_shown_beside_closer_ones() -> None:
    (joined,) = join([report("a", kind="ballistic", place="pyongyang"), report("b", kind="icbm", place="sunan")])
    assert joined.values(LaunchColumn.KIND) == ("icbm",)
    assert joined.values(LaunchColumn.PLACE) == ("sunan",)
