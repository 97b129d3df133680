"""Which articles filters leave out, and why."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.analysis import Outlet, OutletKind, Subject
from bot.model.settings import AppliedFilter, Filter, FilterKind, FilterScope
from bot.model.stories import WindowArticle
from bot.news.filters import FilterSet, is_outlet, outlet_is_left_out, sift

_AT = datetime(2024, 9, 16, 3, tzinfo=UTC)
_KCNA = Outlet("KCNA", "kcna.kp", "KP", OutletKind.STATE_MEDIA)
_POST = Outlet("Han River Post", "hanriverpost.example")


def _article(article_id: int, outlet: Outlet | None = _POST, **given: Any) -> WindowArticle:
    article = WindowArticle(
        article_id, 1, _AT, _AT, 1.0, frozenset({"missiles"}), outlet, None, None, None, None, "North fires", True
    )
    return article._replace(**given)


def _applied(kind: FilterKind, value: str, label: str = "", scope: FilterScope = FilterScope.SERVER) -> AppliedFilter:
    return AppliedFilter(Filter(kind, value, label or value), scope)


def _left_out(
    articles: list[WindowArticle], *applied: AppliedFilter, named: dict[str, set[int]] | None = None
) -> set[int]:
    sets = {key: frozenset(ids) for key, ids in (named or {}).items()}
    sifted = sift(articles, FilterSet(applied, sets))
    assert {one.article_id for one in sifted.kept} == {one.article_id for one in articles} - set(sifted.reasons)
    return set(sifted.reasons)


_SPORT, _CULTURE = _applied(FilterKind.SUBJECT, "sport"), _applied(FilterKind.SUBJECT, "culture")
_NO_KCNA = _applied(FilterKind.OUTLET, "kcna.kp", "KCNA")
_NO_STATE_MEDIA = _applied(FilterKind.SOURCE, "state_media")


def test_an_article_is_left_out_by_its_subjects_if_all_of_them_are() -> None:
    football = _article(1, subjects=frozenset({Subject.SPORT}))
    match_for_peace = _article(2, subjects=frozenset({Subject.SPORT, Subject.DIPLOMACY}))
    opening_show = _article(3, subjects=frozenset({Subject.SPORT, Subject.CULTURE}))
    nothing_known = _article(4, subjects=frozenset())
    articles = [football, match_for_peace, opening_show, nothing_known]
    assert _left_out(articles, _SPORT) == {1}
    assert _left_out(articles, _SPORT, replace(_CULTURE, scope=FilterScope.DIGEST)) == {1, 3}


def test_an_article_stays_that_belongs_to_a_story_on_something_else() -> None:
    """The reader took a ministry of culture for the subject of a report on soldiers."""
    articles = [_article(1, subjects=frozenset({"culture"})), _article(2, subjects=frozenset({"culture"}), story_id=2)]
    sifted = sift(articles, FilterSet((_CULTURE,), mixed=frozenset({1})))
    assert [one.article_id for one in sifted.kept] == [1]


def test_an_outlet_is_known_by_its_domain_or_if_it_is_known_by_its_name() -> None:
    other_domain = replace(_KCNA, domain="kcna.co.jp")
    impostor = Outlet("KCNA", "kcna-fans.example")
    pasted = Outlet("KCNA", None)
    assert [is_outlet(one, _NO_KCNA.filter) for one in (_KCNA, other_domain, impostor, pasted, _POST)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert is_outlet(pasted, Filter(FilterKind.OUTLET, "kcna", "KCNA"))
    assert _left_out([_article(1, _KCNA), _article(2), _article(3, None)], _NO_KCNA) == {1}


def test_a_kind_of_source_leaves_out_its_outlets_and_no_unknown_one() -> None:
    assert _left_out([_article(1, _KCNA), _article(2), _article(3, None)], _NO_STATE_MEDIA) == {1}
    assert outlet_is_left_out(_KCNA, [_NO_STATE_MEDIA])
    assert not outlet_is_left_out(_POST, [_NO_STATE_MEDIA, _SPORT, _NO_KCNA])


def test_a_name_leaves_out_what_mentions_it() -> None:
    no_kim = _applied(FilterKind.ENTITY, "kim-jong-un", "Kim Jong Un")
    assert _left_out([_article(1), _article(2)], no_kim, named={"kim-jong-un": {2, 9}}) == {2}


def test_a_copy_that_credits_an_outlet_goes_with_it_and_a_report_that_cites_it_stays() -> None:
    original = _article(1, _KCNA)
    copy = _article(2, carries=1, credit="KCNA")
    report = _article(3, credit="KCNA")
    copied_first = _article(4, carries=2)
    articles = [original, copy, report, copied_first]
    assert _left_out(articles, _NO_KCNA) == {1, 2}
    assert _left_out(articles, _NO_STATE_MEDIA) == {1, 2}
    assert _left_out(articles[1:], _NO_KCNA) == {2}, "though the shelf does not have the original"


def test_a_story_is_left_out_when_nothing_of_it_is_kept() -> None:
    articles = [_article(1, _KCNA), _article(2), _article(3, _KCNA, story_id=2)]
    sifted = sift(articles, FilterSet((_NO_KCNA,)))
    assert [one.article_id for one in sifted.whole_stories()] == [3]
    assert sifted.why(sifted.whole_stories()) == (_NO_KCNA,)


def test_without_filters_everything_is_kept() -> None:
    articles = [_article(1, _KCNA), _article(2)]
    assert sift(articles, FilterSet()).kept == tuple(articles)
    assert not sift(articles, FilterSet()).whole_stories()


_OUTLETS = st.sampled_from([None, _KCNA, _POST, replace(_KCNA, domain="kcna.co.jp"), Outlet("KCNA", "fans.example")])
_SUBJECTS = st.frozensets(st.sampled_from(["sport", "culture", "missiles", "diplomacy"]), max_size=3)
_ARTICLES = st.lists(
    st.tuples(_OUTLETS, _SUBJECTS, st.sampled_from([None, "KCNA", "Yonhap"]), st.sampled_from([None, 1, 2])), max_size=8
).map(
    lambda rows: [
        _article(number, outlet, subjects=subjects, credit=credit, carries=carries, story_id=number % 3)
        for number, (outlet, subjects, credit, carries) in enumerate(rows, 1)
    ]
)
_FILTERS = st.lists(st.sampled_from([_SPORT, _CULTURE, _NO_KCNA, _NO_STATE_MEDIA]), unique=True)


@given(_ARTICLES, _FILTERS, _FILTERS)
def test_more_filters_never_show_more(
    articles: list[WindowArticle], some: list[AppliedFilter], more: list[AppliedFilter]
) -> None:
    fewer = sift(articles, FilterSet(tuple(some)))
    most = sift(articles, FilterSet(tuple(dict.fromkeys([*some, *more]))))
    assert set(most.kept) <= set(fewer.kept)
    for sifted in (fewer, most):
        assert sorted([*sifted.kept, *sifted.left_out]) == sorted(articles) if articles else not sifted.left_out
        assert all(sifted.reasons[one.article_id] for one in sifted.left_out)
