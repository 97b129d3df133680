"""Posts that were sent before their author had everything erased, and are read after it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.jobs import Post
from bot.storage.engine import erasures
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, open_desk
from tests.fakes.sql import fetch_rows

MEMBER = 77
NOW = datetime(2024, 9, 16, 12, tzinfo=UTC)
EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def message(at: datetime) -> int:
    """The id that Discord gives a message."""
    return ((at - EPOCH) // timedelta(milliseconds=1)) << 22


@pytest.mark.parametrize(
    ("sent", "erased", "kept"),
    [
        (NOW - timedelta(hours=2), NOW - timedelta(hours=1), None),
        (NOW - timedelta(minutes=1), NOW - timedelta(hours=1), MEMBER),
        (NOW, NOW + timedelta(days=400), MEMBER),  # by a clock that was ahead
        (NOW, None, MEMBER),
    ],
)
async def test_a_post_from_before_an_erasure_is_saved_without_its_author(
    sent: datetime, erased: datetime | None, kept: int | None, tmp_path: Path
) -> None:
    path = tmp_path / "desk.sqlite3"
    if erased is not None:
        await asyncio.to_thread(erasures.add, erasures.beside(path), MEMBER, erased)
    async with open_desk(path, Knowledge([]), SteppedClock(NOW)) as desk:
        post = Post(MEMBER, 1, 10, message(sent), answer=True)
        await desk.ingest.submit_links(ANNA, post, ["https://news.example/1"])
        rows = await desk.database.read(fetch_rows, "SELECT r.user_id, j.member_id FROM requests AS r, jobs AS j")
        assert [tuple(row) for row in rows] == [(kept, kept or 0)]


@pytest.mark.parametrize("written", ["torn", "2024-09-16T11:00:00\t77\n"], ids=["torn", "without a zone"])
async def test_without_a_readable_list_of_erasures_links_are_saved_and_no_author_is(
    tmp_path: Path, written: str
) -> None:
    path = tmp_path / "desk.sqlite3"
    async with open_desk(path, Knowledge([]), SteppedClock(NOW)) as desk:
        erasures.beside(path).write_text(written)  # a test's file
        await desk.ingest.submit_links(ANNA, Post(MEMBER, 1, 10, message(NOW)), ["https://news.example/1"])
        rows = await desk.database.read(fetch_rows, "SELECT user_id FROM requests")
        assert [row["user_id"] for row in rows] == [None]
