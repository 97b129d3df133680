"""The demo's visitor gets every answer, however slow the machine and whatever is asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.demo.guarded_fetcher import GuardedFetcher
from bot.demo.stage import remove_deadlines
from bot.model.errors import Reason
from bot.sample.fetcher import SampleFetcher
from bot.sample.library import SampleLibrary
from bot.services.answers import AnswerService
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, reactions, words


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
        remove_deadlines(room.env, room.bot)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    if patient:
        assert "Search: missiles" in words(result.response)
    else:
        assert result.response is None, "so it is on Discord, where the desk would have deferred"


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("https://www.reuters.com/world/asia-pacific/", Reason.NOT_IN_DEMO),
        ("http://127.0.0.1/admin", Reason.PRIVATE_ADDRESS),
        ("http://intranet.local/", Reason.PRIVATE_ADDRESS),
    ],
)
async def test_a_link_outside_the_sample_sites_is_refused_at_once(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, link: str, reason: Reason
) -> None:
    """Nothing is tried again, so `/ingest` does not wait."""
    fetcher = GuardedFetcher(SampleFetcher(SampleLibrary.load(), room.clock))
    monkeypatch.setattr(room.app.ingest, "_fetcher", fetcher)
    result = await room.while_working(room.anna.slash(room.channel, "ingest", link=link))
    assert sentence_for(reason) in words(result.response)
    post = await room.anna.send(room.channel, link)
    await room.work()
    assert reactions(post, room.channel) == {"⚠️"}
    assert sentence_for(reason) in words(room.messages()[-1])
