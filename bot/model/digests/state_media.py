"""The section of a digest on what the North's state media reported since the last digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.model.answers import ArticleRef, EntityRef, Linked


@dataclass(frozen=True, slots=True)
class PresentPerson:
    """Somebody who was there, with the role in the report's words; None where it gives none."""

    entity: EntityRef
    role: str | None


@dataclass(frozen=True, slots=True)
class LeaderCompanions:
    """Who was there with the leader, by one report. `day` is None where the report names none; `said` is the sentence
    about the leader."""

    leader: EntityRef
    day: date | None
    persons: tuple[PresentPerson, ...]
    said: Linked


@dataclass(frozen=True, slots=True)
class ChangedTitle:
    """A person's title in a new report, and another one that the shelf's state media gave last."""

    entity: EntityRef
    now: Linked
    before: Linked


@dataclass(frozen=True, slots=True)
class RemovedNames:
    """Persons whom a page named when it was read before, and does not name since a visit at `at`."""

    article: ArticleRef
    at: datetime
    persons: tuple[EntityRef, ...]


@dataclass(frozen=True, slots=True)
class GonePage:
    """A page that a visit at `since`, and one after it, did not find any more."""

    article: ArticleRef
    since: datetime


@dataclass(frozen=True, slots=True)
class StateMediaNews:
    """The section on state media of a digest; at most a few of each."""

    company: tuple[LeaderCompanions, ...] = ()
    titles: tuple[ChangedTitle, ...] = ()
    removed: tuple[RemovedNames, ...] = ()
    gone: tuple[GonePage, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.company or self.titles or self.removed or self.gone)
