"""A month of hostile feeds breaks no law; with one part of the desk broken on purpose, the law about it is broken."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any
from unittest.mock import patch

import pytest

from bot.fetch.politeness import HostTurns
from bot.policy.feeds import polls, recognition, schedule
from bot.policy.feeds.recognition import KnownEntry, Recognition
from bot.services.deliveries import announcements
from bot.storage.deliveries import announced
from bot.storage.feeds import backlog
from tests.simulation import feed_month
from tests.simulation.feed_month import month


def test_a_month_of_hostile_feeds() -> None:
    outcome = month(seed=1, feeds=2, days=30, deeds=0.25)
    assert outcome.violations == []
    assert outcome.counts["told"] > 1
    assert outcome.counts["polls"] > 150


def some_entries_are_dropped() -> AbstractContextManager[Any]:
    numbers, add = itertools.count(1), backlog.add
    return patch.object(
        backlog, "add", lambda connection, owed: add(connection, owed[next(numbers) % 2 :] if owed else owed)
    )


def every_entry_is_new() -> AbstractContextManager[Any]:
    """And neither the story nor the card's key tells that it was announced."""

    def all_new(entries: Any, known: list[KnownEntry]) -> Recognition:
        return Recognition(tuple(entries), {})

    numbers = itertools.count(1)
    return _patched(
        (recognition, "recognise", all_new),
        (announced, "has_story", lambda *_: False),
        (announcements, "announcement_key", lambda channel, key: f"feed:{channel}:{next(numbers)}"),
    )


def storms_are_news() -> AbstractContextManager[Any]:
    return patch.object(polls, "is_storm", lambda *_: False)


def nothing_is_news() -> AbstractContextManager[Any]:
    return patch.object(polls, "is_news", lambda *_: False)


def hosts_are_asked_at_once() -> AbstractContextManager[Any]:
    return patch.object(feed_month, "HostTurns", lambda gap: HostTurns(0.0))


def a_site_that_asks_for_a_wait_is_asked() -> AbstractContextManager[Any]:
    after = schedule.after_failure
    return patch.object(
        schedule,
        "after_failure",
        lambda failures, reason, retry_after, now, jitter: after(1, reason, None, now, jitter) or now,
    )


def _patched(*changes: tuple[Any, str, Any]) -> AbstractContextManager[Any]:

    stack = ExitStack()
    for owner, name, value in changes:
        stack.enter_context(patch.object(owner, name, value))
    return stack


MUTATIONS: tuple[tuple[Callable[[], AbstractContextManager[Any]], str, Sequence[str]], ...] = (
    (some_entries_are_dropped, "missed: ", ["publish"]),
    (every_entry_is_new, "told ", ["publish", "restamp"]),
    (storms_are_news, "not to be told: ", ["flood"]),
    (nothing_is_news, "never told: ", ["publish"]),
    (hosts_are_asked_at_once, "asked too soon", ["publish"]),
    (a_site_that_asks_for_a_wait_is_asked, "though it has said not to", ["throttle"]),
)
"""What is broken, what the law about it says, and what sites do meanwhile."""


@pytest.mark.parametrize(("mutation", "said", "kinds"), MUTATIONS, ids=[one.__name__ for one, _, _ in MUTATIONS])
def test_a_broken_part_breaks_its_law(
    mutation: Callable[[], AbstractContextManager[Any]], said: str, kinds: Sequence[str]
) -> None:
    with mutation():
        deeds = 0.5 if "flood" in kinds else 2.0
        runs = (month(seed, feeds=2, days=2, deeds=deeds, kinds=kinds).violations for seed in range(1, 20))
        assert any(said in line for violations in runs for line in violations)
