"""The digest that a channel would have now, kept until its shelf changes (`kept_answers`).

order, its times rounded -> the stories of the window (kept) -> what the channel has seen of them
                         -> the digest for what it has seen (kept)
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.digests.answer import DigestAnswer
from bot.model.jobs import Shelf
from bot.news.digests.plan import DigestOrder
from bot.services.digests.compose import DigestSources, compose, window_articles
from bot.services.digests.composition import depends_on
from bot.services.kept_answers import KeptAnswers, ShelfQuestion, rounded_down, rounded_up
from bot.storage.shelves import shelves


def preview(
    connection: Connection, sources: DigestSources, kept: KeptAnswers, order: DigestOrder, now: datetime
) -> tuple[DigestAnswer, ...]:
    """The parts of the digest of an order as of `now`: of the next multiple of `ROUNDED`, with a window from the one
    before its start, so that it has every article up to now."""
    shelf_id = shelves.find(connection, Shelf.of_guild(order.guild_id)) or 0
    until = rounded_up(now)
    order = replace(order, since=rounded_down(order.since))

    def stories() -> tuple[int, ...]:
        found = window_articles(connection, sources.knowledge, shelf_id, order, until)
        return tuple(sorted({one.story_id for one in found.articles}))

    def answers() -> tuple[DigestAnswer, ...]:
        return tuple(part.answer for part in compose(connection, sources, order, until).parts)

    held = kept.answer(connection, ShelfQuestion(shelf_id, "digest stories", (order, until)), stories)
    asked = (order, until, depends_on(connection, shelf_id, order, held, until))
    return kept.answer(connection, ShelfQuestion(shelf_id, "digest", asked), answers)
