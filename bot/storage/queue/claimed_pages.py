"""Addresses that pages claim besides their own, and what was fetched from there, until their job ends.

    open --fetched--> fetched --texts agree--> (the job ends with the claimed page's article)
      '------------------'----refuted--------> settled: the page is stored under its own addresses

`find` takes time with a large body: call it off the event loop.
"""

from __future__ import annotations

import zlib
from enum import StrEnum
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import Page
from bot.model.jobs import Validators
from bot.storage.queue import bodies


class ClaimState(StrEnum):
    """OPEN: the claimed page is to be fetched. FETCHED: it is stored, to be read and compared. SETTLED: nothing is
    fetched for it any more."""

    OPEN = "open"
    FETCHED = "fetched"
    SETTLED = "settled"


class Claim(Struct, frozen=True):
    """A claimed address. `text` is of the claiming page; `page` and `validators` are of the claimed one, if FETCHED."""

    url: str
    state: ClaimState
    text: str
    page: Page | None = None
    validators: Validators | None = None


def add(connection: Connection, job_id: int, url: str, text: str) -> None:
    """Record the claim of a job's page, whose text is `text`."""
    connection.execute(
        "INSERT INTO claimed_pages (job_id, url, state, text) VALUES (?, ?, ?, ?)",
        (job_id, url, ClaimState.OPEN, zlib.compress(text.encode(), 1)),
    )


def find(connection: Connection, job_id: int) -> Claim | None:
    """The claim of a job's page; None where there is none."""
    rows = connection.execute("SELECT * FROM claimed_pages WHERE job_id = ?", (job_id,)).fetchall()
    for row in rows:
        text = zlib.decompress(row["text"]).decode()
        if row["content"] is None:
            return Claim(row["url"], ClaimState(row["state"]), text)
        page = bodies.unpack(Page(row["page_url"], row["content"], row["content_type"], row["charset"]))
        return Claim(row["url"], ClaimState(row["state"]), text, page, Validators(row["etag"], row["last_modified"]))
    return None


def save_page(connection: Connection, job_id: int, packed: Page, validators: Validators) -> None:
    """Store the packed page that was fetched from the claimed address."""
    connection.execute(
        "UPDATE claimed_pages SET state = ?, page_url = ?, content_type = ?, charset = ?, content = ?, etag = ?,"
        " last_modified = ? WHERE job_id = ?",
        (
            ClaimState.FETCHED,
            packed.url,
            packed.content_type,
            packed.charset,
            packed.content,
            validators.etag,
            validators.last_modified,
            job_id,
        ),
    )


def settle(connection: Connection, job_id: int) -> bool:
    """Delete what was fetched for a claim, and fetch nothing more; False where there is no claim, or a settled one."""
    cursor = connection.execute(
        "UPDATE claimed_pages SET state = ?, content = NULL WHERE job_id = ? AND state <> ?",
        (ClaimState.SETTLED, job_id, ClaimState.SETTLED),
    )
    return cursor.rowcount == 1
