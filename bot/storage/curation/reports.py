"""Table `curation_reports`: what members report as wrong, until managers have decided."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection, Row

from bot.model.curation.acts import CurationAct
from bot.model.curation.reports import NewReport, ReportKind, ReportOutcome, StoredReport
from bot.storage.engine.times import moment, seconds

_REOPEN = "UPDATE OR IGNORE curation_reports SET outcome = NULL, answered_at = NULL, answered_by = NULL, act_id = NULL"
_WAITS = (
    "shelf_id = ? AND outcome IS NULL AND (r.article_id IS NULL OR EXISTS (SELECT 1 FROM shelf_articles AS s"
    " WHERE s.shelf_id = r.shelf_id AND s.article_id = r.article_id)) AND (r.entity IS NULL OR EXISTS ("
    " SELECT 1 FROM entities AS e JOIN shelf_entities AS n ON n.shelf_id = r.shelf_id AND n.entity_id = e.id"
    " WHERE e.key = r.entity))"
)
"""Not answered, about something that the shelf has."""
_REPORT = "SELECT id, kind, article_id, entity, name, other, user_id, at, outcome FROM curation_reports"


def add(connection: Connection, shelf_id: int, report: NewReport, user_id: int, now: datetime) -> bool:
    """Store a report; False where one about the same waits already."""
    cursor = connection.execute(
        "INSERT INTO curation_reports (shelf_id, kind, article_id, entity, name, other, user_id, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (shelf_id, report.kind, report.article_id, report.entity, report.name, report.other, user_id, seconds(now)),
    )
    return cursor.rowcount > 0


def find(connection: Connection, shelf_id: int, report_id: int) -> StoredReport | None:
    """A report of the shelf."""
    rows = connection.execute(f"{_REPORT} WHERE id = ? AND shelf_id = ?", (report_id, shelf_id)).fetchall()
    return next(map(_report, rows), None)


def waiting(connection: Connection, shelf_id: int, first: int, limit: int) -> tuple[StoredReport, ...]:
    """At most `limit` reports about articles of the shelf that wait, the oldest first, from number `first` (0) on."""
    rows = connection.execute(
        f"{_REPORT} AS r WHERE {_WAITS} ORDER BY id LIMIT ? OFFSET ?",  # constants of this module
        (shelf_id, limit, first),
    ).fetchall()
    return tuple(map(_report, rows))


def count(connection: Connection, shelf_id: int) -> int:
    """How many reports about articles of the shelf wait."""
    rows = connection.execute(
        f"SELECT count(*) FROM curation_reports AS r WHERE {_WAITS}",  # noqa: S608  # likewise
        (shelf_id,),
    ).fetchall()
    return int(rows[0][0])


def count_of_member(connection: Connection, shelf_id: int, user_id: int) -> int:
    """How many of a member's reports about articles of the shelf wait."""
    rows = connection.execute(
        f"SELECT count(*) FROM curation_reports AS r WHERE user_id = ? AND {_WAITS}",  # noqa: S608  # likewise
        (user_id, shelf_id),
    ).fetchall()
    return int(rows[0][0])


def refuse(connection: Connection, report_id: int, user_id: int | None, now: datetime) -> None:
    """Refuse a report."""
    connection.execute(
        "UPDATE curation_reports SET outcome = 'refused', answered_at = ?, answered_by = ? WHERE id = ?",
        (seconds(now), user_id, report_id),
    )


def accept(connection: Connection, act: CurationAct, shelf_id: int, now: datetime) -> None:
    """Accept the waiting reports about the object of an act: an article that was moved, an entity that was renamed,
    merged or taken from an article."""
    connection.execute(
        "UPDATE curation_reports SET outcome = 'accepted', answered_at = ?, answered_by = ?, act_id = ?"
        " WHERE shelf_id = ? AND kind = ? AND coalesce(article_id, 0) = ? AND coalesce(entity, '') = ?"
        " AND outcome IS NULL",
        (seconds(now), act.user_id, act.id, shelf_id, act.act.kind, act.act.article_id or 0, act.act.entity or ""),
    )


def reopen(connection: Connection, report_id: int) -> None:
    """Let a report wait again, unless another about the same does."""
    connection.execute(f"{_REOPEN} WHERE id = ?", (report_id,))


def reopen_of_act(connection: Connection, act_id: int) -> None:
    """Let the report wait again whose act was undone, unless another about the same waits."""
    connection.execute(f"{_REOPEN} WHERE act_id = ?", (act_id,))


def _report(row: Row) -> StoredReport:
    return StoredReport(
        row["id"],
        NewReport(ReportKind(row["kind"]), row["article_id"], row["entity"], row["name"], row["other"]),
        row["user_id"],
        moment(row["at"]),
        ReportOutcome(row["outcome"]) if row["outcome"] else None,
    )
