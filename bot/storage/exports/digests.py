"""Read the digests that arrived in a channel, without what the shelf no longer shows."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from sqlite3 import Connection, Row

from msgspec.structs import replace

from bot.model.answers import StoryLine
from bot.model.deliveries import DeliveryKind
from bot.model.digests.answer import DigestAnswer
from bot.model.exports.digests import DeliveredDigest
from bot.model.jobs import Shelf
from bot.policy.operations.restores import time_of_id
from bot.storage.deliveries.payloads import UNREADABLE, from_json
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_places


def newest(connection: Connection, channel_id: int, limit: int) -> tuple[DeliveredDigest, ...]:
    """The newest digests of a channel of which every message arrived, the newest first. Contents are kept for a term.

    What was sent stays as it was, with two exceptions, since others than the server's members read it here: sentences
    and outlets of pasted texts, and of articles that are on the server's shelf no longer, are left out.
    """
    rows = connection.execute(
        "SELECT d.key, d.guild_id, d.message_id, d.state, p.payload FROM deliveries AS d"
        " LEFT JOIN payloads AS p ON p.delivery_id = d.id WHERE d.key >= 'digest:' || ?1 || ':'"
        " AND d.key < 'digest:' || ?1 || ';' ORDER BY d.created_at, d.id",
        (channel_id,),
    ).fetchall()
    slots: dict[str, list[Row]] = {}
    for row in rows:
        slots.setdefault(row["key"].rpartition(":")[0], []).append(row)
    whole = [slot for slot, parts in slots.items() if all(one["state"] == "sent" and one["payload"] for one in parts)]
    found = (_delivered(connection, channel_id, slot, slots[slot]) for slot in reversed(whole))
    return tuple(islice((one for one in found if one is not None), limit))


def _delivered(connection: Connection, channel_id: int, slot: str, rows: Sequence[Row]) -> DeliveredDigest | None:
    """The digest of a slot; None where a part of it cannot be decoded."""
    try:
        parts = sorted(((_digest(row), row["message_id"]) for row in rows), key=lambda one: one[0].part)
    except UNREADABLE:
        return None
    (first, message_id), guild_id = parts[0], rows[0]["guild_id"]
    stories = [story for part, _ in parts for story in part.stories]
    retracted = parts[-1][0].retracted
    told = {one.id for story in stories for one in story.articles} | {one.id for one in retracted}
    shown = _shown(connection, guild_id, told)
    outlets = _outlets(connection, guild_id, [story.id for story in stories])
    kept = tuple(one for story in stories if (one := _public(story, shown, outlets)) is not None)
    sent_at = time_of_id(message_id).replace(microsecond=0)
    public = tuple(one for one in retracted if one.id in shown)
    whole = replace(
        first, stories=kept, weighed=(), rest=(), part=1, parts=1, ahead=(), state_media=None, retracted=public
    )
    return DeliveredDigest(slot, guild_id, channel_id, message_id, sent_at, whole)


def _digest(row: Row) -> DigestAnswer:
    found = from_json(DeliveryKind.DIGEST, row["payload"])
    assert isinstance(found, DigestAnswer)  # noqa: S101  # for the type: a digest's payload is one
    return found


def _shown(connection: Connection, guild_id: int, article_ids: Iterable[int]) -> frozenset[int]:
    """Those of the articles that are pages, and on the server's shelf."""
    rows = connection.execute(
        "SELECT s.article_id FROM json_each(?) AS n CROSS JOIN shelf_articles AS s ON s.article_id = n.value"
        " AND s.shelf_id = (SELECT id FROM shelves WHERE key = ?) JOIN articles AS a ON a.id = s.article_id"
        " WHERE a.owner_shelf_id IS NULL AND a.url IS NOT NULL",
        (json.dumps(sorted(article_ids)), Shelf.of_guild(guild_id).key),
    ).fetchall()
    return frozenset(row["article_id"] for row in rows)


def _outlets(connection: Connection, guild_id: int, story_ids: Sequence[int]) -> frozenset[tuple[int, str]]:
    """These stories with the outlets of which the server's shelf has pages of them, also of pages that a digest counts
    and does not list."""
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id))
    rows = connection.execute(
        f"SELECT DISTINCT t.story_id, l.outlet_name FROM {shelf_places.ARTICLES} AS t"  # noqa: S608  # a constant
        " CROSS JOIN articles AS a ON a.id = t.article_id AND a.owner_shelf_id IS NULL AND a.url IS NOT NULL"
        " CROSS JOIN article_lines AS l ON l.shelf_id = :shelf AND l.article_id = t.article_id"
        " WHERE l.outlet_name IS NOT NULL",
        {"shelf": shelf_id, "stories": json.dumps(sorted(set(story_ids)))},
    ).fetchall()
    return frozenset((row["story_id"], row["outlet_name"]) for row in rows)


def _public(story: StoryLine, shown: Collection[int], pages: Collection[tuple[int, str]]) -> StoryLine | None:
    """The story as far as it is told by these articles, with their outlets and those of the story's other `pages`; None
    where nothing of it is."""
    articles = tuple(one for one in story.articles if one.id in shown)
    sentences = tuple(one for one in story.sentences if one.article.id in shown)
    days = tuple(
        replace(day, sentences=kept)
        for day in story.days
        if (kept := tuple(one for one in day.sentences if one.article.id in shown))
    )
    if not articles or not (sentences or days):
        return None
    titles = [one.title for one in articles]
    headline = story.headline if story.headline in titles else titles[0]
    theirs = {one.outlet.name for one in articles if one.outlet is not None}
    outlets = tuple(one for one in story.outlets if one.name in theirs or (story.id, one.name) in pages)
    return replace(
        story, headline=headline, articles=articles, sentences=sentences, days=days, outlets=outlets, figures=()
    )
