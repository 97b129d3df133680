"""`/mydata export` of more than Discord takes in one file."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from bot.model.errors import Reason
from cogs._ui import respond
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, words


def _limited(room: Newsroom, limit: int, *, alone: bool = False) -> None:
    """From now on Discord takes files of `limit` bytes; `alone`: only the member has the desk."""
    backend: Any = room.env.backend
    emit = backend.emit

    def changed(event: str, payload: dict[str, Any], *given: Any, **options: Any) -> Any:
        if event == "INTERACTION_CREATE":
            payload = {**payload, "attachment_size_limit": limit}
            if alone:
                asker = (payload.get("member") or payload)["user"]["id"]
                payload["authorizing_integration_owners"] = {"1": asker}
        return emit(event, payload, *given, **options)

    backend.emit = changed


async def test_a_large_export_comes_in_several_messages_that_only_the_member_sees(room: Newsroom) -> None:
    await room.save(LAUNCH_URL, TALKS_URL)
    _limited(room, 200)
    exported = await room.anna.slash(room.channel, "mydata export")
    messages = [exported.response, *exported.followups]
    assert len(messages) > 1
    assert f"there are {len(messages)} files" in words(messages[0])
    posts = []
    for message in messages:
        assert message.flags.ephemeral
        (file,) = message.attachments
        with ZipFile(BytesIO(await file.read())) as archive:
            posts += json.loads(archive.read(archive.namelist()[0]))["posts"]
    assert {post["url"] for post in posts} == {LAUNCH_URL, TALKS_URL}


async def test_where_few_messages_may_follow_the_member_reads_where_to_ask(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL, TALKS_URL)
    monkeypatch.setattr("cogs.mydata.MOST_MESSAGES", 0)
    assert respond.MOST_MESSAGES == 6
    _limited(room, 200, alone=True)
    refused = await room.anna.slash(room.channel, "mydata export")
    assert refused.ephemeral
    assert words(refused.response) == sentence_for(Reason.TOO_MUCH_HERE)
