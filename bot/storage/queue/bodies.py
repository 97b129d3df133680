"""Fetched pages and pasted texts, stored compressed until their job ends, so that a crash never causes a second fetch.

`pack`, `unpack` and `load` take time with a large body: call them off the event loop.
"""

from __future__ import annotations

import zlib
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.analysis import Page
from bot.model.jobs import Fetched, Validators


def pack(page: Page) -> Page:
    """Compress the content, and make the other fields encodable: a header or a row of JSON may hold half a surrogate
    pair."""
    return Page(
        encodable(page.url),
        zlib.compress(page.content, 1),
        encodable(page.content_type) or "",
        encodable(page.charset),
        encodable(page.title),
        encodable(page.published),
    )


def unpack(page: Page) -> Page:
    """Undo `pack`; the fields stay encodable."""
    return replace(page, content=zlib.decompress(page.content))


def save(connection: Connection, job_id: int, packed: Page, validators: Validators | None = None) -> None:
    """Store a packed page for the job, with the validators that the site sent."""
    validators = validators or Validators()
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
            validators.etag,
            validators.last_modified,
        ),
    )


def validators(connection: Connection, job_id: int) -> Validators:
    """The validators that came with the job's page."""
    rows = connection.execute("SELECT etag, last_modified FROM bodies WHERE job_id = ?", (job_id,)).fetchall()
    return next((Validators(row["etag"], row["last_modified"]) for row in rows), Validators())


def url(connection: Connection, job_id: int) -> str | None:
    """The address that the job's page was fetched from, after redirects."""
    rows = connection.execute("SELECT url FROM bodies WHERE job_id = ?", (job_id,)).fetchall()
    return next((row["url"] for row in rows), None)


def load(connection: Connection, job_id: int) -> Page:
    """The page of a job, unpacked."""
    rows = connection.execute(
        "SELECT url, content, content_type, charset, title, published FROM bodies WHERE job_id = ?", (job_id,)
    ).fetchall()
    return unpack(Page(*next(iter(rows))))


def encodable(text: str | None) -> str | None:
    """The text with what UTF-8 cannot encode (lone surrogates) replaced by "?"."""
    return None if text is None else text.encode("utf-8", "replace").decode()


def encodable_validators(fetched: Fetched) -> Validators:
    """The validators of a response, encodable."""
    return Validators(encodable(fetched.etag), encodable(fetched.last_modified))
