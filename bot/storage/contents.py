"""The contents of versions of articles. They are compressed; in SQL only full-text views read them, by the function
`text_of`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from bot.model.analysis import KeySentence
from bot.storage.engine.encoding import VersionContent, content_from, key_sentences_from, spans_from
from bot.text.summary import length as summary_length


def of_versions(connection: Connection, version_ids: Iterable[int]) -> dict[int, VersionContent]:
    """Version id -> its content; those that are gone are missing."""
    rows = connection.execute(
        "SELECT id, content FROM versions WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(version_ids))),),
    ).fetchall()
    return {row["id"]: content_from(row["content"]) for row in rows}


def of_version(connection: Connection, version_id: int) -> VersionContent:
    """The content of a version that exists."""
    return of_versions(connection, [version_id])[version_id]


def of_article(connection: Connection, article_id: int) -> VersionContent:
    """The content of the current version of an article that exists."""
    row = connection.execute(
        "SELECT v.content FROM articles AS a JOIN versions AS v ON v.id = a.version_id WHERE a.id = ?", (article_id,)
    ).fetchone()
    return content_from(row[0])


def summary(content: VersionContent, length: int) -> tuple[KeySentence, ...]:
    """The key sentences of a summary of `length`, best first; one of three may have a fourth."""
    return summary_length.summary(content.text, spans_from(content.sentences), key_sentences_from(content), length)
