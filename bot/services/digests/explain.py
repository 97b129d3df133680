"""Explain why a digest shows a story or not, from the reasons stored with the digest.

Nothing is kept of how an article came into its story: that compares texts of all shelves.
"""

from __future__ import annotations

import re
from sqlite3 import Connection

from bot.model.answers import Suggestion
from bot.model.deliveries import Rhythm
from bot.model.digests.answer import DigestAnswer
from bot.model.digests.why import ConsideredStory, WhyAnswer
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.storage.deliveries import outbox
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window

_NUMBERED = re.compile(r"(?:story[ :#]*)?(\d{1,18})", re.IGNORECASE)


def why(connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None, typed: str) -> WhyAnswer:
    """Return what the channel's last digest (of a rhythm) decided on the typed story: `story 12`, its place, or part of
    its headline.

    Raises DeskError NO_DIGEST_YET, NothingFound NOT_WEIGHED with the nearest headlines.
    """
    digest = outbox.last_digest(connection, guild_id, channel_id, rhythm)
    if digest is None:
        raise DeskError(Reason.NO_DIGEST_YET, channel=channel_id)
    found = _meant(digest, typed.strip())
    if found is None:
        error = NothingFound(Reason.NOT_WEIGHED, typed[:100])
        error.nearest = tuple(one.headline for one in digest.weighed[:5])
        raise error
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id)) or 0
    articles = shelf_window.references(connection, shelf_id, [one.article_id for one in found.articles])
    return WhyAnswer(digest.topic, digest.slot_date, found, articles, digest.rhythm, digest.query, digest.named)


def suggest(
    connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None, typed: str
) -> tuple[Suggestion, ...]:
    """Suggest the stories that the digest considered, shown ones first. Their values are input for `why`."""
    digest = outbox.last_digest(connection, guild_id, channel_id, rhythm)
    wanted = typed.casefold().strip()
    return tuple(
        Suggestion(f"story {one.story_id}", one.headline, place=one.place or 0)
        for one in (digest.weighed if digest else ())
        if wanted in one.headline.casefold()
    )


def _meant(digest: DigestAnswer, typed: str) -> ConsideredStory | None:
    if numbered := _NUMBERED.fullmatch(typed):
        number, bare = int(numbered[1]), typed.isdigit()
        return next((one for one in digest.weighed if number == (one.place if bare else one.story_id)), None)
    wanted = typed.casefold()
    return next((one for one in digest.weighed if wanted and wanted in one.headline.casefold()), None)
