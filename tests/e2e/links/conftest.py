"""Fixtures of the tests of links."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest


@pytest.fixture
def history_as_discord_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The messages that follow `after`, and which reactions are the desk's own (here all are); simcord gives the newest
    messages and does not tell the desk's reactions."""
    whole = discord.abc.Messageable.history

    async def history(self: Any, *, limit: int | None, **options: Any) -> AsyncIterator[discord.Message]:
        left = limit
        async for message in whole(self, limit=None, **options):
            if left == 0:
                return
            left = None if left is None else left - 1
            for reaction in message.reactions:
                reaction.me = True
            yield message

    monkeypatch.setattr(discord.abc.Messageable, "history", history)
