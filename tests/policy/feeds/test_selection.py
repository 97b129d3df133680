"""What a feed's entry shows of whether its article can satisfy a search."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model.feeds import LeftOutCause
from bot.policy.feeds.selection import EntryFacts, brief_facts, judge
from bot.policy.search.grammar import Today, parse
from bot.policy.search.matching import satisfies
from bot.policy.search.query import Query

_NOON = datetime(2024, 9, 16, 12, tzinfo=UTC)


def _query(typed: str) -> Query:
    found = parse(typed, Today(date(2024, 9, 16), "UTC"))
    assert isinstance(found, Query)
    return found


@pytest.mark.parametrize(
    ("typed", "title", "published", "cause"),
    [
        ("ferry", "A bank opens", _NOON, None),
        ("-bank", "A bank opens", _NOON, LeftOutCause.WORDS),
        ("-bank", "A ferry sails", _NOON, None),
        ("-核", "北朝鮮の核実験", _NOON, LeftOutCause.WORDS),
        ("-キム", "キムチの味", _NOON, None),
        ("ferry -subject:sport -kind:wire", "A ferry", _NOON, None),
        ("after:2024-09-10", "A ferry", _NOON - timedelta(days=9), LeftOutCause.DATE),
        ("after:2024-09-16", "A ferry", _NOON - timedelta(hours=20), None),
        ("before:2024-09-10", "A ferry", _NOON, LeftOutCause.DATE),
        ("after:2024-09-10", "A ferry", None, None),
    ],
)
def test_an_entry_is_left_out_only_if_its_article_cannot_satisfy_the_search(
    typed: str, title: str, published: datetime | None, cause: LeftOutCause | None
) -> None:
    assert judge(_query(typed), EntryFacts(title, "", published)) is cause


def test_a_summary_counts_too() -> None:
    assert judge(_query("-bank"), EntryFacts("News", "A bank opens.", None)) is LeftOutCause.WORDS


def test_of_a_brief_only_its_words_are_known() -> None:
    facts = brief_facts("A ferry sails", "It left Rason.", _NOON)
    assert satisfies(_query("ferry rason"), facts)
    assert not satisfies(_query("ferry subject:economy"), facts)
