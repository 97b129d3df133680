"""The days on which articles report that a person appeared: one row a day, newest first, and the longest gap.

dated reports   -> their day
undated reports -> the dated day they may be of (that of publication or the two before), else the day of publication
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from bot.lang.scripts import Writing, language_rank
from bot.lang.text_links import linked
from bot.model.analysis import OutletKind
from bot.model.answers import ArticleRef
from bot.model.evidence.appearances import Appearance, AppearanceGap, ReportedAppearance

_NEWS_CYCLE = timedelta(days=2)


class AppearanceReport(Struct, frozen=True):
    """The strongest mention of a person in an article, and the day of its publication."""

    article: ArticleRef
    published: date
    appearance: Appearance


def appearance_days(
    reports: Sequence[AppearanceReport], preferred: Writing = Writing.LATIN
) -> tuple[ReportedAppearance, ...]:
    """The days of reports of being there, the newest first, each in the words of one in the preferred language if there
    is one, else of an English one."""
    dated = {one.appearance.day for one in reports if one.appearance.day is not None}
    by_day: dict[date, list[AppearanceReport]] = {}
    for one in reports:
        by_day.setdefault(_day(one, dated), []).append(one)
    return tuple(_row(day, found, preferred) for day, found in sorted(by_day.items(), reverse=True))


def longest_gap(days: Sequence[date]) -> AppearanceGap | None:
    """The longest time between two days that follow each other, the latest of several; None for fewer than two."""
    gaps = [AppearanceGap((late - early).days, early, late) for late, early in pairwise(sorted(days, reverse=True))]
    return max(gaps, key=lambda gap: gap.days, default=None)


def _day(one: AppearanceReport, dated: set[date]) -> date:
    if one.appearance.day is not None:
        return one.appearance.day
    near = [day for day in dated if one.published - _NEWS_CYCLE <= day <= one.published]
    return max(near, default=one.published)


def _row(day: date, reports: Sequence[AppearanceReport], preferred: Writing) -> ReportedAppearance:
    def rank(one: AppearanceReport) -> tuple[int, bool, datetime, int]:
        of_language = language_rank(one.appearance.sentence, preferred)
        return of_language, one.appearance.day is None, one.article.at, one.article.id

    first = min(reports, key=rank)
    said = linked(first.article, first.appearance.start, first.appearance.end, first.appearance.sentence)
    state = sum(one.article.outlet is not None and one.article.outlet.kind is OutletKind.STATE_MEDIA for one in reports)
    return ReportedAppearance(day, first.appearance.day is not None, said, len(reports), state)
