"""Half a character (a lone surrogate), which a client could send, is never sent back: no encoding has it. An event that
has one does not end the process."""

from __future__ import annotations

import json
from typing import Any

import pytest
from discord.gateway import DiscordWebSocket

from tests.e2e.newsroom import LAUNCH_URL, Newsroom

_HALF = "launch \ud83d"
_TYPED = {"latest": "topic", "entity": "name", "search": "query", "story": "article-or-story", "summary": "article"}


async def test_answers_and_suggestions_can_be_encoded(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    for command, option in _TYPED.items():
        card = (await room.boris.slash(room.channel, command, **{option: _HALF})).response
        payload = [one if isinstance(one, dict) else one.to_dict() for one in card.components]
        json.dumps(payload, ensure_ascii=False).encode()
        choices = await room.boris.autocomplete(room.channel, command, option, _HALF)
        json.dumps(choices, ensure_ascii=False).encode()


@pytest.mark.parametrize(("sent", "read"), [(_HALF, "launch ?"), ("launch \U0001f680 발사", "launch \U0001f680 발사")])
async def test_an_event_is_parsed(monkeypatch: pytest.MonkeyPatch, sent: str, read: str) -> None:
    gateway, events = DiscordWebSocket.__new__(DiscordWebSocket), list[Any]()
    for name, value in (
        ("shard_id", 0),
        ("log_receive", lambda _: None),
        ("_dispatch", lambda *_: None),
        ("_keep_alive", None),
        ("_dispatch_listeners", []),
        ("_discord_parsers", {"MESSAGE_CREATE": events.append}),
    ):
        monkeypatch.setattr(gateway, name, value, raising=False)
    event = {"op": 0, "t": "MESSAGE_CREATE", "s": 1, "d": {"id": "1", "content": sent}}
    await gateway.received_message(json.dumps(event))
    assert events == [{"id": "1", "content": read}]
