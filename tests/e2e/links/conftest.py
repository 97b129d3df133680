"""Fixtures of the tests of links."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest


@pytest.fixture
def first_messages_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord returns the messages that follow `after`; simcord returns the newest."""
    whole = discord.abc.Messageable.history

    async def history(self: Any, *, limit: int | None, **options: Any) -> AsyncIterator[discord.Message]:
        left = limit
        async for message in whole(self, limit=None, **options):
            if left == 0:
                return
            left = None if left is None else left - 1
            yield message

    monkeypatch.setattr(discord.abc.Messageable, "history", history)
