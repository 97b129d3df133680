"""Who was there with the leader, by which of the reports that state media has in several languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.lang.scripts import Writing
from bot.lang.text_links import linked
from bot.model.analysis import EntityKind
from bot.model.answers import ArticleRef, EntityRef
from bot.model.evidence.appearances import Appearance, AppearanceKind
from bot.news.digests.last_lines.state_media import NamedPerson, StateReport, leader_companions

AT = datetime(2026, 12, 1, tzinfo=UTC)


def _report(number: int, title: str, *others: str) -> StateReport:
    article = ArticleRef(number, title, f"https://state.example/{number}", None, None, AT.isoformat(), AT)
    there = Appearance(AppearanceKind.PRESENT, date(2026, 11, 30), 0, len(title), title)
    names = ("Kim Jong Un", *others)
    persons = [NamedPerson(EntityRef(name, name, EntityKind.PERSON, None, None), there, None) for name in names]
    return StateReport(article, 1, tuple(persons))


KOREAN = _report(1, "김정은동지께서 시험발사를 지도하시였다", "Pak Jong Chon", "Jang Chang Ha")
ENGLISH = _report(2, "Kim Jong Un Guides Test-Fire", "Pak Jong Chon", "Jang Chang Ha")
SHORTER = _report(3, "Kim Jong Un Watches Missile", "Pak Jong Chon")


@pytest.mark.parametrize(
    ("reports", "readers", "title"),
    [
        ((KOREAN, ENGLISH), Writing.LATIN, "Kim Jong Un Guides Test-Fire"),
        ((ENGLISH, KOREAN), Writing.KOREAN, "김정은동지께서 시험발사를 지도하시였다"),
        ((KOREAN, ENGLISH), Writing.JAPANESE, "Kim Jong Un Guides Test-Fire"),
        ((KOREAN, SHORTER), Writing.LATIN, "김정은동지께서 시험발사를 지도하시였다"),
    ],
)
def test_of_reports_with_the_same_names_the_readers_see_theirs(
    reports: tuple[StateReport, ...], readers: Writing, title: str
) -> None:
    (company,) = leader_companions(
        reports, "Kim Jong Un", lambda article, one: linked(article, one.start, one.end, one.sentence), readers
    )
    assert company.said.article.title == title
