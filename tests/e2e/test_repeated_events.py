"""Discord may send an event several times; nobody is answered twice."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model.errors import FetchFailed, Reason
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, words

_REPEATED = ("MESSAGE_CREATE", "INTERACTION_CREATE")


@pytest.fixture(autouse=True)
def _discord_repeats_events(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    emit = room.env.backend.emit

    def twice(event: str, payload: Any, *given: Any, **more: Any) -> Any:
        for _ in range(2 if event in _REPEATED else 1):
            done = emit(event, payload, *given, **more)
        return done

    monkeypatch.setattr(room.env.backend, "emit", twice)


async def test_each_link_is_answered_once(room: Newsroom) -> None:
    gone = "https://hanriverpost.example/gone"
    room.network.pages[gone] = FetchFailed(Reason.NOT_FOUND, "404")
    await room.anna.send(room.channel, f"{LAUNCH_URL} {gone}")
    await room.work()
    await room.boris.send(room.channel, LAUNCH_URL)
    await room.work()
    told = [words(message).splitlines()[0] for message in room.messages()]
    assert len(told) == len(set(told)) == 3, "a card, a refusal, and that it is saved"
    assert sorted(room.network.fetches) == sorted([LAUNCH_URL, gone])


async def test_a_command_is_carried_out_once(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    asked, search = list[Any](), room.app.answers.__class__.search

    async def counted(*given: Any) -> Any:
        asked.append(given)
        return await search(*given)

    monkeypatch.setattr(room.app.answers.__class__, "search", counted)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    assert "North Korea fires" in words(result.response)
    assert len(asked) == 1
