"""Launches of missiles and rockets as articles report them. Spans are offsets into an article's text."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.answers import ArticleRef, Linked


class LaunchKind(StrEnum):
    """What was launched, as a report names it. MISSILE and PROJECTILE are reports that name nothing closer."""

    PROJECTILE = "projectile"
    MISSILE = "missile"
    BALLISTIC = "ballistic"
    SRBM = "srbm"
    MRBM = "mrbm"
    IRBM = "irbm"
    LONG_RANGE = "long_range"
    ICBM = "icbm"
    SLBM = "slbm"
    HYPERSONIC = "hypersonic"
    CRUISE = "cruise"
    ROCKET_ARTILLERY = "rocket_artillery"
    ANTI_AIRCRAFT = "anti_aircraft"
    SATELLITE = "satellite"


class LaunchColumn(StrEnum):
    """A column of the table of launches."""

    DATE = "date"
    TIME = "time"
    PLACE = "place"
    KIND = "kind"
    NUMBER = "number"
    RANGE = "range"
    ALTITUDE = "altitude"
    FLIGHT = "flight"


SEVERAL = "several"
"""The number of a report that counts nothing: several, multiple, 수 발."""


class LaunchFact(Struct, frozen=True):
    """One fact of a launch: the span that states it, its words, the sentence that they are in, and who says so in the
    article's words (None where the sentence names nobody).

    `value` compares facts: an ISO date; "07:10"; the id or name of a place; a `LaunchKind`; digits or `SEVERAL`; km for
    range and altitude, seconds for the flight. `replaces` is the value that it corrects, "" where the sentence does not
    tell it, and None for a fact that corrects nothing.
    """

    column: LaunchColumn
    value: str
    start: int
    end: int
    words: str
    sentence: str
    giver: str | None = None
    replaces: str | None = None


class LaunchReport(Struct, frozen=True):
    """What one article says of one launch. `day` is None where the article does not say when it was; `own` is false for
    a launch that the article only mentions, as an earlier one: it is evidence for a launch that others report."""

    day: date | None
    own: bool
    facts: tuple[LaunchFact, ...]

    def values(self, column: LaunchColumn) -> tuple[str, ...]:
        """The different values of a column, in the article's order."""
        return tuple(dict.fromkeys(one.value for one in self.facts if one.column is column))


class Reported(Struct, frozen=True):
    """A fact of a launch that articles state alike: the first span that states it, who says so in its article's words
    (None: the outlet itself), and how many articles have it. `corrected` if whoever gave it corrected it later."""

    value: str
    said: Linked
    giver: str | None
    articles: int
    corrected: bool = False


class LaunchCell(Struct, frozen=True):
    """What the reports say in one column of a launch, what most of them say first, and last what was corrected;
    several where they differ."""

    column: LaunchColumn
    reported: tuple[Reported, ...]


class Launch(Struct, frozen=True):
    """A launch that articles of the shelf report. A column that none of them states is missing. `articles` report it or
    state something of it, the oldest first."""

    day: date
    cells: tuple[LaunchCell, ...]
    articles: tuple[ArticleRef, ...]

    def cell(self, column: LaunchColumn) -> tuple[Reported, ...]:
        """What is reported in a column; empty for nothing."""
        return next((one.reported for one in self.cells if one.column is column), ())


class LaunchesAnswer(Struct, frozen=True):
    """A page of the launches that the shelf's articles report, newest first. `since`, `until` (None: open) and
    `kind` are as asked. `read` articles have words of a launch; `read_since` is the time of the oldest that was read
    where there are more than are read for one answer. `left_out` articles with words of a launch were left out by the
    server's filters. `indexed_since` as in `SearchAnswer`."""

    since: date | None
    until: date | None
    kind: LaunchKind | None
    launches: tuple[Launch, ...]
    total: int
    page: int
    pages: int
    read: int
    read_since: datetime | None = None
    left_out: int = 0
    indexed_since: datetime | None = None
