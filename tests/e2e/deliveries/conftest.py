"""The sender of the simulated bot."""

from __future__ import annotations

import pytest

from cogs._sender import DiscordSender
from tests.e2e.newsroom import Newsroom


@pytest.fixture
def sender(room: Newsroom) -> DiscordSender:
    return DiscordSender(room.bot)
