"""Entries of a feed are put into the backlogs of its follows in parts, each entry once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.model.feeds import FeedMode
from bot.policy.feeds.shares import EntryShare, OwedEntry, StoredEntry, next_part

_ENTRIES = st.lists(st.booleans(), max_size=30).map(
    lambda news: tuple(StoredEntry(2 * place, one) for place, one in enumerate(news, 1))
)


def _share(mode: FeedMode = FeedMode.ANNOUNCE, silent_to: int = 0) -> EntryShare:
    return EntryShare(7, 1, mode, 0, 100, silent_to, 0)


@given(_ENTRIES, st.integers(1, 12))
def test_parts_of_any_size_give_each_entry_once_and_in_order(entries: tuple[StoredEntry, ...], size: int) -> None:
    share, owed = _share(), list[OwedEntry]()
    while share.owed_from < share.owed_to:
        left = [one for one in entries if one.id > share.owed_from]
        part, share = next_part(share, left, size)
        assert len(part) <= size
        owed += part
    assert owed == [OwedEntry(7, one.id, one.news) for one in entries]


def test_an_entry_is_announced_if_it_is_news_the_channel_wants_it_and_it_came_after_the_first_poll() -> None:
    entries = (StoredEntry(1, True), StoredEntry(2, False), StoredEntry(3, True), StoredEntry(4, False))

    def announced(share: EntryShare) -> list[int]:
        return [one.entry_id for one in next_part(share, entries, 10)[0] if one.announce]

    assert announced(_share()) == [1, 3]
    assert announced(_share(silent_to=2)) == [3]
    assert announced(_share(FeedMode.QUIET)) == []
