"""Short mornings: a few invented stories each, and the one that an editor leads with.

mornings*.tsv -> reports of each story -> ranked as a digest of a day ranks them -> is the first one right?

What the reader's model makes of each headline is kept in `prominences.tsv`, since it takes .02 s a headline.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from itertools import count, groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.lang.scripts import hangul_count
from bot.model.analysis import Outlet, OutletKind
from bot.model.stories import WindowArticle
from bot.news.digests.groups import Ranking, is_sport_or_culture
from bot.text.headlines.prominence import HeadlineModel
from tests.judgement.share import Share, share

NOW = datetime(2025, 5, 13, 7, tzinfo=ZoneInfo("Asia/Seoul"))
_KINDS = {"n": OutletKind.NEWSPAPER, "w": OutletKind.WIRE, "s": OutletKind.STATE_MEDIA}
_KOREA, _ASIDE = 0.9, 0.25
PROMINENCES = Path(__file__).with_name("prominences.tsv")
"""Thousandths, and the headline: written by `python -m benchmarks.train_headlines`."""


class Reported(Struct, frozen=True):
    """Reports of one story that say the same, by an outlet a letter of `outlets`; `hours` None for undated pages."""

    story: str
    lead: int
    outlets: str
    hours: int | None
    subject: str
    title: str
    sentence: str


class Morning(Struct, frozen=True):
    """The reports of one morning."""

    name: str
    half: str
    reports: tuple[Reported, ...]

    @property
    def text(self) -> str:
        """All titles."""
        return "\n".join(one.title for one in self.reports)


def headlines() -> list[str]:
    """The headlines of all files, each once."""
    early = (mornings, more_mornings, many_headlines, later_mornings)
    files = (*early, strangers_mornings, outsiders_mornings, trainers_mornings)
    return list(dict.fromkeys(one.title for of_file in files for case in of_file() for one in case.reports))


def prominence(model: HeadlineModel, headline: str) -> int:
    """The prominence of a headline in English or Korean, in thousandths."""
    found = model.prominence(model.vector(headline), "ko" if hangul_count(headline) else "en")
    assert found is not None
    return round(found * 1000)


def mornings() -> list[Morning]:
    """The mornings of the first file."""
    return _read("mornings.tsv")


def more_mornings() -> list[Morning]:
    """The mornings of the second file, by other newsrooms."""
    return _read("mornings_2.tsv")


def many_headlines() -> list[Morning]:
    """The mornings of the third file, whose stories have several headlines, in English, Korean and both."""
    return _read("mornings_3.tsv")


def later_mornings() -> list[Morning]:
    """The mornings that were written last, as those of the third file."""
    return _read("mornings_3b.tsv")


def strangers_mornings() -> list[Morning]:
    """Mornings by an editor who knew neither the rules nor the other mornings."""
    return _read("mornings_4.tsv")


def outsiders_mornings() -> list[Morning]:
    """Mornings by an editor who had not read the rules; the leader has few reports, is old or has a plain headline."""
    return _read("mornings_5.tsv")


def trainers_mornings() -> list[Morning]:
    """Mornings by the editor of most graded headlines, who had seen none."""
    return _read("mornings_6.tsv")


def _read(name: str) -> list[Morning]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        Morning(name, half, tuple(_reported(row[2:]) for row in of_morning))
        for (name, half), of_morning in groupby(rows, key=lambda row: (row[0], row[1]))
    ]


def measured(cases: Iterable[Morning]) -> Share:
    """Mornings whose first story is one that may lead."""
    return share(_led(case) for case in cases)


def _led(case: Morning) -> tuple[bool, str]:
    numbers = {name: number for number, name in enumerate(dict.fromkeys(one.story for one in case.reports), 1)}
    ids = count(1)
    articles = [_article(next(ids), numbers[one.story], letter, one) for one in case.reports for letter in one.outlets]
    ranking = Ranking(NOW, timedelta(days=1), lambda one: one.korea * (_ASIDE if is_sport_or_culture(one) else 1))
    first = ranking.groups(sorted(articles, key=lambda one: one.at, reverse=True))[0].story_id
    leading = next(one for one in case.reports if numbers[one.story] == first)
    may_lead = {one.story for one in case.reports if one.lead}
    return leading.story in may_lead, f"{case.name}: {leading.title}"


def _article(number: int, story: int, letter: str, one: Reported) -> WindowArticle:
    at = NOW - timedelta(hours=one.hours if one.hours is not None else 1)
    return WindowArticle(
        article_id=number,
        story_id=story,
        at=at,
        saved_at=at,
        korea=_KOREA,
        subjects=frozenset((one.subject,) if one.subject else ()),
        outlet=Outlet(f"{story} {number}", f"{number}.example", "KP" if letter == "s" else "KR", _KINDS[letter]),
        credit=None,
        carries=None,
        family=None,
        via=None,
        title=one.title,
        dated=one.hours is not None,
        prominence=_prominences()[one.title],
    )


@cache
def _prominences() -> dict[str, float]:
    rows = (line.split("\t") for line in PROMINENCES.read_text("utf-8").splitlines())
    return {title: int(thousandths) / 1000 for thousandths, title in rows}


def _reported(row: list[str]) -> Reported:
    story, lead, outlets, hours, subject, title, sentence = row
    days = None if hours == "?" else int(hours)
    return Reported(story, int(lead or 0), outlets, days, "" if subject == "-" else subject, title, sentence)
