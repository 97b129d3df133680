"""What was fetched or handed in, kept compressed until its job ends, so that a crash never refetches.

`pack`, `unpack` and `load` take time with a large body: call them off the event loop.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from sqlite3 import Connection

from bot.model.analysis import Page


def pack(page: Page) -> Page:
    """The page with its content compressed, and its words as UTF-8 can hold them: half a surrogate pair may come in by
    a header or a row of JSON."""
    return Page(
        sound(page.url),
        zlib.compress(page.content, 1),
        sound(page.content_type) or "",
        sound(page.charset),
        sound(page.title),
        sound(page.published),
    )


def unpack(page: Page) -> Page:
    """The page that was packed."""
    return replace(page, content=zlib.decompress(page.content))


def keep(
    connection: Connection, job_id: int, packed: Page, etag: str | None = None, last_modified: str | None = None
) -> None:
    """Keep a packed page for the job, with what the site said that it may be asked for again with."""
    connection.execute(
        "INSERT INTO bodies (job_id, url, content, content_type, charset, title, published, etag, last_modified)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            job_id,
            packed.url,
            packed.content,
            packed.content_type,
            packed.charset,
            packed.title,
            packed.published,
            sound(etag),
            sound(last_modified),
        ),
    )


def validators(connection: Connection, job_id: int) -> tuple[str | None, str | None]:
    """The ETag and Last-Modified that came with the job's page."""
    rows = connection.execute("SELECT etag, last_modified FROM bodies WHERE job_id = ?", (job_id,)).fetchall()
    return next(((row["etag"], row["last_modified"]) for row in rows), (None, None))


def load(connection: Connection, job_id: int) -> Page:
    """The page of a job that was fetched or handed in."""
    rows = connection.execute(
        "SELECT url, content, content_type, charset, title, published FROM bodies WHERE job_id = ?", (job_id,)
    ).fetchall()
    return unpack(Page(*next(iter(rows))))


def sound(words: str | None) -> str | None:
    """Words as UTF-8 can hold them."""
    return None if words is None else words.encode("utf-8", "replace").decode()
