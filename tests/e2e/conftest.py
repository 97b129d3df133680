"""The real bot on a simulated Discord, over a real desk; the network, the reader and the clock are the tests' own."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from simcord import Env

from bot.app import App
from bot.client import DeskBot
from bot.config import Settings
from bot.text.knowledge.base import Knowledge
from tests.e2e.newsroom import Newsroom
from tests.fakes.clock import SteppedClock
from tests.fakes.feeds import InlineParser
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader
from tests.fakes.waiting import PATIENCE


def pytest_itemcollected(item: pytest.Item) -> None:
    """A busy machine is no reason to fail."""
    item.add_marker(pytest.mark.simcord(settle_timeout=PATIENCE))


@pytest.fixture
def parsed_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds are parsed without a process of their own."""
    monkeypatch.setattr("bot.app.FeedReader", InlineParser)


@pytest.fixture
async def app(tmp_path: Path, base: Knowledge, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """The desk on an empty data folder. The knowledge base is immutable, so all tests of a process share one."""
    monkeypatch.setattr(Knowledge, "load", lambda extra: base)
    settings = Settings(desk_home=tmp_path, desk_max_megabytes=1)
    async with App.open(settings, clock=SteppedClock(), fetcher=FakeNetwork(), analyzer=PlainReader()) as opened:
        yield opened


@pytest.fixture
def message_content() -> bool:
    """Whether the bot has the message-content intent; a test without it parametrizes this."""
    return True


@pytest.fixture
def reaction_events() -> bool:
    """Whether the bot has the reactions intent; a test with it parametrizes this."""
    return False


@pytest.fixture
def simcord_bot(app: App, message_content: bool, reaction_events: bool) -> DeskBot:
    return DeskBot(app, message_content=message_content, reactions=reaction_events)


@pytest.fixture
async def room(simcord_env: Env, app: App) -> Newsroom:
    return await Newsroom.furnish(simcord_env, app)


@pytest.fixture(autouse=True)
def _no_bug_is_hushed_up(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What the desk apologises for as a bug fails the test, though Discord only saw a sentence."""
    caplog.set_level(logging.INFO)
    yield
    bugs = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.ERROR and record.name.startswith(("bot.client", "cogs", "discord"))
    ]
    assert bugs == []
