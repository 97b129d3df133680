"""The roles of a person over time, and what articles say of their end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model.analysis import Span
from bot.model.answers import ArticleRef, Linked
from bot.text.entities.roles.fate import fate
from bot.text.entities.roles.past import is_past_role
from bot.text.entities.roles.succession import last_fate, succession


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


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Han Chol Ung died of a heart attack, it said.", "Han Chol Ung", "Han Chol Ung died of a heart attack"),
        ("Han Chol Ung, a poet, was dismissed in May.", "Han Chol Ung", "Han Chol Ung, a poet, was dismissed in May"),
        ("Han Chol Ung, who was purged in 2013, is back.", "Han Chol Ung", "Han Chol Ung, who was purged in 2013"),
        ("It is not known whether Han Chol Ung was executed.", "Han Chol Ung", None),
        ("Rumours that Han Chol Ung had been purged were denied.", "Han Chol Ung", None),
        ("Han Chol Ung may have been dismissed.", "Han Chol Ung", None),
        ("Han Chol Ung said that his driver was killed.", "Han Chol Ung", None),
        ("한철웅 검열위원장이 13일 사망했다고 통신이 전했다.", "한철웅", "한철웅 검열위원장이 13일 사망했다고"),
        ("정부는 한철웅 원장을 해임했다.", "한철웅", "한철웅 원장을 해임했다"),
        ("13일 별세한 한철웅 원장의 빈소다.", "한철웅", "13일 별세한 한철웅"),
        ("한철웅 총리는 장관을 해임했다.", "한철웅", None),
        ("한철웅 총리는 장관이 숨졌다고 말했다.", "한철웅", None),
        ("한철웅 부장이 숙청됐다는 소문이 있다.", "한철웅", None),
        ("한철웅 원장이 13일 사망한 것으로 확인됐다.", "한철웅", "한철웅 원장이 13일 사망한 것으로"),
        ("한철웅 원장이 지난달 숨진 뒤 자리가 비었다.", "한철웅", "한철웅 원장이 지난달 숨진 뒤"),
        ("한철웅 부장은 5월에 숙청당했다고 한다.", "한철웅", "한철웅 부장은 5월에 숙청당했다고"),
        ("한철웅 시인이 병으로 별세", "한철웅", "한철웅 시인이 병으로 별세"),
        ("한철웅 원장이 병으로 사망해 자리가 비었다.", "한철웅", "한철웅 원장이 병으로 사망해"),
        ("의회는 한철웅 시장을 해임해야 한다.", "한철웅", None),
        ("한철웅 씨가 창고에서 숨진 채 발견됐다.", "한철웅", "한철웅 씨가 창고에서 숨진 채"),
        ("한철웅 씨 가족이 창고에서 숨진 채 발견됐다.", "한철웅", None),
        ("한철웅 시장 보좌관이 해임됐다.", "한철웅", None),
        ("한철웅 시장이 공사장 붕괴 사망 인부들의 가족을 찾았다.", "한철웅", None),
        ("한철웅 시장은 옛 스승의 별세를 애도했다.", "한철웅", None),
        ("한철웅 시장은 화재로 숨진 인부들을 추모했다.", "한철웅", None),
        ("한철웅 시장은 지난주 사망한 인부의 빈소를 찾았다.", "한철웅", None),
        ("한철웅 시장이 인부 3명이 숨졌다고 밝혔다.", "한철웅", None),
        ("한철웅 시장이 인부 3명 숨졌다고 밝혔다.", "한철웅", None),
        ("야당은 한철웅 시장을 해임하라고 촉구했다.", "한철웅", None),
        ("위원회는 한철웅 시장을 해임하기로 의견을 모았다.", "한철웅", None),
        ("한철웅 시장은 해임돼야 한다고 말했다.", "한철웅", None),
        ("한철웅 시장이 해임되면 선거를 다시 한다.", "한철웅", None),
        ("아들이 숙청된 한철웅 시인의 글이다.", "한철웅", None),
        ("아버지가 작년에 사망한 한철웅 시인의 글이다.", "한철웅", None),
        ("The widow of Han Chol Ung died in May.", "Han Chol Ung", None),
        ("An aide to President Han Chol Ung was dismissed.", "Han Chol Ung", None),
        ("Minister of Defense Han Chol Ung was executed.", "Han Chol Ung", "Han Chol Ung was executed"),
    ],
)  # fmt: skip
def test_death_and_loss_of_office_are_told_only_where_an_article_says_so(
    text: str, name: str, said: str | None
) -> None:
    start = text.index(name)
    found = fate(text, [Span(start, start + len(name))])
    assert (found and text[found.start : found.end]) == said


def test_who_is_in_office_again_after_a_report_of_his_end_is_not_shown_as_gone() -> None:
    end = replace(stated("Han Chol Ung was executed", 2013), start=3)
    assert last_fate([end], [stated("vice-premier", 2013)]) == end
    assert last_fate([end], [stated("the late vice-premier", 2020), stated("minister", 2012)]) == end
    assert last_fate([end], [stated("vice-premier", 2014)]) is None
    assert last_fate([], [stated("vice-premier", 2014)]) is None
