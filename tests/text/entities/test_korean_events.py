"""Weapons, events and agreements by the names of Korean news. What is said of them is fictional."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("북한이 최현호에서 순항미사일을 쏘았다고 합참이 밝혔다.", "choe-hyon-destroyer"),
        ("초대형 방사포 여섯 발을 쏘았다고 통신이 보도했다.", "kn-25"),
        ("미군 전략폭격기 '죽음의 백조'가 서해 상공을 날았다.", "b-1b-lancer"),
        ("노동당 9차 대회를 앞두고 공장을 찾았다.", "ninth-congress-of-the-workers-party-of-korea"),
        ("제9차 당대회는 평양에서 열렸다.", "ninth-congress-of-the-workers-party-of-korea"),
        ("통일부는 9·19 군사합의를 되살리겠다고 밝혔다.", "comprehensive-military-agreement"),
        ("한미핵협의그룹 회의가 서울에서 열렸다.", "nuclear-consultative-group"),
        ("이태원 참사 유족이 국회를 찾았다.", "itaewon-crowd-crush"),
        ("법원은 12·3 비상계엄 사태의 책임을 물었다.", "2024-south-korean-martial-law-crisis"),
        ("천안함 피격 유족이 대통령실을 찾았다.", "sinking-of-the-cheonan"),
        ("프리덤 실드 연습이 다음 주 시작된다.", "freedom-shield"),
    ],
)
def test_they_are_known(text: str, known: str, tagger: Tagger, base: Knowledge) -> None:
    assert known in {one.id for one in find_entities(tagger.tag(text), base, None, "2026-11-30")}


@pytest.mark.parametrize(
    "text",
    [
        "이스라엘과 하마스가 휴전협정에 서명했다.",
        "두 장관의 싱가포르 회담은 한 시간 만에 끝났다.",
        "해일 경보가 내려졌다.",
        "몸의 강건함과 마음의 강건함은 함께 간다.",
        "배우 강건호는 새 영화를 소개했다.",
        "어선 최현호가 제주 앞바다에서 침몰했다고 해경이 밝혔다.",
        "베트남 공산당 8차 당대회는 하노이에서 열렸다.",
        "서울시는 2036 서울올림픽 유치를 포기했다.",
    ],
)
def test_a_like_word_is_none_of_them(text: str, tagger: Tagger, base: Knowledge) -> None:
    kinds = {one.kind for one in find_entities(tagger.tag(text), base, None, "2026-11-30") if one.id}
    assert not {"event", "treaty", "weapon"} & kinds
