"""What was fetched or handed in, kept compressed until its job ends, so that a crash never refetches.

`pack`, `unpack` and `load` take time with a large body: call them off the event loop.
"""

from __future__ import annotations

import zlib
from dataclasses import replace

from aiosqlite import Connection

from bot.model.text import Page


def pack(page: Page) -> Page:
    """The page with its content compressed, and its words as UTF-8 can hold them: half a surrogate pair may come in by
    a header or a row of JSON."""
    return Page(
        _sound(page.url),
        zlib.compress(page.content, 1),
        _sound(page.content_type) or "",
        _sound(page.charset),
        _sound(page.title),
        _sound(page.published),
    )


def unpack(page: Page) -> Page:
    """The page that was packed."""
    return replace(page, content=zlib.decompress(page.content))


async def keep(connection: Connection, job_id: int, packed: Page) -> None:
    """Keep a packed page for the job."""
    await connection.execute(
        "INSERT INTO bodies (job_id, url, content, content_type, charset, title, published)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (job_id, packed.url, packed.content, packed.content_type, packed.charset, packed.title, packed.published),
    )


async def load(connection: Connection, job_id: int) -> Page:
    """The page of a job that was fetched or handed in."""
    rows = await connection.execute_fetchall(
        "SELECT url, content, content_type, charset, title, published FROM bodies WHERE job_id = ?", (job_id,)
    )
    return unpack(Page(*next(iter(rows))))


def _sound(words: str | None) -> str | None:
    return None if words is None else words.encode("utf-8", "replace").decode()
