"""Korean words that come with a gesture or a feeling: whose they are, and that the gesture is no part of them."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_korean_speakers_in_news import said

_DID_IT = "“배운 대로 했을 뿐이에요.” "


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("천보람 씨가 쑥스러운 듯 웃었다.", "천보람"),
        ("버스 기사 천보람 씨는 손사래를 쳤다.", "천보람"),
        ("노조 위원장 천보람 씨가 한숨을 내쉬었다.", "천보람"),
    ],
)
def test_who_smiles_behind_a_whole_sentence_has_said_it(
    tagger: Tagger, base: Knowledge, behind: str, speaker: str
) -> None:
    assert said(_DID_IT + behind, tagger, base) == [("배운 대로 했을 뿐이에요", speaker)]


@pytest.mark.parametrize(
    "text",
    [
        # words of somebody else, to which the act is the answer
        _DID_IT + "딸의 말에 천보람 씨가 웃었다.",
        _DID_IT + "옆에 있던 천보람 씨가 웃었다.",
        _DID_IT + "천보람 씨도 웃었다.",
        _DID_IT + "천보람 씨가 고개를 끄덕였다.",
        _DID_IT + "관객들이 웃었다.",
        "“많이 힘드셨죠?” 천보람 씨는 눈시울을 붉혔다.",
        # a title and a thought
        "‘낙원 식당’. 천보람 씨가 간판을 가리키며 웃었다.",
    ],
)
def test_who_smiles_at_a_question_or_others_words_has_not_said_them(tagger: Tagger, base: Knowledge, text: str) -> None:
    assert said(text, tagger, base) == []


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("유감을 표하며 길을 계속 찾겠다", "길을 계속 찾겠다"),
        ("유가족에게 애도의 뜻을 표하며 재발을 막겠다", "재발을 막겠다"),
        ("아쉬움을 나타내면서 다시 논의하겠다", "다시 논의하겠다"),
        # what others felt, and what the speaker does
        ("북한이 유감을 표하며 물러섰다", "북한이 유감을 표하며 물러섰다"),
        ("예산을 늘리며 내실도 다지겠다", "예산을 늘리며 내실도 다지겠다"),
    ],
)
def test_the_feeling_that_words_come_with_is_no_part_of_them(
    tagger: Tagger, base: Knowledge, content: str, left: str
) -> None:
    assert said(f"김한별 시장은 {content}고 말했다.", tagger, base) == [(left, "김한별")]


def test_a_firm_that_adds_what_it_intends_speaks_for_itself(tagger: Tagger, base: Knowledge) -> None:
    complaint = "이용자 기보름 씨는 “결제한 회차가 사라졌다”고 했다."
    assert said(f"{complaint} 회사는 보상안을 곧 공지하겠다고 덧붙였다.", tagger, base)[1:] == [
        ("보상안을 곧 공지하겠다", "회사")
    ]
    assert len(said(f"{complaint} 회사는 무책임하다고 덧붙였다.", tagger, base)) == 1


@pytest.mark.parametrize("excuse", ["사실무근", "거짓 주장", "졸속"])
def test_who_speaks_in_a_word_too_short_to_quote_speaks_on(tagger: Tagger, base: Knowledge, excuse: str) -> None:
    text = f"시장은 “돈이 없다”고 말했다. 노조는 {excuse}이라며 고소하겠다고 했다."
    assert said(text, tagger, base)[-1] == ("고소하겠다", "노조")
