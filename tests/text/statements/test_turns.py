"""Answers of press conferences and interviews."""

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


_FIRST, _SECOND = "Corn bread, and I ate it all.", "I slept for days after that."
_LETTERED = f"{{}}\n\nQ: What was first?\n\nA: {_FIRST}\n\nQ: And then?\n\nA: {_SECOND}"
_NAMED = f"{{}}\n\nJH: What was first?\n\nSM: {_FIRST}\n\nJH: And then?\n\nSM: {_SECOND}"
_BOLD = f"{{}}\n\nWhat was first?\n\n{_FIRST}\n\nAnd then?\n\n{_SECOND}\n\nAnd now?\n\nI bake."


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (_LETTERED, "Seo Mi-rae left Rason in 2011. She spoke to the Loaf Review in Ulsan."),
        (
            _LETTERED,
            "Seo Mi-rae left Rason in 2011. In an interview with the Loaf Review in Ulsan, she remembers bread.",
        ),
        (_LETTERED, "The following is an edited transcript of our conversation with Seo Mi-rae."),
        (_NAMED, "Seo Mi-rae left Rason in 2011."),
        (_BOLD, "Seo Mi-rae left Rason in 2011. We met in a bakery in Ulsan."),
        (_BOLD, "Seo Mi-rae left Rason in 2011. She bakes in Ulsan. We spoke in her shop."),
    ],
)
def test_an_english_answer_is_said_by_who_was_interviewed(
    text: str, opening: str, tagger: Tagger, base: Knowledge
) -> None:
    given = {(speaker, words) for speaker, words in said(text.format(opening), tagger, base) if words in text}
    assert {("Seo Mi-rae", _FIRST), ("Seo Mi-rae", _SECOND)} <= given
    assert not any("?" in words for _, words in given)


@pytest.mark.parametrize(
    "opening",
    [
        "Seo Mi-rae left Rason in 2011. Her cook, who fled as well, spoke to the Loaf Review.",
        "Seo Mi-rae's cook left Rason in 2011. She spoke to the Loaf Review.",
        "Seo Mi-rae left Rason in 2011. Go Eun-bi stayed there. She spoke to the Loaf Review.",
        "The Loaf Review spoke to Seo Mi-rae and Go Eun-bi.",
        "Here is what to know about Seo Mi-rae.",
    ],
)
def test_nobody_gives_an_english_answer_where_another_may_be_meant(
    opening: str, tagger: Tagger, base: Knowledge
) -> None:
    found = said(_LETTERED.format(opening), tagger, base)
    assert {speaker for speaker, words in found if words in (_FIRST, _SECOND)} == {None}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "◇ 마선영> 두 분 안녕하세요. 줄여야 합니까?\n◆ 도윤찬> 하루만 더 줄이면 됩니다.\n◇ 마선영> 교수님은요?\n"
            "◆ 이철묵> 저는 반대합니다.\n◆ 도윤찬> 군인도 쉬어야 합니다.\n◆ 이철묵> 안보는 쉬지 않습니다.",
            {"도윤찬", "이철묵"},
        ),
        (
            "왕지혜 장관은 19일 회견을 열었다. 다음은 왕 장관과의 일문일답.\n문: 언제 알았나.\n답: 신문을 보았다.\n"
            "문: 사퇴하나.\n답: 뜻에 따르겠다.",
            {"왕지혜"},
        ),
        (
            "도윤찬 의원의 보좌관을 14일 만나 물었다.\n문: 언제 알았나.\n답: 저는 신문을 봤습니다.\n문: 사퇴하나.\n"
            "답: 저는 떠났습니다.",
            {None},
        ),
        (
            "外交部发言人郝正20日主持例行记者会。\n法新社记者：有何评论？\n郝正：中方注意到有关报道。\n"
            "彭博社记者：是否参加？\n郝正：我没有可以提供的信息。",
            {"郝正"},
        ),
        (
            "外交部长金永南的发言人就会谈答记者问。\n问：有何评论？\n答：中方注意到有关报道。\n问：是否参加？\n答：我没有信息。",
            {None},
        ),
        (
            "防衛相の記者会見のやりとりは次の通り。\n記者：確認したか。\n防衛相：詳細は分析中だ。\n記者：抗議したか。\n"
            "防衛相：直ちに北京で抗議した。",
            {"防衛相"},
        ),
    ],
)
def test_turns_with_labels_are_said_by_who_has_the_label(
    text: str, speakers: set[str | None], tagger: Tagger, base: Knowledge
) -> None:
    assert {speaker for speaker, words in said(text, tagger, base) if words in text} == speakers


_BROADCAST = """◇ 진행자 > 두손섬유 도한별 대표를 연결합니다. 안녕하세요.
◆ 도한별 > 네, 안녕하십니까.
◇ 진행자 > 지금 사정은 어떻습니까?
◆ 도한별 > 작년에 문을 닫았습니다.
◇ 진행자 > 정부에 바라는 게 있다면요?
◆ 도한별 > 설비가 이미 없다는 것 아닙니까.
"""


def test_who_answers_may_end_with_a_question_too(tagger: Tagger, base: Knowledge) -> None:
    found = said(_BROADCAST, tagger, base)
    assert ("도한별", "작년에 문을 닫았습니다.") in found
    assert ("도한별", "설비가 이미 없다는 것 아닙니까.") in found
    assert not any("사정은" in words or "바라는" in words for _, words in found)


def test_two_hosts_who_ask_do_not_answer(tagger: Tagger, base: Knowledge) -> None:
    text = _BROADCAST.replace("◇ 진행자 > 지금", "◇ 여은별 > 지금")
    text = text.replace("없다는 것 아닙니까.", "없습니다.") + "◇ 여은별 > 언제 다시 엽니까?\n◆ 도한별 > 모릅니다.\n"
    assert "여은별" not in {speaker for speaker, _ in said(text, tagger, base)}
