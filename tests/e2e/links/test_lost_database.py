"""The data folder is deleted, moved away, or another volume is mounted over it while the bot runs: nothing that would
be lost is called saved."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, reactions, words
from tests.e2e.refused_database import until

pytestmark = pytest.mark.usefixtures("history_as_discord_gives_it")

WAITS = (
    "The desk cannot save anything at the moment. Links that get a ⚠️ now are not lost: they are tried again every "
    "minute."
)


def post(room: Newsroom, text: str) -> Any:
    """Anna posts, and waits for nothing."""
    return room.env.backend.create_message(room.channel.id, room.anna.id, text)


def aside(folder: Path) -> Path:
    """Where the lost files are."""
    return folder.with_name(f"{folder.name}-aside")


def deleted(folder: Path) -> None:
    """The folder with all files is gone from its place."""
    folder.rename(aside(folder))


def covered(folder: Path) -> None:
    """Another volume is mounted at the path: an empty folder is there."""
    deleted(folder)
    folder.mkdir()


def replaced(folder: Path) -> None:
    """A copy of the files is put in their place."""
    deleted(folder)
    shutil.copytree(aside(folder), folder)


@pytest.mark.parametrize("loss", [deleted, covered, replaced])
async def test_links_posted_without_the_file_are_not_called_saved_and_are_saved_when_it_is_back(
    room: Newsroom, loss: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    folder = room.app.database.path.parent
    loss(folder)
    first = post(room, LAUNCH_URL)
    await until(room, lambda: [words(one) for one in room.messages()] == [WAITS])
    second = post(room, TALKS_URL)
    await until(room, lambda: reactions(second, room.channel) == {"⚠️"})
    assert reactions(first, room.channel) == {"⚠️"}
    told = [one for one in caplog.records if one.name.endswith("connections.place")]
    assert [(one.levelno, str(folder) in one.getMessage()) for one in told] == [(logging.ERROR, True)], "once"
    if folder.exists():
        shutil.rmtree(folder)
    aside(folder).rename(folder)
    await until(room, lambda: all(reactions(one, room.channel) == {"⏳"} for one in (first, second)))
    await room.work()
    assert reactions(first, room.channel) == reactions(second, room.channel) == {"✅"}


async def test_a_member_who_changes_something_is_told_that_it_is_not_saved(room: Newsroom) -> None:
    deleted(room.app.database.path.parent)
    asking = asyncio.ensure_future(room.anna.slash(room.channel, "ingest", link=LAUNCH_URL))
    await until(room, asking.done)
    result = asking.result()
    told = [one for one in (result.response, *result.followups) if one is not None]
    assert [words(one) for one in told] == [sentence_for(Reason.DATABASE_REFUSED)]


async def test_answers_are_still_given(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    deleted(room.app.database.path.parent)
    result = await room.anna.slash(room.channel, "latest")
    assert result.response is not None
    assert "cannot save" not in words(result.response)
