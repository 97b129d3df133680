"""Which reports are of one launch.

    own reports with a day   -> one launch a day, unless kind, place or hour tell them apart; those that say most first
    own reports without one  -> the only launch that they may be of, on the day of the article or the day before
    mentions                 -> the only launch of their day that they may be of; none becomes a launch

A report that may be of several launches of a day belongs to the one that it has most in common with; to none if that
is undecided. What is left undecided is not shown, rather than shown with the wrong launch.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct, field

from bot.model.evidence.launches import LaunchColumn, LaunchFact, LaunchKind, LaunchReport
from bot.news.launches import kinds, places

_SAME_MINUTES = 45
_Fits = Callable[[Sequence[str], Sequence[str]], bool]


class ArticleReport(Struct, frozen=True):
    """A report with the article it is of (`by`: any key), and the day that was published."""

    by: Hashable
    published: date
    report: LaunchReport


class JoinedLaunch(Struct):
    """A launch with all reports of it, those that say most first."""

    day: date
    reports: list[ArticleReport] = field(default_factory=list)

    def values(self, column: LaunchColumn) -> tuple[str, ...]:
        """The different values of a column over all reports; without those that another one of them says more than."""
        found = dict.fromkeys(value for one in self.reports for value in one.report.values(column))
        return closest(column, found)

    def facts(self, column: LaunchColumn) -> list[tuple[Hashable, LaunchFact]]:
        """The facts of a column that are shown, with the articles that state them."""
        kept = self.values(column)
        return [
            (one.by, fact)
            for one in self.reports
            for fact in one.report.facts
            if fact.column is column and fact.value in kept
        ]


def closest(column: LaunchColumn, values: Iterable[str]) -> tuple[str, ...]:
    """The values of a column without broader ones: "ballistic" beside "ICBM", the province beside the town."""
    listed = list(dict.fromkeys(values))
    if column is LaunchColumn.KIND:
        return tuple(kind.value for kind in kinds.closest(LaunchKind(value) for value in listed))
    if column is LaunchColumn.PLACE:
        wider = {whole for value in listed for whole in places.wholes(value)}
        return tuple(value for value in listed if value not in wider)
    return tuple(listed)


def join(reports: Sequence[ArticleReport]) -> list[JoinedLaunch]:
    """The launches of reports, the newest first."""
    launches: list[JoinedLaunch] = []
    own = [one for one in reports if one.report.own]
    dated = sorted((one for one in own if one.report.day is not None), key=lambda one: -_said(one.report))
    for one in dated:
        day = one.report.day
        found = _best(one.report, [launch for launch in launches if launch.day == day])
        if found is not None:
            found.reports.append(one)
        elif day is not None and not any(_may_be(one.report, launch) for launch in launches if launch.day == day):
            launches.append(JoinedLaunch(day, [one]))
    for one in own:
        if one.report.day is None:
            days = (one.published, one.published - timedelta(days=1))
            _attach(one, [launch for launch in launches if launch.day in days])
    for one in reports:
        if not one.report.own and one.report.day is not None:
            _attach(one, [launch for launch in launches if launch.day == one.report.day])
    return sorted(launches, key=_order, reverse=True)


def _attach(one: ArticleReport, launches: Sequence[JoinedLaunch]) -> None:
    found = _best(one.report, launches)
    if found is not None:
        found.reports.append(one)


def _best(report: LaunchReport, launches: Sequence[JoinedLaunch]) -> JoinedLaunch | None:
    """The launch that a report has most in common with, among those that it may be of; None where that is undecided."""
    fitting = [launch for launch in launches if _may_be(report, launch)]
    if len(fitting) < 2:
        return next(iter(fitting), None)
    ranked = sorted(((_common(report, launch), place) for place, launch in enumerate(fitting)), reverse=True)
    return fitting[ranked[0][1]] if ranked[0][0] > ranked[1][0] else None


def _may_be(report: LaunchReport, launch: JoinedLaunch) -> bool:
    """Whether a report may be of a launch: neither its kind, place nor hour contradicts the launch's."""
    other = launch.reports
    return (
        _fit(report, other, LaunchColumn.KIND, _kinds_fit)
        and _fit(report, other, LaunchColumn.PLACE, _places_fit)
        and _fit(report, other, LaunchColumn.TIME, _hours_fit)
    )


def _fit(report: LaunchReport, others: Sequence[ArticleReport], column: LaunchColumn, fits: _Fits) -> bool:
    """Whether the values of a column fit those of each other report."""
    mine = report.values(column)
    return all(fits(mine, theirs) for one in others if (theirs := one.report.values(column)) and mine)


def _kinds_fit(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return all(any(kinds.may_be_one(LaunchKind(one), LaunchKind(other)) for other in theirs) for one in mine)


def _places_fit(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(places.may_be_one(one, other) for one in mine for other in theirs)


def _hours_fit(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    apart = (abs(_minutes(one) - _minutes(other)) for one in mine for other in theirs)
    return min(apart) <= _SAME_MINUTES


def _minutes(value: str) -> int:
    hours, minutes = value.split(":")
    return int(hours) * 60 + int(minutes)


def _common(report: LaunchReport, launch: JoinedLaunch) -> int:
    """How many columns have a value in common."""
    return sum(bool(set(report.values(column)) & set(launch.values(column))) for column in LaunchColumn)


def _said(report: LaunchReport) -> int:
    """How many columns a report has; kinds that say nothing do not count."""
    named = {LaunchKind(value) for value in report.values(LaunchColumn.KIND)}
    return sum(bool(report.values(column)) for column in LaunchColumn) + 2 * bool(named - kinds.VAGUE)


def _order(launch: JoinedLaunch) -> tuple[date, str]:
    return launch.day, min(launch.values(LaunchColumn.TIME), default="")
