"""What a desk at work counts, by commands, outcomes and kinds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.config import Settings
from bot.ports import NoMeter
from tests.e2e.newsroom import LAUNCH_URL, Newsroom


class _Counts(NoMeter):
    def __init__(self) -> None:
        self.seen: list[tuple[str, ...]] = []

    def fetched(self, outcome: str, seconds: float) -> None:
        self.seen.append(("fetched", outcome))

    def read(self, outcome: str, seconds: float) -> None:
        self.seen.append(("read", outcome))

    def answered(self, command: str, seconds: float) -> None:
        assert seconds >= 0
        self.seen.append(("answered", command))

    def delivered(self, kind: str, outcome: str) -> None:
        self.seen.append(("delivered", kind, outcome))


@pytest.fixture(autouse=True)
def counts(monkeypatch: pytest.MonkeyPatch) -> _Counts:
    meter = _Counts()

    @contextmanager
    def metered(settings: Settings) -> Iterator[_Counts]:
        yield meter

    monkeypatch.setattr("bot.app._meter", metered)
    return meter


async def test_links_and_answers_are_counted(room: Newsroom, counts: _Counts) -> None:
    counts.seen.clear()
    await room.anna.send(room.channel, f"{LAUNCH_URL} https://gone.example/a")
    await room.work()
    await room.anna.slash(room.channel, "latest")
    await room.anna.slash(room.channel, "desk status")
    assert sorted(counts.seen) == [
        ("answered", "desk status"),
        ("answered", "latest"),
        ("delivered", "card", "sent"),
        ("delivered", "refusal", "sent"),
        ("fetched", "not_found"),
        ("fetched", "ok"),
        ("read", "article"),
    ]
