"""Nobody's links fill the queue for others, however many shelves and members flood it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import Reason
from bot.policy.fair_shares import QueueCounts, Slots, refusal, room

_POSTS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.booleans()), max_size=300)


class Queue:
    """A queue in which links only arrive: the worst case."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.waiting: Counter[tuple[int, int]] = Counter()
        self.retrying: Counter[int] = Counter()

    def counts(self, shelf: int, member: int) -> QueueCounts:
        total = self.waiting.total()
        of_shelf = sum(number for (each, _), number in self.waiting.items() if each == shelf)
        open_total, open_shelf = total + self.retrying.total(), of_shelf + self.retrying[shelf]
        return QueueCounts(total, of_shelf, self.waiting[shelf, member], open_total, open_shelf)

    def post(self, shelf: int, member: int) -> Reason | None:
        refused = refusal(self.limit, self.counts(shelf, member))
        if refused is None:
            self.waiting[shelf, member] += 1
        return refused.reason if refused else None

    def flood(self, shelf: int, member: int) -> Reason:
        while True:
            refused = self.post(shelf, member)
            if refused is not None:
                return refused


@given(st.integers(1, 300), _POSTS)
def test_room_says_how_many_links_are_accepted(limit: int, posts: list[tuple[int, int, bool]]) -> None:
    queue = Queue(limit)
    for shelf, member, fails in posts:
        if queue.post(shelf, member) is None and fails:
            queue.waiting[shelf, member] -= 1
            queue.retrying[shelf] += 1
        assert queue.waiting.total() <= limit
        assert queue.waiting.total() + queue.retrying.total() <= 2 * limit
    places, accepted = room(limit, queue.counts(0, 0)), 0
    while queue.post(0, 0) is None:
        accepted += 1
    assert accepted == places


@given(st.integers(10, 600), st.integers(1, 8), st.integers(1, 8))
def test_a_place_stays_free_for_the_next_shelf_and_the_next_member(limit: int, shelves: int, members: int) -> None:
    queue = Queue(limit)
    for shelf in range(shelves):
        for member in range(members):
            queue.flood(shelf, member)
    free = limit - queue.waiting.total()
    assert free >= limit * (4 / 5) ** shelves - shelves
    if free > 0:
        assert queue.post(99, 0) is None
    counts = queue.counts(0, 99)
    if 4 * counts.shelf < limit - counts.total:
        assert queue.post(0, 99) is None


def test_thirty_five_messages_of_one_member_leave_most_of_the_queue_to_others() -> None:
    queue = Queue(300)
    assert queue.flood(shelf=1, member=7) is Reason.MEMBER_QUEUE_FULL
    assert queue.waiting[1, 7] == 34
    for member in range(100, 130):
        queue.post(1, member)
    assert queue.post(1, 999) is Reason.SHELF_QUEUE_FULL
    assert queue.waiting.total() == 60
    assert queue.post(2, 8) is None


def test_links_that_wait_for_a_retry_take_no_place_until_there_are_too_many() -> None:
    queue = Queue(300)
    queue.retrying[1] = 100
    assert queue.post(1, 7) is None
    queue.retrying[1] = 120
    assert queue.post(1, 7) is Reason.SHELF_QUEUE_FULL
    assert queue.post(2, 8) is None


def test_a_queue_of_one_place_takes_one_link() -> None:
    queue = Queue(1)
    assert queue.post(1, 7) is None
    assert queue.post(2, 8) is Reason.QUEUE_FULL


@pytest.mark.parametrize("readers", [1, 2, 4])
def test_a_fetch_and_a_reader_stay_free_for_a_shelf_with_nothing_in_work(readers: int) -> None:
    slots = Slots.of(readers, spare_reader=True)
    fetches = next(own for own in range(99) if not slots.may_fetch(own, own))
    reads = next(own for own in range(99) if not slots.may_read(own, own))
    assert fetches == slots.fetches // 2
    assert reads == max(readers - 1, 1)
    assert slots.may_fetch(0, slots.fetches - 1)
    assert not slots.may_fetch(0, slots.fetches)
    assert slots.may_read(0, readers - 1)
    assert not slots.may_read(0, readers)


def test_the_terminal_reads_with_all_readers() -> None:
    for_one_shelf = Slots.of(2, spare_reader=False)
    assert for_one_shelf.may_read(2, 2), "one page waits for the reader that is free next"
    assert not for_one_shelf.may_read(3, 3)
