"""The schedule of the simulated two weeks: who posts which sample article when, up to the library's last morning.

A link is posted some minutes after its article was published, one of the night in the morning. All older articles are
posted on the evening before the first day, so that no digest has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.sample.clock import LAST_MORNING
from bot.sample.library import Sample, SampleLibrary

SEOUL = ZoneInfo("Asia/Seoul")
DAYS = 14
FIRST_MORNING = LAST_MORNING - timedelta(days=DAYS)
MORNINGS = tuple(FIRST_MORNING + timedelta(days=day) for day in range(DAYS + 1))
"""The times of the digests: 07:00 in Seoul."""

_EVENING = timedelta(hours=10)
_SEEN_AFTER = timedelta(minutes=20)
_UP_AFTER = timedelta(minutes=25)
_AGAIN_AFTER = timedelta(hours=2)
_WINDOW = timedelta(days=1)


class Posting(Struct, frozen=True):
    """A link posted by member `who` in the desk channel of the server `where`: "home" or "away"."""

    at: datetime
    who: str
    url: str
    where: str = "home"


def postings(library: SampleLibrary) -> list[Posting]:
    """All postings of the two weeks, in order of time."""
    return sorted(_postings(library), key=lambda posting: posting.at)


def _postings(library: SampleLibrary) -> Iterator[Posting]:
    for number, article in enumerate(library.in_time):
        at = _seen(article)
        yield Posting(at, "anna" if number % 3 else "boris", article.url)
        if number % 7 == 0:
            yield Posting(at + _AGAIN_AFTER, "mina", article.url)
        if number % 5 == 0:
            yield Posting(at + _UP_AFTER, "olga", article.url, "away")
    for number, url in enumerate(library.others):
        yield Posting(LAST_MORNING - timedelta(hours=20, minutes=-20 * number), "boris", url)


def _seen(article: Sample) -> datetime:
    """The time at which a member finds the article."""
    at = article.at
    if at.astimezone(SEOUL).timetz().replace(tzinfo=None) == datetime.min.time() or "T" not in article.published:
        at += timedelta(hours=3)  # the page states only the day
    if at < FIRST_MORNING - _WINDOW:
        return FIRST_MORNING - _EVENING
    at += _SEEN_AFTER
    local = at.astimezone(SEOUL)
    return at if local.hour >= 7 else max(at, local.replace(hour=6, minute=25, second=0))
