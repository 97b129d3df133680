"""Offices that ended long before the day of an article that names their holder without saying so."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger

TODAY = "2026-12-03"


def roles(text: str, tagger: Tagger, base: Knowledge, day: str | None = TODAY) -> dict[str, str | None]:
    """The persons of a text with their offices, read as of a day."""
    found = find_entities(tagger.tag(text), base, None, day)
    return {one.name: one.role.text if one.role else None for one in found if one.kind is EntityKind.PERSON}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("1972년 박정희 대통령은 유신헌법을 선포했다.", "Park Chung-hee"),
        ("2018년 문재인 대통령은 판문점을 찾았다.", "Moon Jae-in"),
        ("In 2000, President Kim Dae-jung flew to Pyongyang.", "Kim Dae-jung"),
        ("He was an aide to President Roh Moo-hyun from 2003 to 2008.", "Roh Moo-hyun"),
        ("李明博大統領の時代に外相を務めた柳明桓氏は語った。", "Lee Myung-bak"),
        ("卢武铉总统时期的统一部长郑东泳表示。", "Roh Moo-hyun"),
    ],
)
def test_an_office_that_ended_years_ago_is_not_shown_as_of_today(
    tagger: Tagger, base: Knowledge, text: str, holder: str
) -> None:
    assert roles(text, tagger, base)[holder] is None


@pytest.mark.parametrize(
    ("text", "day", "office"),
    [
        # an article of that time, one without a date, and one that says the time itself
        ("문재인 대통령은 판문점을 찾았다.", "2018-04-27", "대통령"),
        ("문재인 대통령은 판문점을 찾았다.", None, "대통령"),
        ("문재인 전 대통령은 판문점을 찾았다.", TODAY, "전 대통령"),
        ("Under then-President Moon Jae-in, an office opened.", TODAY, "then-President"),
        ("故盧武鉉元大統領の追悼式が開かれた。", TODAY, "元大統領"),
    ],
)
def test_what_the_text_says_of_its_own_time_stays(
    tagger: Tagger, base: Knowledge, text: str, day: str | None, office: str
) -> None:
    assert office in roles(text, tagger, base, day).values()


def test_who_came_back_to_an_office_holds_it(tagger: Tagger, base: Knowledge) -> None:
    assert roles("President Donald Trump spoke.", tagger, base) == {"Donald Trump": "President"}


def test_the_eternal_president_is_called_so(tagger: Tagger, base: Knowledge) -> None:
    assert roles("They laid flowers at a statue of President Kim Il Sung.", tagger, base)["Kim Il Sung"] == "President"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("도한별 시장 재임 시절 지은 다리가 무너졌다.", "시장 재임 시절"),
        ("도한별 장관 때 만든 제도가 폐지됐다.", "장관 때"),
        ("도한별 시장 당시의 비서실장이 말했다.", "시장 당시"),
        # what only looks like a time
        ("도한별 장관 때문에 회의가 늦었다.", "장관"),
        ("도한별 시장 때리기가 도를 넘었다.", "시장"),
        ("도한별 선장 당시 상황을 설명했다.", "선장"),
    ],
)
def test_the_time_behind_an_office_stays_with_it(tagger: Tagger, base: Knowledge, text: str, office: str) -> None:
    assert roles(text, tagger, base) == {"도한별": office}
