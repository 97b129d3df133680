"""Whom a report addresses as it addresses no official, such as with 씨 or 할머니, is a namesake."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.entities.test_namesakes import known


@pytest.mark.parametrize(
    "text",
    [
        "떡집을 운영하는 이재명(58) 씨는 한국 시장에서 대통령을 기다린다.",
        "서점 주인 한동훈씨는 한국 소설을 읽는다.",
        "덕장을 하는 최선희(55) 씨는 북한 명태를 말린다.",
        "장비업체 대표 이재용(41) 씨는 삼성전자 투자를 기다린다.",
        "한동훈 군의원은 한국 관광객이 줄었다고 말했다.",
        "국민의힘 오세훈 시의원은 서울 축제를 비판했다.",
        "새별군의회 한동훈 의원은 한국 관광객이 줄었다고 말했다.",
        "새별군의회 국민의힘 한동훈 의원은 한국 관광객이 줄었다고 말했다.",
        "한동훈 부산 새별구의원은 한국 관광객이 줄었다고 말했다.",
    ],
)
def test_whom_a_report_calls_as_it_calls_no_politician_is_another(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert (
        known(text, tagger, base) & {"lee-jae-myung", "han-dong-hoon", "lee-jae-yong", "oh-se-hoon", "choe-son-hui"}
        == set()
    )


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("야당은 “이재명씨는 재판을 받아야 한다”고 말했다.", "lee-jae-myung"),
        ("한동훈 전 대표는 한국 정치를 바꾸겠다고 말했다.", "han-dong-hoon"),
        ("나경원 의원은 서울에서 법안을 비판했다.", "na-kyung-won"),
        ("윤석열씨는 서울중앙지법에 나오지 않았다.", "yoon-suk-yeol"),
        ("명태균씨의 변호인은 혐의를 부인했다.", "myung-tae-kyun"),
        ("검찰은 전성배씨를 불러 조사했다.", "jeon-seong-bae"),
        ("이재용(57) 삼성전자 회장은 미국으로 떠났다.", "lee-jae-yong"),
        ("나경원 의원은 서울 동작구 의원 사무실에서 법안을 비판했다.", "na-kyung-won"),
        ("이재명 대통령이 성남시의회 의장을 한국에서 만났다.", "lee-jae-myung"),
        ("오세훈 시장 시의원들 만나 서울 예산을 논의했다.", "oh-se-hoon"),
        ("서울시의회 찾은 나경원 위원장은 법안을 비판했다.", "na-kyung-won"),
    ],
)
def test_the_politician_and_who_is_called_so_in_a_trial_are(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    assert person in known(text, tagger, base)


def test_whom_a_text_calls_president_is_the_same_with_another_form_of_address(tagger: Tagger, base: Knowledge) -> None:
    text = "이재명 대통령은 회의를 열었다. 1989년 변호사로 개업한 이재명 씨는 성남에서 시민운동을 했다."
    found = {entity.id: len(entity.mentions) for entity in find_entities(tagger.tag(text), base, None, "2025-11-27")}
    assert found["lee-jae-myung"] == 2


@pytest.mark.parametrize(
    "text",
    [
        "함경남도 북청이 고향인 김영철(91) 할아버지는 추석이면 임진각을 찾는다. 김영철 씨는 동생을 그린다.",
        "이산가족 최선희(88) 할머니는 북한에 있는 동생을 그린다.",
        "북한이 고향인 실향민 리수용 옹은 철책 앞에 섰다.",
        "북한 신포가 고향인 김영남 옹은 배를 탔다. 김 옹은 동생을 그린다.",
        "평양에서 온 최선희 어르신은 합창단에서 노래한다.",
        "북한 출신 조용원 씨는 국밥집을 연다.",
    ],
)
def test_whom_a_report_addresses_as_anybody_is_no_official_of_the_north(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("위안부 피해자 이용수 할머니는 일본의 사죄를 요구했다.", "lee-yong-soo"),
        ("최선희 북한 외무상은 회담했다. 아이들은 최선희 할머니를 그렸다.", "choe-son-hui"),
        ("북한 외무상 최선희가 모스크바를 찾았다. 아이들은 최선희 할머니라고 불렀다.", "choe-son-hui"),
        ("김영철 통일전선부장이 서울을 찾았다. 김영철 씨는 북한 사람이다.", "kim-yong-chol"),
        ("북한의 조용원 비서가 할머니 집을 찾았다.", "jo-yong-won"),
        ("북한의 김영남 상임위원장이 왔다. 김영남 씨는 웃었다.", "kim-yong-nam"),
        ("황장엽 씨는 북한을 떠났다.", "hwang-jang-yop"),
        ("김정철 씨가 런던에서 공연을 봤다고 북한 전문 매체가 전했다.", "kim-jong-chol"),
    ],
)
def test_who_is_known_as_such_may_be_addressed_so(text: str, person: str, tagger: Tagger, base: Knowledge) -> None:
    assert person in known(text, tagger, base)
