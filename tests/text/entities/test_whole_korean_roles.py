"""Where the span of a Korean role begins and ends."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.entities.test_roles import roles


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("남원시 산림녹지과 주무관 옥세라는 말을 아꼈다.", "옥세라", "남원시 산림녹지과 주무관"),
        ("전직 국가정보원 분석관 명재호는 현재 연구소에 있다.", "명재호", "전직 국가정보원 분석관"),
        ("추미란 당시 원장이 결재했다.", "추미란", "당시 원장"),
        ("이날 대전 유성경찰서 형사과장 표진수는 말을 아꼈다.", "표진수", "대전 유성경찰서 형사과장"),
        ("북한 외무성 미국 담당 부상 최영림이 나왔다.", "최영림", "북한 외무성 미국 담당 부상"),
        # nouns that are adverbs, and days, are no part of an office
        ("경찰 조사 결과 회장 김철수는 무죄였다.", "김철수", "회장"),
        ("16일 회장 김철수는 사과했다.", "김철수", "회장"),
        ("최고경영자(CEO) 겸 창업자인 김재현은 말했다.", "김재현", "최고경영자(CEO) 겸 창업자"),
        ("전 부산항만공사 감사 김두호가 말했다.", "김두호", "전 부산항만공사 감사"),
        ("황지훈 제1차장 겸 국가안전보장회의 사무처장이 왔다.", "황지훈", "제1차장 겸 국가안전보장회의 사무처장"),
        ("한국은행 조사국 물가동향팀장 김지훈은 설명했다.", "김지훈", "한국은행 조사국 물가동향팀장"),
        ("검사 출신인 우재혁 변호사는 말을 아꼈다.", "우재혁", "검사 출신"),
        # words that end like a body
        ("역시 위원장 강지연은 웃었다.", "강지연", "위원장"),
        # the country of an ambassador's office
        ("주일본 대사 이서준 씨는 도쿄에서 회견했다.", "이서준", "주일본 대사"),
    ],
)
def test_a_korean_role_begins_behind_the_last_particle(
    text: str, name: str, role: str, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base)[name] == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("야당 간사 최민호 의원이 물었다.", "최민호", "야당 간사"),
        ("당시 합참의장 최민호 대장은 말을 아꼈다.", "최민호", "당시 합참의장"),
        ("당시 합참의장이던 최민호 의원은 말을 아꼈다.", "최민호", "의원"),
        ("수산위원회 위원장으로 알려진 최민호는 없었다.", "최민호", "수산위원회 위원장으로 알려진"),
        ("수산신문 대표인 제주 기자 최민호가 왔다.", "최민호", "수산신문 대표"),
        ("시장인 형 친구 최민호가 왔다.", "최민호", None),
        ("사장인 어머니 몰래 최민호가 왔다.", "최민호", None),
        ("국방상 최민호 육군대장이 왔다.", "최민호", "국방상"),
        ("수산연구원 국장을 지낸 최민호 어업연구원 고문이 왔다.", "최민호", "어업연구원 고문"),
        ("최민호 고문 사건을 다룬 영화다.", "최민호", None),
    ],
)
def test_a_korean_role_is_what_says_most(
    text: str, name: str, role: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert roles(text, tagger, base).get(name) == role
