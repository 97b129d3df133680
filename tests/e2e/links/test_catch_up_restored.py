"""Links that a restored copy of the database does not know are read once, and only if they were not answered."""

from __future__ import annotations

import pytest

from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, reactions
from tests.fakes.sql import run_sql

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")

SITE = "https://hanriverpost.example"


async def test_a_link_that_a_restore_lost_before_it_was_read_is_read(room: Newsroom) -> None:
    """Its post has the mark of a stored link, and the copy that was restored knows nothing of it."""
    await room.save(LAUNCH_URL)
    await room.anna.send(room.channel, TALKS_URL)
    await room.app.database.write(run_sql, "DELETE FROM jobs WHERE state = 'queued'")
    for _ in range(2):
        await room.restart()
        await room.work()
    assert room.network.fetches == [LAUNCH_URL, TALKS_URL]
    replied = [card.reference.message_id for card in room.messages() if card.reference]
    assert len(replied) == len(set(replied)) == 2


@pytest.mark.parametrize("left", [TALKS_URL, f"{SITE}/a_paywall_with_*_signs"])
async def test_of_two_links_that_a_restore_lost_only_the_unanswered_one_is_read(room: Newsroom, left: str) -> None:
    """Which one was answered is seen by the reply; then the ⏳ ends."""
    answered = next(url for url in (f"{SITE}/a_paywall_with_*_signs", TALKS_URL) if url != left)
    await room.save(LAUNCH_URL)
    post = await room.anna.send(room.channel, f"{left} {answered}")
    await room.app.database.write(run_sql, "UPDATE jobs SET ready = 0, due_at = due_at + 600 WHERE url = ?", (left,))
    await room.work()
    assert room.network.fetches == [LAUNCH_URL, answered]
    await room.app.database.write(run_sql, "DELETE FROM jobs")
    for _ in range(2):
        await room.restart()
        await room.work()
    assert room.network.fetches == [LAUNCH_URL, answered, left]
    assert [one.reference.message_id for one in room.messages() if one.reference].count(post.id) == 2
    assert reactions(post, room.channel) == {"✅" if left == TALKS_URL else "⚠️"}
