"""What a member is told after an erasure."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.services.mydata import Erased
from cogs.mydata import erased_sentences


def test_without_copies_only_the_records_are_named() -> None:
    assert erased_sentences(Erased(1)) == ["Erased: 1 record no longer names you."]


def test_copies_and_what_is_not_complete_are_named() -> None:
    until = datetime(2024, 9, 24, tzinfo=UTC)
    assert erased_sentences(Erased(4, is_complete=False, backups_until=until, other_copies=2)) == [
        "Erased: 4 records no longer name you.",
        "The desk's files are being read by a backup; the last traces leave them when it has ended.",
        "Backups made before now still hold them; they are deleted by <t:1727136000:D>.",
        "The operator keeps 2 other copies of the database from before now, which may hold them.",
    ]
