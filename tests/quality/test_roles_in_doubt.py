"""Offices that somebody else holds or won, that are only likely, or that the holder fills for another."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_roles import roles


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("과수원 주인 심지민 후보가 노재석 후보를 제치고 조합장에 선출됐다.", "노재석"),
        ("심지민 의원이 노재석 의원을 꺾고 원내대표에 당선됐다.", "노재석"),
        ("심지민 차관이 노재석 장관을 대신해 위원장을 맡았다.", "노재석"),
        ("심지민 교수가 노재석 교수에 이어 총장으로 임명됐다.", "노재석"),
        ("심지민 의원은 노재석 의원을 누르고 국회의장으로 뽑혔다.", "노재석"),
        ("If Hwang Min-jae is the nominee, the guild will split.", "Hwang Min-jae"),
        ("Unless Hwang Min-jae is elected president, the party will split.", "Hwang Min-jae"),
        ("Should Hwang Min-jae be named chairman, the shares will fall.", "Hwang Min-jae"),
        ("It depends on whether Hwang Min-jae is appointed ambassador to Peru.", "Hwang Min-jae"),
        ("Were Hwang Min-jae to become governor, taxes would rise.", "Hwang Min-jae"),
    ],
)
def test_an_office_of_another_or_of_a_condition_is_none(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    offices = {"조합장", "원내대표", "위원장", "총장", "국회의장", "nominee", "president", "chairman", "governor"}
    assert roles(text, tagger, base).get(person) not in offices | {"ambassador to Peru"}


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("황민재 대통령 권한 대행은 이날 연설했다.", "황민재", "대통령 권한 대행"),
        ("앞서 황민재 시장 직무 대행이 회의를 열었다.", "황민재", "시장 직무 대행"),
        ("황민재 대통령 권한대행은 이날 연설했다.", "황민재", "대통령 권한대행"),
        ("대통령 권한 대행 황민재 총리가 회의를 열었다.", "황민재", "대통령 권한 대행"),
        (
            "The port's likely next prime minister, Hwang Min-jae, spoke.",
            "Hwang Min-jae",
            "port's likely next prime minister",
        ),
        ("The presumptive nominee, Hwang Min-jae, spoke.", "Hwang Min-jae", "presumptive nominee"),
        ("The would-be president, Hwang Min-jae, spoke.", "Hwang Min-jae", "would-be president"),
        ("정부는 황민재 교수를 기상청장으로 임명했다.", "황민재", "기상청장"),
        ("심지민 후보를 제친 황민재 의원이 조합장에 선출됐다.", "황민재", "조합장"),
        ("The bridge holds, United Nations spokesman Hwang Min-jae said.", "Hwang Min-jae", "United Nations spokesman"),
        ("Hwang Min-jae was elected president on Monday.", "Hwang Min-jae", "president"),
    ],
)
def test_an_office_is_shown_with_what_it_is(
    text: str, person: str, office: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base).get(person) in (office, office.replace("조합장", "의원"))
