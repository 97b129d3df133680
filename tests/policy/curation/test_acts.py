"""What acts come to, who may do what, and which links a block means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.analysis import Outlet
from bot.model.curation.acts import ActChange, ActKind, ArticleFields, BlockedSite, CurationAct, Curator, NewAct
from bot.policy import urls
from bot.policy.curation.acts import block_of, blocked, change_of, corrected, may_curate, may_undo

NOON = datetime(2024, 10, 5, 12, tzinfo=UTC)
ANNA, BORIS = Curator(7), Curator(8)
MANAGER = Curator(9, manages=True)


def _correction(number: int, after: ArticleFields, *, in_force: bool = True) -> CurationAct:
    act = NewAct(ActKind.CORRECT, "A title", ActChange(after=after), article_id=1)
    at = NOON + timedelta(hours=number)
    return CurationAct(number, number, act, 7, at, None if in_force else at, None)


def test_the_newest_correction_that_stands_is_shown_for_each_field() -> None:
    acts = (
        _correction(1, ArticleFields(title="One", published="2024-10-01")),
        _correction(2, ArticleFields(title="Two")),
        _correction(3, ArticleFields(title="Three"), in_force=False),
    )
    found = corrected(acts)
    assert found.fields == ArticleFields("Two", "2024-10-01")
    assert found.dated_at == NOON + timedelta(hours=1)


_FIELDS = st.builds(
    ArticleFields,
    st.none() | st.sampled_from(["One", "Two"]),
    st.none() | st.sampled_from(["2024-10-01", "2024-10-02"]),
    st.none() | st.sampled_from([Outlet("A", None), Outlet("B", "b.example")]),
)


@given(st.lists(st.tuples(_FIELDS, st.booleans()), max_size=6))
def test_an_undone_act_is_as_if_it_had_never_been(acts: list[tuple[ArticleFields, bool]]) -> None:
    every = [_correction(number, fields, in_force=in_force) for number, (fields, in_force) in enumerate(acts, 1)]
    assert corrected(every) == corrected([one for one in every if one.in_force])


def test_only_what_differs_is_a_change() -> None:
    shown = ArticleFields("One", "2024-10-01", Outlet("A", None))
    assert change_of(shown, ArticleFields(title="One", published="2024-10-01")) is None
    assert change_of(shown, ArticleFields("One", "2024-10-02")) == ActChange(
        ArticleFields(published="2024-10-01"), ArticleFields(published="2024-10-02")
    )


def test_managers_and_the_poster_may_correct() -> None:
    assert may_curate(MANAGER, None)
    assert may_curate(ANNA, 7)
    assert not may_curate(BORIS, 7)
    assert not may_curate(ANNA, None)
    assert not may_curate(Curator(None), None)


def test_managers_and_who_acted_may_undo() -> None:
    act = _correction(1, ArticleFields("One"))
    assert may_undo(MANAGER, act)
    assert may_undo(ANNA, act)
    assert not may_undo(BORIS, act)
    erased = CurationAct(1, 1, act.act, None, NOON)
    assert may_undo(MANAGER, erased)
    assert not may_undo(Curator(None), erased)


@pytest.mark.parametrize(
    ("site", "url", "means"),
    [
        (BlockedSite("paper.example"), "https://www.paper.example/a", True),
        (BlockedSite("paper.example"), "http://m.paper.example:8080/a?b", True),
        (BlockedSite("paper.example"), "https://blogs.paper.example/", True),
        (BlockedSite("paper.example"), "https://newspaper.example/a", False),
        (BlockedSite("paper.example"), "https://paper.example.org/a", False),
        (BlockedSite("paper.example"), "https://other.example/paper.example/a", False),
        (BlockedSite("paper.example", "/sport"), "https://paper.example/sport", True),
        (BlockedSite("paper.example", "/sport"), "https://paper.example/sport/", True),
        (BlockedSite("paper.example", "/sport"), "https://paper.example/sport/a", True),
        (BlockedSite("paper.example", "/sport"), "https://paper.example/sport?id=1", True),
        (BlockedSite("paper.example", "/sport"), "https://paper.example/sports", False),
        (BlockedSite("paper.example", "/sport"), "https://paper.example/", False),
        (BlockedSite("paper.example", "/sport*"), "https://paper.example/sports/a", True),
    ],
)
def test_which_links_a_block_means(site: BlockedSite, url: str, means: bool) -> None:
    assert (block_of([site], urls.url_key(url)) == site) is means


def test_a_site_that_two_acts_block_is_blocked_until_both_are_undone() -> None:
    paper, other = BlockedSite("paper.example"), BlockedSite("other.example")
    first = CurationAct(1, 1, NewAct(ActKind.BLOCK, "p", ActChange(sites=(paper,))), 7, NOON)
    second = CurationAct(2, 2, NewAct(ActKind.BLOCK, "p", ActChange(sites=(paper, other))), 7, NOON)
    assert blocked([first, second]) == {paper: 1, other: 2}
    undone = CurationAct(1, 1, first.act, 7, NOON, NOON, 7)
    assert blocked([undone, second]) == {paper: 2, other: 2}
