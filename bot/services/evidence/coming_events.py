"""Choose the articles that are read for coming events, and read the events that each names.

articles of a window (with their stories) -> the current version of each -> its sentences -> reports
                                          -> joined over all of them (`bot/news/ahead`)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.days import korean_day
from bot.model.evidence.ahead import AheadReport
from bot.model.stories import WindowArticle
from bot.news.ahead.joining import AheadSource
from bot.news.ahead.reading import AheadArticle, ahead_outcomes, ahead_reports
from bot.services.evidence.read_versions import ReadVersions
from bot.storage.articles import texts
from bot.storage.articles.texts import CurrentVersion, VersionSentences
from bot.storage.engine.database import Database

AheadKey = tuple[int, date]
"""The key of a reading: the id of the version, and the day of publication."""
AheadReadings = ReadVersions[AheadKey, tuple[AheadReport, ...]]
"""The cached readings of versions, for `/ahead` and digests."""
NAMED_WITHIN = timedelta(days=180)
"""The longest time between an article and an event that it names."""
_MOST_REMEMBERED = 10_000


class NamingArticles(Struct, frozen=True):
    """Articles of a window with their current versions, the newest first."""

    versions: Mapping[AheadKey, CurrentVersion]
    lines: Mapping[int, WindowArticle]

    def sources(self, reports: Mapping[AheadKey, tuple[AheadReport, ...]]) -> list[AheadSource]:
        """The reports of the articles. Near-duplicates are left out, since they name the events of their originals."""
        return [
            AheadSource(one.article, line.story_id, max(line.at, line.saved_at), report)
            for key, one in self.versions.items()
            if (line := self.lines[one.article.id]).carries is None or line.carries not in self.lines
            for report in reports.get(key, ())
        ]


def readings(database: Database) -> AheadReadings:
    """An empty cache of readings."""
    return AheadReadings(database, _MOST_REMEMBERED)


def articles_of(connection: Connection, shelf_id: int, window: Sequence[WindowArticle]) -> NamingArticles:
    """The versions of the articles of a window, as their shelf shows them."""
    lines = {one.article_id: one for one in window}
    versions = texts.of_articles(connection, shelf_id, tuple(lines))
    return NamingArticles({(one.version_id, korean_day(one.article)): one for one in versions}, lines)


def read(key: AheadKey, version: VersionSentences) -> tuple[AheadReport, ...]:
    """Read the coming events that an article names, and what became of others."""
    _version_id, day = key
    article = AheadArticle(version.text, version.sentences, day, version.title)
    return (*ahead_reports(article), *ahead_outcomes(article))


def since(now: datetime) -> datetime:
    """The time from which articles are read."""
    return now - NAMED_WITHIN
