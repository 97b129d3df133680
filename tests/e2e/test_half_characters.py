"""Half a character (a lone surrogate), which a client could send, is never sent back: no encoding has it."""

from __future__ import annotations

import json

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
