"""Answers of press conferences and interviews in Korean, Japanese and Chinese."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said

_KOREAN = """{} 다음은 일문일답.

─언제 만나나.
"내년 봄이 마지막이다. 그 뒤에는 창이 닫힌다."

─한국의 역할은.
"옆에서 뛰기만 해서는 안 된다."
"""
_JAPANESE = """{}

――次の日程は。
「来月中旬に首脳会談を開く」

――抗議したか。
「直ちに厳重に抗議した」
"""
_CHINESE = """2026年11月26日，外交部发言人毛宁主持例行记者会。

韩联社记者：中方对此有何评论？

毛宁：我们注意到有关报道。对话是唯一出路。

路透社记者：你能否证实？

毛宁：目前没有可以提供的信息。
"""


def _answers(text: str, tagger: Tagger, base: Knowledge) -> set[str | None]:
    """The speakers of the statements below the announcement."""
    opening = text.split("\n", 1)[0]
    return {speaker for speaker, words in said(text, tagger, base) if words not in opening}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (_KOREAN.format('문정인 연세대 명예교수는 24일 본지와 만나 "창이 닫힌다"고 말했다.'), "Moon Chung-in"),
        (_JAPANESE.format("木原稔官房長官の27日午前の記者会見の要旨は次の通り。"), "Minoru Kihara"),
        (_CHINESE, "Mao Ning"),
    ],
)
def test_an_answer_is_said_by_whose_conference_it_is(text: str, speaker: str, tagger: Tagger, base: Knowledge) -> None:
    assert _answers(text, tagger, base) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        _KOREAN.format("본지는 24일 김정은의 전 요리사를 만났다."),
        _KOREAN.format('김정은의 전 요리사는 24일 본지와 만나 "창이 닫힌다"고 말했다.'),
        _KOREAN.format('문정인 교수는 이재명 대통령을 두고 "창이 닫힌다"고 말했다.'),
        _JAPANESE.format("金正恩氏の元料理人の記者会見の要旨は次の通り。"),
        _JAPANESE.format("木原稔官房長官と李在明大統領の共同記者会見の要旨は次の通り。"),
    ],
)
def test_nobody_answers_where_another_may_be_meant(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert _answers(text, tagger, base) <= {None}


def test_one_line_with_a_name_is_no_turn(tagger: Tagger, base: Knowledge) -> None:
    assert said("外交部发言人毛宁主持记者会。\n\n毛宁：对话是唯一出路。", tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "합참은 이날 오전 6시 51분과 7시 3분께 미사일 두 발을 포착했다고 밝혔다.",
            ("South Korean Joint Chiefs of Staff", "오전 6시 51분과 7시 3분께 미사일 두 발을 포착했다"),
        ),
        (
            "합참은 이날 오전 6시 51분께 미사일 두 발을 포착했다고 밝혔다.",
            ("South Korean Joint Chiefs of Staff", "미사일 두 발을 포착했다"),
        ),
        (
            "기상청은 28일 밤까지 눈이 더 내리겠다고 예보했다.",
            ("Korea Meteorological Administration", "28일 밤까지 눈이 더 내리겠다"),
        ),
        (
            "통일부는 탈북민 용어를 '북향민'으로 바꾸겠다고 밝혔다.",
            ("South Korean Ministry of Unification", "탈북민 용어를 '북향민'으로 바꾸겠다"),
        ),
    ],
)
def test_content_keeps_its_times_and_names(
    text: str, statement: tuple[str, str], tagger: Tagger, base: Knowledge
) -> None:
    assert said(text, tagger, base) == {statement}


def test_a_new_topic_with_a_title_is_not_the_speaker_before(tagger: Tagger, base: Knowledge) -> None:
    said_before = '김수빈 기상청 예보관은 "눈이 내리겠다"고 말했다.'
    text = f'{said_before} 김웅 부총재보는 "연말까지 2% 안팎으로 낮아질 것"이라고 내다봤다.'
    assert said(text, tagger, base) == {
        ("김수빈", "눈이 내리겠다"),
        ("김웅 부총재보", "연말까지 2% 안팎으로 낮아질 것"),
    }


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("日本の政府関係者", "日本の政府関係者"),
        ("複数の外務省幹部", "複数の外務省幹部"),
        ("これについて政府関係者", "政府関係者"),
    ],
)
def test_a_nameless_official_keeps_the_state(phrase: str, speaker: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(f"{phrase}は「協議は続いている」と述べた。", tagger, base) == {(speaker, "協議は続いている")}
