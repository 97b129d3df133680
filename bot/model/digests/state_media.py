"""The section of a digest on what the North's state media reported since the last digest."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.model.answers import ArticleRef, EntityRef, Linked


class PresentPerson(Struct, frozen=True):
    """A person who was present, with the role in the report's words; None if it gives none."""

    entity: EntityRef
    role: str | None


class LeaderCompanions(Struct, frozen=True):
    """Who was there with the leader, by one report. `day` is None where the report names none; `said` is the sentence
    about the leader."""

    leader: EntityRef
    day: date | None
    persons: tuple[PresentPerson, ...]
    said: Linked


class ChangedTitle(Struct, frozen=True):
    """A person's title in a new report, and another one that the shelf's state media gave last."""

    entity: EntityRef
    now: Linked
    before: Linked


class RemovedNames(Struct, frozen=True):
    """Persons whom a page named when it was read before, and does not name since a visit at `at`."""

    article: ArticleRef
    at: datetime
    persons: tuple[EntityRef, ...]


class GonePage(Struct, frozen=True):
    """A page that a visit at `since`, and one after it, no longer found."""

    article: ArticleRef
    since: datetime


class StateMediaNews(Struct, frozen=True):
    """The section on state media of a digest; at most a few of each."""

    company: tuple[LeaderCompanions, ...] = ()
    titles: tuple[ChangedTitle, ...] = ()
    removed: tuple[RemovedNames, ...] = ()
    gone: tuple[GonePage, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.company or self.titles or self.removed or self.gone)
