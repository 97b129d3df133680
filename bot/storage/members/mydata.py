"""Load everything stored about one member: rows with the member's id, and the shelf of the direct messages.
`bot/storage/members/erasure` erases it."""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from bot.model.analysis import Page
from bot.model.jobs import Shelf
from bot.storage.engine.times import moment, seconds
from bot.storage.queue import bodies
from bot.text.web_charsets import charset_named, decode

_TITLE = "coalesce(iif(k.key GLOB 'user:*', c.title, NULL), a.title)"
"""The title of an article `a` on the shelf `k`, which has the corrections `c`. What others corrected on a server stays
there: the member may have left it since. The member's own corrections are among the acts (`curation`)."""
_MAY_LEAVE = "(a.owner_shelf_id IS NULL OR k.key GLOB 'user:*')"
"""Whether an article that somebody else may have saved can be named outside its shelf `k`: no text that was pasted on a
server."""
_WAS_TOLD = f"(k.key GLOB 'user:*' OR (h.told_at IS NOT NULL AND {_MAY_LEAVE}))"


def posts(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The articles that the member was first to bring to a shelf, removed ones too."""
    rows = connection.execute(
        f"SELECT k.key AS shelf, {_TITLE} AS title, a.url, s.saved_at, s.guild_id, s.channel_id, s.message_id FROM ("  # noqa: S608  # a constant
        " SELECT shelf_id, article_id, saved_at, guild_id, channel_id, message_id FROM shelf_articles"
        " WHERE user_id = ?1 UNION ALL"
        " SELECT shelf_id, article_id, saved_at, guild_id, channel_id, message_id FROM removed_articles"
        " WHERE user_id = ?1) AS s"
        " JOIN articles AS a ON a.id = s.article_id JOIN shelves AS k ON k.id = s.shelf_id"
        " LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = a.id ORDER BY s.saved_at, a.id",
        (user_id,),
    ).fetchall()
    return [_line(row, "saved_at") for row in rows]


def requests(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The links and texts that the member submitted, as far as they are kept. What is not read yet of a text or file is
    there as it came: a text, or the bytes of a file in base64, as of a text in a charset that was not stated."""
    rows = connection.execute(
        "SELECT k.key AS shelf, j.url, j.state, j.reason, r.created_at, r.guild_id, r.channel_id, r.message_id,"
        " iif(j.url IS NULL, b.job_id, NULL) AS pasted"
        " FROM requests AS r JOIN jobs AS j ON j.id = r.job_id JOIN shelves AS k ON k.id = r.shelf_id"
        " LEFT JOIN bodies AS b ON b.job_id = j.id WHERE r.user_id = ? ORDER BY r.created_at, r.id",
        (user_id,),
    ).fetchall()
    return [_request(connection, _line(row, "created_at")) for row in rows]


def _request(connection: Connection, line: dict[str, Any]) -> dict[str, Any]:
    job_id = line.pop("pasted", None)
    if job_id is None:
        return line
    page = bodies.load(connection, job_id)
    submitted = {"title": page.title} if page.title else {}
    text = _text(page) if page.content_type.startswith("text/") else None
    if text is not None:
        return {**line, **submitted, "text": text}
    return {**line, **submitted, "file": base64.b64encode(page.content).decode()}


def _text(page: Page) -> str | None:
    """The text in its stated charset or in UTF-8; None where it is in neither."""
    for name in filter(None, (charset_named(page.charset), "utf-8")):
        with suppress(UnicodeDecodeError):
            return decode(page.content, name, "strict")
    return None


def answers(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The cards and refusals for the member's posts, sent or pending."""
    rows = connection.execute(
        "SELECT kind, state, created_at, guild_id, channel_id, reply_to, message_id FROM deliveries WHERE user_id = ?"
        " ORDER BY created_at, id",
        (user_id,),
    ).fetchall()
    return [_line(row, "created_at") for row in rows]


def own_shelf(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The articles of the member's direct messages, removed ones too; pasted texts with their full text."""
    rows = connection.execute(
        "SELECT coalesce(c.title, a.title) AS title, a.url, s.saved_at,"
        " iif(a.owner_shelf_id IS NULL, NULL, text_of(v.content)) AS text"
        " FROM (SELECT s.shelf_id, s.article_id, s.saved_at FROM shelves AS k"
        "  JOIN shelf_articles AS s ON s.shelf_id = k.id"
        "  WHERE k.key = ?1 UNION ALL SELECT r.shelf_id, r.article_id, r.saved_at FROM shelves AS k"
        "  JOIN removed_articles AS r ON r.shelf_id = k.id WHERE k.key = ?1) AS s"
        " CROSS JOIN articles AS a ON a.id = s.article_id JOIN versions AS v ON v.id = a.version_id"
        " LEFT JOIN corrections AS c ON c.shelf_id = s.shelf_id AND c.article_id = a.id"
        " ORDER BY s.saved_at, a.id",
        (Shelf.of_user(user_id).key,),
    ).fetchall()
    return [_line(row, "saved_at") for row in rows]


def questions(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """What the member asked in direct messages, as far as buttons of the answers need it. On a server it is not kept
    who asked."""
    rows = connection.execute(
        "SELECT p.request, p.created_at FROM shelves AS k JOIN pages AS p ON p.shelf_id = k.id WHERE k.key = ?"
        " ORDER BY p.created_at, p.token",
        (Shelf.of_user(user_id).key,),
    ).fetchall()
    return [{**_line(row, "created_at"), "request": json.loads(row["request"])} for row in rows]


def latest_positions(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """What `/latest` has shown the member, by topic."""
    rows = connection.execute(
        "SELECT k.key AS shelf, l.topic, l.last_at, count(a.article_id) AS articles FROM looks AS l"
        " JOIN shelves AS k ON k.id = l.shelf_id LEFT JOIN looked_at AS a USING (user_id, shelf_id, topic)"
        " WHERE l.user_id = ? GROUP BY l.shelf_id, l.topic ORDER BY l.last_at, l.topic",
        (user_id,),
    ).fetchall()
    return [_line(row, "last_at") for row in rows]


def shown_articles(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The articles that `/latest` has shown the member, by topic, the oldest first."""
    rows = connection.execute(
        f"SELECT k.key AS shelf, l.topic, iif({_MAY_LEAVE}, {_TITLE}, NULL) AS title, a.url, l.at"  # noqa: S608  # a constant
        " FROM looked_at AS l JOIN shelves AS k ON k.id = l.shelf_id JOIN articles AS a ON a.id = l.article_id"
        " LEFT JOIN corrections AS c ON c.shelf_id = l.shelf_id AND c.article_id = l.article_id"
        " WHERE l.user_id = ? ORDER BY l.at, l.topic, a.id",
        (user_id,),
    ).fetchall()
    return [_line(row, "at") for row in rows]


def searches(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The searches that the member saved for themselves."""
    rows = connection.execute(
        "SELECT k.key AS shelf, s.name, s.typed AS query, s.saved_at FROM searches AS s"
        " JOIN shelves AS k ON k.id = s.shelf_id WHERE s.user_id = ? ORDER BY s.saved_at, s.id",
        (user_id,),
    ).fetchall()
    return [_line(row, "saved_at") for row in rows]


def watches(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The watches that the member added, with the number of articles that met them, as far as they are kept."""
    rows = connection.execute(
        "SELECT k.key AS shelf, w.kind, w.name, w.value, w.channel_id, w.role_id, w.rhythm, w.quiet_from,"
        " w.quiet_until, w.zone, w.language, w.paused, w.created_at,"
        " count(h.article_id) AS articles, max(iif(d.kind = 'card', NULL, h.told_at)) AS last_alert"
        " FROM news_watches AS w JOIN shelves AS k ON k.id = w.shelf_id"
        " LEFT JOIN watch_matches AS h ON h.watch_id = w.id LEFT JOIN deliveries AS d ON d.id = h.delivery_id"
        " WHERE w.user_id = ? GROUP BY w.id ORDER BY w.id",
        (user_id,),
    ).fetchall()
    return [_line(row, "created_at", "last_alert") for row in rows]


def matches(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """The articles that met the member's watches, and what became of each, also those that left the shelf since. An
    article of a server is named if an alert told of it: the member may have left the server before others came."""
    rows = connection.execute(
        "SELECT k.key AS shelf, w.name AS watch, h.at, h.outcome, h.told_at,"  # noqa: S608  # a constant
        f" iif({_WAS_TOLD}, {_TITLE}, NULL) AS title, iif({_WAS_TOLD}, a.url, NULL) AS url"
        " FROM news_watches AS w JOIN shelves AS k ON k.id = w.shelf_id JOIN watch_matches AS h ON h.watch_id = w.id"
        " JOIN articles AS a ON a.id = h.article_id"
        " LEFT JOIN corrections AS c ON c.shelf_id = w.shelf_id AND c.article_id = a.id"
        " WHERE w.user_id = ? ORDER BY w.id, h.at, a.id",
        (user_id,),
    ).fetchall()
    return [_line(row, "at", "told_at") for row in rows]


def filters(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """What the member leaves out."""
    rows = connection.execute(
        "SELECT kind, value, label, added_at FROM filters WHERE user_id = ? ORDER BY added_at, id", (user_id,)
    ).fetchall()
    return [_line(row, "added_at") for row in rows]


def curation(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """What the member corrected, removed and blocked, and what they undid."""
    rows = connection.execute(
        "SELECT k.key AS shelf, c.kind, c.subject, c.change, c.at, c.undone_at, c.user_id IS ?1 AS done,"
        " c.undone_by IS ?1 AS undone FROM curation_acts AS c JOIN shelves AS k ON k.id = c.shelf_id"
        " WHERE c.id IN (SELECT id FROM curation_acts WHERE user_id = ?1"
        "  UNION SELECT id FROM curation_acts WHERE undone_by = ?1) ORDER BY c.id",
        (user_id,),
    ).fetchall()
    return [_line(row, "at", "undone_at") for row in rows]


def reports(connection: Connection, user_id: int) -> list[dict[str, Any]]:
    """What the member reported as wrong, and what the member decided on."""
    rows = connection.execute(
        f"SELECT k.key AS shelf, r.kind, {_TITLE} AS title, r.entity, r.name, r.other, r.at, r.outcome, r.answered_at,"  # noqa: S608  # a constant
        " r.user_id IS ?1 AS reported, r.answered_by IS ?1 AS decided FROM curation_reports AS r"
        " JOIN shelves AS k ON k.id = r.shelf_id LEFT JOIN articles AS a ON a.id = r.article_id"
        " LEFT JOIN corrections AS c ON c.shelf_id = r.shelf_id AND c.article_id = r.article_id"
        " WHERE r.id IN (SELECT id FROM curation_reports WHERE user_id = ?1"
        "  UNION SELECT id FROM curation_reports WHERE answered_by = ?1) ORDER BY r.id",
        (user_id,),
    ).fetchall()
    return [_line(row, "at", "answered_at") for row in rows]


def nothing_since(connection: Connection, user_id: int, erased_at: datetime, now: datetime) -> bool:
    """Whether nothing that is stored about the member is from after an erasure. A time after `now` does not count: it
    was written by a clock that was ahead."""
    rows = connection.execute(
        "SELECT 1 FROM (SELECT saved_at AS at FROM shelf_articles WHERE user_id = ?1"
        " UNION ALL SELECT created_at FROM requests WHERE user_id = ?1"
        " UNION ALL SELECT created_at FROM deliveries WHERE user_id = ?1"
        " UNION ALL SELECT last_at FROM looks WHERE user_id = ?1"
        " UNION ALL SELECT saved_at FROM searches WHERE user_id = ?1"
        " UNION ALL SELECT created_at FROM news_watches WHERE user_id = ?1"
        " UNION ALL SELECT added_at FROM filters WHERE user_id = ?1"
        " UNION ALL SELECT saved_at FROM removed_articles WHERE user_id = ?1"
        " UNION ALL SELECT at FROM curation_acts WHERE user_id = ?1"
        " UNION ALL SELECT undone_at FROM curation_acts WHERE undone_by = ?1"
        " UNION ALL SELECT at FROM curation_reports WHERE user_id = ?1"
        " UNION ALL SELECT answered_at FROM curation_reports WHERE answered_by = ?1"
        " UNION ALL SELECT s.saved_at FROM shelves AS k JOIN shelf_articles AS s ON s.shelf_id = k.id WHERE k.key = ?2"
        ") WHERE at > ?3 AND at <= ?4 LIMIT 1",
        (user_id, Shelf.of_user(user_id).key, seconds(erased_at), seconds(now)),
    ).fetchall()
    return not rows


def _line(row: Any, *times: str) -> dict[str, Any]:
    """A row as JSON values: times in ISO 8601, NULLs left out."""
    line = {key: row[key] for key in row.keys() if row[key] is not None}  # noqa: SIM118  # a Row is no mapping
    return {**line, **{time: moment(row[time]).isoformat() for time in times if time in line}}
