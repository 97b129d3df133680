"""What a move of a server takes along: every table and every id is thought of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from bot.model.deliveries import key_at_discord, moved_prefix
from bot.storage import migrations
from bot.storage.deliveries import payloads
from bot.storage.moves import numbers
from bot.storage.moves.rows import ROWS


def test_every_table_is_moved_derived_or_of_the_process() -> None:
    """A new table is to be thought of."""
    stays = {
        "departures", "pages", "fetches", "retention_clock", "vitals", "erasures", "knowledge_bases", "moves",
        "server_locales", "term_counts", "unindexed_articles", "watch_changes",
    }  # fmt: skip
    derived = {"shelf_mentions", "shelf_entities", "shelf_entity_days", "shelf_names", "shelf_versions", "touched"}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(migrations.schema())
        rows = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {row[0] for row in rows} == ROWS.keys() | stays | derived


def test_every_id_inside_a_payload_is_renumbered_or_discords() -> None:
    of_discord = {"guild_id", "channel_id", "message_id", "user_id", "added_in", "reader_id", "role_id"}
    found, left = set[tuple[Any, str]](), list[Any](payloads._TYPES.values())
    seen = set[Any]()
    while left:
        one = left.pop()
        left += get_args(one)
        if not (isinstance(one, type) and issubclass(one, Struct)) or one in seen:
            continue
        seen.add(one)
        hints = get_type_hints(one)
        left += hints.values()
        found |= {
            (one, name)
            for name in one.__struct_fields__
            if name.rpartition("_")[2] == "id" and "int" in str(hints[name])
        }
    assert {(kind.__name__, name) for kind, name in found if name not in of_discord} == {
        (kind.__name__, name) for kind, names in numbers.IDS.items() for name in names if kind in seen
    }


def test_a_key_is_known_at_discord_as_it_was_sent() -> None:
    assert key_at_discord(f"{moved_prefix('ab12')}{moved_prefix('00')}card:1:2") == "card:1:2"
    assert key_at_discord("digest:1:day:2024-09-16:1") == "digest:1:day:2024-09-16:1"
