"""Coming events as articles name them. Spans are offsets into an article's text."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from bot.model.answers import ArticleRef, EntityRef, Linked


class AheadKind(StrEnum):
    """What is to happen. ANNIVERSARY also holds congresses and plenary meetings of a party and sessions of the North's
    assembly; LAUNCH is an announced launch."""

    TALKS = "talks"
    DRILLS = "drills"
    VOTE = "vote"
    ANNIVERSARY = "anniversary"
    LAUNCH = "launch"
    COURT = "court"
    VISIT = "visit"
    DEADLINE = "deadline"


class AheadStatus(StrEnum):
    """What an article says of an event. POSTPONED: its day is the new one; PUT_OFF: put off, and no new day is told;
    OVER: an announced launch was tried, so that the event is not shown."""

    PLANNED = "planned"
    POSSIBLE = "possible"
    POSTPONED = "postponed"
    PUT_OFF = "put_off"
    CANCELLED = "cancelled"
    OVER = "over"


class AheadDays(Struct, frozen=True, order=True):
    """The days of an event, both included; a period such as "late December" has several."""

    first: date
    last: date

    def overlaps(self, other: AheadDays) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


class AheadTime(Struct, frozen=True):
    """An hour that is told: minutes since midnight, and the words of its zone where the article names one."""

    minutes: int
    zone: str | None = None


class AheadReport(Struct, frozen=True):
    """What a sentence says of a coming event. [start, end) are the words shown: the sentence, without a clause before
    or after that says who says so; `begins` and `ends` tell whether they reach to the sentence's own begin and end.
    `giver` is who says so in the article's words. `was` are the days that a postponed event was planned for. Where a
    sentence needs the one before it (`self_contained` is false), that is part of the words if both are short.
    One that names no day (`is_dated` is false) tells what became of an event that others date; its days are that of
    publication."""

    kind: AheadKind
    days: AheadDays
    status: AheadStatus
    start: int
    end: int
    words: str
    time: AheadTime | None = None
    giver: str | None = None
    was: AheadDays | None = None
    begins: bool = True
    ends: bool = True
    self_contained: bool = True
    is_dated: bool = True


class AheadDated(Struct, frozen=True):
    """Days that articles give an event: the words of the newest article that does, and how many do. Stored digests have
    `status` as "standing", like those of `AheadEvent`."""

    days: AheadDays
    time: AheadTime | None
    said: Linked
    giver: str | None
    status: AheadStatus = field(name="standing")
    articles: int
    begins: bool = True
    ends: bool = True
    self_contained: bool = True


class AheadEvent(Struct, frozen=True):
    """A coming event. `dated` are the days that articles give it, those of the newest article first; several where
    articles differ. `status` is that of the newest article, `was` the days before it was postponed. `articles` name
    it, the oldest first; `news_at` is when an article last named it first, moved it or called it off."""

    kind: AheadKind
    dated: tuple[AheadDated, ...]
    status: AheadStatus = field(name="standing")
    was: AheadDays | None
    articles: tuple[ArticleRef, ...]
    news_at: datetime

    @property
    def days(self) -> AheadDays:
        """The days that the newest article gives."""
        return self.dated[0].days


class AheadAnswer(Struct, frozen=True):
    """A page of the coming events that the shelf's articles name, the soonest first. `today` is the day of the question
    where the shelf is; `ahead` (the number of days from then on, None for all), `kind` and `topic` are as asked,
    `named` is the entity that the topic is, if it is one. `read` articles were read; `read_since` is that of the oldest
    where there are more than are read for one answer. `left_out` articles of that time were left out by the server's
    filters. `indexed_since` as in `SearchAnswer`."""

    today: date
    ahead: int | None
    kind: AheadKind | None
    topic: str | None
    events: tuple[AheadEvent, ...]
    total: int
    page: int
    pages: int
    read: int
    read_since: datetime | None = None
    left_out: int = 0
    named: EntityRef | None = None
    indexed_since: datetime | None = None
