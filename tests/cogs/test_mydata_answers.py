"""The file of a member's data, and what is said with it and after an erasure."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bot.services.mydata import Erased
from bot.storage.members import erasure
from cogs.mydata import erased_sentences, exported_sentences, question


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


ELSEWHERE = (
    "The desk also runs on other machines, which this does not reach. Use the command again on each other server where"
    " you used the desk, and in direct messages with it."
)


def test_processes_that_are_not_reached_are_named() -> None:
    assert erased_sentences(Erased(2, processes_left=1, other_machines=True))[1:] == [
        "A part of the desk does not answer now; it erases what it holds when it can.",
        ELSEWHERE,
    ]
    assert exported_sentences({"processes": 1, "other_machines": True}) == [
        "This is what the desk holds about you, as far as it can be reached from here.",
        "A part of the desk cannot be read now; try again later for what it holds.",
        ELSEWHERE,
    ]
    assert exported_sentences(None) == ["This is everything the desk holds about you, on every server."]


_ASKED = {
    "looked_at": "the record of what you were shown",
    "looks": "the record of what you were shown",
    "searches": "saved searches",
    "filters": "filters",
    "curation_reports": "reports",
    "news_watches": "watches",
    "watch_matches": "watches",
    "deliveries": "watches",
}
"""What the question calls the rows that are deleted."""


def test_the_question_names_all_that_is_deleted() -> None:
    deleted = {table for one in erasure._FORGET for table in re.findall(r"^DELETE FROM (\w+)", one)}
    assert deleted == set(_ASKED)
    assert all(name in question() for name in _ASKED.values())
