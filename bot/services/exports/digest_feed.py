"""The digests of a channel for its feed."""

from __future__ import annotations

from bot.model.errors import DeskError, Reason
from bot.model.exports.digests import DeliveredDigest
from bot.storage.engine.database import Database
from bot.storage.exports import digests

MOST_DIGESTS = 50
"""The most digests in a feed: seven weeks of a daily one."""


async def digests_of(database: Database, channel_id: int) -> tuple[DeliveredDigest, ...]:
    """The newest digests that arrived in a channel, the newest first. Raises DeskError NO_DIGEST_YET."""
    found = await database.read(digests.newest, channel_id, MOST_DIGESTS)
    if not found:
        raise DeskError(Reason.NO_DIGEST_YET, channel=channel_id)
    return found
