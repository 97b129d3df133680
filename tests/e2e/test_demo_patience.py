"""The demo's visitor gets every answer, however slow the machine."""

from __future__ import annotations

from typing import Any

import pytest

from bot.demo.stage import be_patient
from bot.services.answers import AnswerService
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, words


@pytest.mark.parametrize("patient", [False, True])
async def test_an_answer_that_takes_longer_than_discord_waits(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, patient: bool
) -> None:
    await room.save(LAUNCH_URL)
    search = AnswerService.search

    async def slow(*asked: Any) -> Any:
        room.env.backend.clock.advance(5)
        return await search(*asked)

    monkeypatch.setattr(AnswerService, "search", slow)
    if patient:
        be_patient(room.env, room.bot)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    if patient:
        assert "Search: missiles" in words(result.response)
    else:
        assert result.response is None, "so it is on Discord, where the desk would have deferred"
