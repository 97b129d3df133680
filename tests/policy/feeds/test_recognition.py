"""An entry that the feed changes is the same entry, as far as anything of it can be recognised."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.feeds import FeedEntry
from bot.policy.feeds.recognition import KnownEntry, keyed, recognise

NOON = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)


def _entries(number: int, first: int = 0) -> list[FeedEntry]:
    return [
        FeedEntry(
            f"id-{place}",
            f"https://han.example/news/{place}",
            f"Title {place}",
            NOON + timedelta(minutes=place),
            None,
            f"What is told of number {place}, in more than forty characters.",
        )
        for place in range(first, first + number)
    ]


def _known(entries: list[FeedEntry]) -> list[KnownEntry]:
    return [KnownEntry(place, one.keys) for place, one in enumerate(keyed(entries), 1)]


def _new(before: list[FeedEntry], now: list[FeedEntry]) -> list[str | None]:
    return [one.entry.title for one in recognise(keyed(now), _known(before)).new]


def test_new_entries_are_told_from_known_ones() -> None:
    assert _new(_entries(5), _entries(3, first=3)) == ["Title 5"]


def test_restamped_reguided_and_edited_entries_are_known() -> None:
    before = _entries(10)
    for changed in (
        [replace(one, published=NOON + timedelta(days=9)) for one in before],
        [replace(one, guid=f"new-{one.guid}") for one in before],
        [replace(one, guid=None) for one in before],
        [replace(one, title=f"{one.title}, corrected", summary="") for one in before],
        [replace(one, url=f"{one.url}/a-better-slug") for one in before],
        [replace(one, guid=f"new-{one.guid}", published=NOON) for one in before],
        [replace(one, guid=f"new-{one.guid}", url=f"https://new.example/{one.guid}") for one in before],
        [replace(one, guid=None, url=f"https://new.example/{one.guid}", published=None) for one in before],
    ):
        assert _new(before, changed) == []
        assert _new(before, [*changed, *_entries(1, first=20)]) == ["Title 20"]


def test_an_entry_takes_over_the_keys_that_it_was_found_with() -> None:
    before = _entries(3)
    moved = [replace(one, guid=f"new-{one.guid}", url=f"https://new.example/{one.guid}") for one in before]
    seen = recognise(keyed(moved), _known(before)).seen
    assert seen == {place: one.keys for place, one in enumerate(keyed(moved), 1)}


def test_guids_that_are_all_the_same_name_nothing() -> None:
    before = [replace(one, guid="1") for one in _entries(3)]
    assert _new(before, [replace(one, guid="1") for one in _entries(5)]) == ["Title 3", "Title 4"]


def test_links_that_are_all_the_same_name_nothing() -> None:
    home = "https://han.example/"
    before = [replace(one, url=home) for one in _entries(3)]
    assert _new(before, [replace(one, url=home) for one in _entries(5)]) == ["Title 3", "Title 4"]


def test_a_title_that_comes_every_day_is_news_every_day() -> None:
    """Without guids: the address says that it is another page."""
    daily = [replace(one, guid=None, title="Daily briefing", summary="Read more") for one in _entries(4)]
    assert len(_new(daily[:3], daily)) == 1


def test_an_entry_that_stands_twice_in_a_document_is_one() -> None:
    (entry,) = _entries(1)
    assert len(_new([], [entry, entry])) == 1


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_of_a_faithful_feed_exactly_what_is_new_is_new(before: list[int], now: list[int]) -> None:
    entries = _entries(31)
    found = _new([entries[place] for place in before], [entries[place] for place in now])
    assert found == [entries[place].title for place in now if place not in before]
