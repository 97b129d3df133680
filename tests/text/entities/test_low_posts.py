"""A Korean with a post that no politician has, or named in a notice of a death, is no known person of the same name."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.entities.test_namesakes import known


@pytest.mark.parametrize(
    "text",
    [
        "▲ 재무과장 이재명 ▲ 총무과장 박도윤",
        "[인사] 기획재정부 ▲ 국제금융과장 이재명 ▲ 예산총괄과장 박도윤",
        "재무과장 김정은이 승진했다.",
        "도청은 이재명 도로과장을 건설국장으로 승진시켰다.",
        "윤석열 회담기획부장은 남북 회담을 준비하고 있다고 말했다.",
        "통일부 윤석열 과장은 “신청은 금요일까지”라고 말했다.",
        "한동훈 팀장은 “비가 와도 공사는 계속한다”고 말했다.",
        "시청 한동훈 주무관이 표창을 받았다.",
        "홍준표 과장은 예산을 늘리겠다고 밝혔다.",
        "김민석 한빛전자 상무는 공장을 둘러봤다.",
        "새벌시 김민석 과장은 설명했다.",
        "전 도로과장 이재명 씨가 책을 냈다.",
        "배우 김정은이 새 드라마에 나온다.",
        "배우 김정은(50)이 새 드라마에 나온다.",
        "▲문재인(새길건설 대표)씨 장인상",
        "▲ 윤석열씨(한빛전자 상무) 부친상",
    ],
)
def test_somebody_with_a_post_below_all_offices_of_state_is_another(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("이재명 대통령은 재무과장을 불러 물었다.", "lee-jae-myung"),
        ("이재명 정부 과장급 인사가 끝났다.", "lee-jae-myung"),
        ("이재명 정부 과장은 회의에 나오지 않았다.", "lee-jae-myung"),
        ("윤석열 대통령실 과장은 말을 아꼈다.", "yoon-suk-yeol"),
        ("재무과장 이재명 대통령 비판 글 올려 징계", "lee-jae-myung"),
        ("한동훈 만난 팀장들은 말을 아꼈다.", "han-dong-hoon"),
        ("한동훈 지지자들과 팀장 두 명이 남았다.", "han-dong-hoon"),
        ("조국 대표 팀장 회의에 참석", "cho-kuk"),
        ("한덕수 통상교섭본부장은 서명을 마쳤다.", "han-duck-soo"),
        ("한동훈 대검 반부패강력부장은 기자들을 만났다.", "han-dong-hoon"),
        ("윤석열 특별수사팀장은 국정감사에 나왔다.", "yoon-suk-yeol"),
        ("당시 과장이던 한덕수 전 총리는 협상을 맡았다.", "han-duck-soo"),
        ("조현 과장 시절 함께 일한 동료는 외교부 장관 조현을 기억했다.", "cho-hyun-minister"),
        ("김정은, 작업반장 칭찬", "kim-jong-un"),
        ("김정은 국무위원장은 작업반장을 칭찬했다.", "kim-jong-un"),
        ("유학생 김정은은 스위스에서 농구를 좋아했다.", "kim-jong-un"),
        ("가수 리설주가 공연을 봤다.", "ri-sol-ju"),
        ("최선희 미국국장은 회담이 없다고 말했다.", "choe-son-hui"),
        ("북한 외무성 최선희 미국과장은 회담에 나왔다.", "choe-son-hui"),
        ("▲문재인(전 대통령)씨 모친상", "moon-jae-in"),
    ],
)
def test_the_politician_beside_such_a_post_is_the_known_one(
    text: str, person: str, tagger: Tagger, base: Knowledge
) -> None:
    assert person in known(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("실향민 김정숙(90) 할머니는 북한 사진을 봤다. 김 할머니는 울었다.", set()),
        ("북한은 김정일의 어머니 김정숙의 생일을 기렸다.", {"kim-jong-il", "kim-jong-suk"}),
        ("가게 주인 노무현 씨는 가게를 닫았다.", set()),
        ("박정희 새벌전자 부장은 웃었다.", set()),
        ("박정희(44) 소장은 1961년 군사정변을 일으켰다.", {"park-chung-hee"}),
        ("배우 김정일은 웃었다.", set()),
        ("김정일 국방위원장은 배우들을 만났다.", {"kim-jong-il"}),
        ("황장엽 비서는 1997년 북한에서 망명했다. 황장엽씨는 서울에서 살았다.", {"hwang-jang-yop"}),
        ("김일성 할아버지는 어디 계시냐고 북한 아이가 물었다.", {"kim-il-sung"}),
    ],
)
def test_somebody_of_today_is_no_dead_politician(text: str, ids: set[str], tagger: Tagger, base: Knowledge) -> None:
    assert known(text, tagger, base) == ids


def test_an_actor_beside_the_leader_of_the_same_name_is_another(tagger: Tagger, base: Knowledge) -> None:
    text = "김정은 위원장과 배우 김정은은 이름이 같다. 배우 김정은은 웃었다."
    found = {entity.id: len(entity.mentions) for entity in find_entities(tagger.tag(text), base, None, "2026-03-10")}
    assert found["kim-jong-un"] == 1
    assert found[None] == 2


def test_a_known_politician_before_the_first_office_may_have_had_the_post(tagger: Tagger, base: Knowledge) -> None:
    text = "기획예산처 조현 과장은 회의를 마쳤다."
    for day, is_known in (("1999-05-04", True), ("2025-11-27", False)):
        found = {entity.id for entity in find_entities(tagger.tag(text), base, None, day)}
        assert ("cho-hyun-minister" in found) == is_known
