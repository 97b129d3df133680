"""The roles of a person over time, and what articles say of their end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.model.answers import ArticleRef, KnownLife, KnownOffice, Linked, ReportedFate
from bot.text.entities.roles.succession import (
    is_past_role,
    last_fate,
    only_name_connects,
    present_role,
    succession,
    without_lost,
)


def stated(role: str, year: int) -> Linked:
    article = ArticleRef(year, "A title", None, None, None, f"{year}-05-01", datetime(year, 5, 1, tzinfo=UTC))
    return Linked(role, article, 0, len(role), None)


def folded(*roles: tuple[str, int]) -> list[tuple[str, int, int]]:
    """(role, first year, last year) of a succession, from roles that are given the newest first."""
    return [(one.role.text, one.first.id, one.role.article.id) for one in succession([stated(*role) for role in roles])]


def test_who_is_to_have_an_office_or_had_it_before_another_does_not_hold_it() -> None:
    assert folded(("ambassador to Canada", 2025), ("next ambassador to Canada", 2024)) == [
        ("next ambassador to Canada", 2024, 2024),
        ("ambassador to Canada", 2025, 2025),
    ]
    assert is_past_role("predecessor as governor")
    assert is_past_role("foreign minister, 2010-2013")
    assert is_past_role("국방부 장관에서 물러난")
    assert not is_past_role("next ambassador to Canada")


def test_a_career_is_told_from_its_first_office_to_its_last() -> None:
    career = [("president", 2024), ("presidential candidate", 2021), ("prosecutor general", 2020), ("prosecutor", 2016)]
    assert folded(*career) == [
        ("prosecutor general", 2016, 2020),
        ("presidential candidate", 2021, 2021),
        ("president", 2024, 2024),
    ]


def test_a_deputy_an_acting_and_a_former_holder_are_not_the_holder() -> None:
    assert folded(
        ("former minister", 2025), ("minister", 2023), ("vice minister", 2020), ("acting minister", 2019)
    ) == [
        ("acting minister", 2019, 2019),
        ("vice minister", 2020, 2020),
        ("minister", 2023, 2023),
        ("former minister", 2025, 2025),
    ]
    assert len(succession([stated("대통령", 2024), stated("대통령 권한대행", 2016), stated("전 대통령", 2015)])) == 3


def ended(year: int, day: int = 1) -> ReportedFate:
    said = stated("Han Chol Ung was executed", year)
    at = datetime(year, 5, day, tzinfo=UTC)
    return ReportedFate(replace(said, article=replace(said.article, at=at)))


def test_who_is_in_office_again_after_a_report_of_his_end_is_not_shown_as_gone() -> None:
    end = ended(2013)
    assert last_fate([end], [stated("vice-premier", 2013)]) == end
    assert last_fate([end], [stated("the late vice-premier", 2020), stated("minister", 2012)]) == end
    assert last_fate([end], [stated("vice-premier", 2014)]) is None
    assert last_fate([], [stated("vice-premier", 2014)]) is None


def test_an_office_that_was_lost_is_not_shown_as_present() -> None:
    minister, former = stated("minister", 2013), stated("former minister", 2014)
    assert present_role([minister], None) == minister
    assert present_role([minister], ended(2013)) is None
    assert present_role([minister, stated("former mayor", 2009)], ended(2013)) is None
    assert present_role([former, minister], ended(2013)) == former
    assert present_role([], None) is None
    said = replace(ended(2013).said, text="Han Chol Ung, who resigned as keeper of the mill")
    assert present_role([minister], ReportedFate(said)) == minister
    assert present_role([stated("keeper", 2013)], ReportedFate(said)) is None


def test_the_knowledge_base_does_not_know_of_a_loss_since() -> None:
    lost, held = KnownOffice("minister", "2012-01", None), KnownOffice("mayor", "2001", "2004")
    again = KnownOffice("premier", "2013-06", None)
    life = KnownLife(None, (held, lost, again))
    assert without_lost(life, ended(2013)) == KnownLife(None, (held, again))
    assert without_lost(life, None) == life
    assert without_lost(None, ended(2013)) is None


def lost(words: str, year: int = 2013) -> ReportedFate:
    return ReportedFate(replace(ended(year).said, text=words))


def days_later(fate: ReportedFate, days: int) -> ReportedFate:
    article = replace(fate.said.article, at=fate.said.article.at + timedelta(days))
    return replace(fate, said=replace(fate.said, article=article))


@pytest.mark.parametrize(
    ("office", "fate"),
    [
        ("President", "Han Chol Ung stepped down as leader of the Mill Party on Monday"),
        ("President", "Han Chol Ung stepped down from the Mill Party leadership"),
        ("harbour minister", "Han Chol Ung resigned from the board of the mill"),
        ("대통령", "한철웅 대통령이 4일 방앗간당 총재직을 사퇴했다"),
        ("의원", "한철웅 의원이 원내대표직을 전격 사임했다"),
        ("President of the Mill", "한철웅 대통령이 당 대표직에서 물러났다"),
        ("President of the Mill", "韓哲雄大統領は党総裁を辞任した"),
        ("President of the Mill", "韩哲雄宣布辞去党主席职务"),
    ],
)
def test_another_office_than_the_one_that_was_lost_is_kept(office: str, fate: str) -> None:
    role = stated(office, 2013)
    for days in (-5, 0, 40):
        end = days_later(lost(fate), days)
        assert present_role([role], end) == role
        assert present_role([stated("who stepped down as keeper", 2013), role], end) == role
    assert present_role([role], days_later(lost(fate), 400)) is None
    life = KnownLife(None, (KnownOffice(office, "2012", None),))
    assert without_lost(life, lost(fate)) == life


@pytest.mark.parametrize(
    ("office", "fate"),
    [
        ("President", "Han Chol Ung stepped down from the presidency"),
        ("harbour minister", "Han Chol Ung resigned from his post on Monday"),
        ("harbour minister", "Han Chol Ung was dismissed on Monday as he left the pier"),
        ("harbour minister", "Han Chol Ung was killed as he left the pier"),
        ("항만부 장관", "한철웅 장관이 책임을 지고 사퇴했다"),
        ("항만부 장관", "한철웅 장관이 장관직에서 물러났다"),
        ("원내대표", "한철웅 의원이 대표직을 사퇴했다"),
        ("President of the Mill", "한철웅 대통령이 대통령직에서 물러났다"),
        ("Prime Minister of the Mill", "韩哲雄宣布辞去总理职务"),
    ],
)
def test_the_office_that_was_lost_is_not_kept(office: str, fate: str) -> None:
    assert present_role([stated(office, 2013)], lost(fate)) is None
    assert without_lost(KnownLife(None, (KnownOffice(office, "2012", None),)), lost(fate)) == KnownLife(None, ())


def test_for_some_days_others_still_call_somebody_by_the_office() -> None:
    role = stated("minister", 2013)

    def earlier(days: int) -> ReportedFate:
        article = replace(role.article, at=role.article.at - timedelta(days))
        return ReportedFate(replace(role, article=article))

    assert last_fate([earlier(1)], [role]) == earlier(1)
    assert last_fate([earlier(7)], [role]) is None


@pytest.mark.parametrize(
    ("role", "other"),
    [
        ("통일부장관", "통일부 장관"),
        ("외교부차관", "외교부 1차관"),
        ("外務省第一副相", "副相"),
        ("外交部发言人", "发言人"),
        ("対外経済次官", "対外経済省次官"),
        ("vice minister of trade", "trade minister"),
    ],
)
def test_an_office_in_a_longer_and_a_shorter_form_is_that_of_one_person(role: str, other: str) -> None:
    assert not only_name_connects([stated(role, 2024), stated(other, 2023)], {})


@pytest.mark.parametrize(
    ("role", "other"), [("체신상", "북한학과 교수"), ("外務次官", "大学教授"), ("trade official", "law professor")]
)
def test_offices_without_a_word_in_common_may_be_those_of_several_people(role: str, other: str) -> None:
    assert only_name_connects([stated(role, 2024), stated(other, 2023)], {})
