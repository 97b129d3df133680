"""What members report as wrong, for the managers of their server."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.answers import EntityRef


class ReportKind(StrEnum):
    """STORY: an article is in a story that it does not belong to. NAME: an entity has the wrong name. MERGE: two
    entities are one. SPLIT: an article names another entity. The values are those of the acts that follow."""

    STORY = "story"
    NAME = "name"
    MERGE = "merge"
    SPLIT = "split"


class ReportOutcome(StrEnum):
    """What managers decided."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class NewReport(Struct, frozen=True):
    """A report to be stored: an article, or the key of an entity with the `name` that the member thinks right. Of MERGE
    and SPLIT, `name` is that of the entity which is meant, and `other` its key; None for one that the shelf does not
    know. SPLIT has an article too."""

    kind: ReportKind
    article_id: int | None = None
    entity: str | None = None
    name: str | None = None
    other: str | None = None


class StoredReport(Struct, frozen=True):
    """A report as it is stored; `id` is never used again. `outcome` is None while it waits."""

    id: int
    about: NewReport
    user_id: int
    at: datetime
    outcome: ReportOutcome | None = None


class CurationReport(Struct, frozen=True):
    """A report as managers see it: the article's title, and the title of another article of the story that it is in
    now, "" if it is alone there; or the name that an entity has now, of SPLIT with the article's title as `story`.
    `named` is that entity, `other` the one that the member means, if the shelf has it under the name of the report."""

    report: StoredReport
    title: str
    story: str = ""
    named: EntityRef | None = None
    other: EntityRef | None = None


class ReportPage(Struct, frozen=True):
    """Page `page` (from 0) of the reports that wait, the oldest first; `total` counts all."""

    reports: tuple[CurationReport, ...]
    page: int
    pages: int
    total: int
