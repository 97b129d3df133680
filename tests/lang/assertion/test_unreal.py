"""Sentences of stories, games, drills, satires and checked claims, which report nothing, and the news around them."""

from __future__ import annotations

import re

import pytest

from bot.lang.assertion.unreal import unreal_spans

NOVEL = "In Han Ji-ho's new novel, North Korea fires a missile at dawn. Two ministers die. The book came out on Monday."


def unreal(text: str, title: str = "") -> list[str]:
    """The parts of sentences that report nothing."""
    return [text[one.start : one.end] for one in unreal_spans(text, title)]


def test_a_story_goes_on_until_a_sentence_with_a_day_or_a_source() -> None:
    assert unreal(NOVEL) == ["In Han Ji-ho's new novel, North Korea fires a missile at dawn.", "Two ministers die."]
    assert unreal("드라마에서 북한은 위성을 쏜다. 장관이 숨진다. 방송은 3일 시작됐다.") == [
        "드라마에서 북한은 위성을 쏜다.",
        "장관이 숨진다.",
    ]


def test_a_story_ends_with_its_paragraph() -> None:
    text = "The film opens with a launch at sea.\n\nThe harbor has 40 boats."
    assert unreal(text) == ["The film opens with a launch at sea."]


@pytest.mark.parametrize(
    "text",
    [
        "Sirens wailed and a loudspeaker spoke of a missile. It was a civil defense exercise.",
        "Phones showed that a missile had been fired. The message was sent by mistake.",
        "Smoke rose over the port. It was a rescue drill.",
        "주민 600명이 대피했다. 민방위 훈련 상황이었다.",
        "북한이 관광객을 우주로 보냈다. 만우절 기사였다.",
    ],
)
def test_a_sentence_takes_back_the_one_before_it(text: str) -> None:
    assert len(unreal(text)) == 2


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("A rocket flew at dawn. The city told people by text message to flee. The message was sent in error.", 2),
        ("로켓이 날았다. 시는 대피하라는 문자를 보냈다. 문자가 잘못 발송됐다고 부처가 밝혔다.", 2),
        ("A missile flew at dawn. Moscow said it had known of it. That was untrue.", 2),
        ("The city shook. A missile fell, a blogger wrote. He made it up.", 2),
        ("The city shook. A missile fell, a blogger wrote. He made this up.", 2),
    ],
)
def test_what_is_called_untrue_or_sent_in_error_is_no_more_than_that(text: str, taken_back: int) -> None:
    assert len(unreal(text)) == taken_back


def test_a_headline_tells_of_a_story_or_a_check() -> None:
    text = "A missile leaves its silo. The director came to Seoul on Monday."
    assert unreal(text, "Film review: Silo 9") == ["A missile leaves its silo."]
    assert unreal(text, "Fact check: The silo is empty") == ["A missile leaves its silo.", text.split(". ")[1]]
    for title in (
        "Missile leaves silo",
        "Video game maker hit",
        "Tigers beat Bears in a thriller",
        "Novel missile seen",
    ):
        assert unreal(text, title) == []


@pytest.mark.parametrize(
    "text",
    [
        "North Korea fired a missile on Friday. It was no exercise.",
        "North Korea fired missiles in a drill on Friday. The drill simulated a strike.",
        "North Korea fired two missiles on Thursday. It was a simulated nuclear strike, state media said.",
        "North Korea fired two cruise missiles in a simulated attack on Thursday.",
        "Kim Jong Un visited the port. It was an emergency meeting.",
        "북한은 미사일을 발사했다. 모의 훈련이었다고 통신은 전했다.",
        "북한은 가상의 표적을 향해 순항미사일 2발을 발사했다.",
        "In the fifth game of the Korean Series the Tigers won. The two clubs met in 1993.",
        "A documentary film shows Kim Jong Un at a farm.",
        "It was the latest in a series of launches. The game is not over.",
        "Kim visited the film studio. He praised the actors.",
        "훈련이 아닌 실제 상황이라고 방송은 전했다.",
        "In the middle of the war games, North Korea fired two missiles on Monday.",
        "In a documentary film of Monday, Kim Jong Un is at the yard.",
        "The vote on Act 3 is on Friday.",
        "It fired two missiles a day after its media condemned a satirical cartoon.",
        "A missile was fired from Sinpo, and KCNA published a doctored picture of it.",
        "North Korea fired a missile. It was assumed to be a Hwasong-18.",
        "North Korea fired a missile. It was an emergency launch test.",
        "North Korea fired a missile on Monday. It made it known a day later.",
        "북한이 방사포를 발사했다. 북한은 800㎞라고 주장했다. 실제로는 350㎞였다.",
        "북한이 미사일을 발사했다. 마침 민방위 훈련이라 놀란 시민은 적었다.",
        "중대본은 31명이 숨졌다고 밝혔다. 방대본은 집계를 바꿨다.",
        "김정은 위원장은 아시안게임에서 우승한 선수들을 만났다.",
        "철도 민영화는 파업으로 이어졌다. 김영화는 부부장이다. 회담 취소설은 돌지 않았다.",
        "북한은 미사일을 발사했다. 신문의 패러디 만평을 비난한 뒤였다.",
    ],
)
def test_news_is_no_story(text: str) -> None:
    assert unreal(text) == []


def test_a_question_reports_nothing() -> None:
    assert unreal("Has North Korea fired a missile? The line was busy.") == ["Has North Korea fired a missile?"]
    assert unreal('Kim visited the plant and asked: "Who built it?" Nobody answered.') == []


@pytest.mark.parametrize(
    "sentence",
    [
        *NOVEL.split(". ")[:1],
        "According to the script the bridge falls.",
        "At the end of the first level the tower falls.",
        "Act four takes place at sea.",
        "The study models a strike.",
        "A parody of the speech.",
        "The missile landed on the moon, the satirical weekly Kimchi wrote.",
        "According to a spoof he left.",
        "In a cartoon he left.",
        "In the tabletop exercise the bridge fell.",
        "웹소설에서 그는 떠난다.",
        "전쟁영화에서 그는 떠난다.",
        "Suppose he left.",
        "An AI-generated clip.",
        "1막에서 그는 떠난다.",
        "떠났다고 치자.",
        "모의전은 끝났다.",
        "이용자는 선장이 된다.",
        "소설의 첫 장면",
        "ゲームでは北が撃つ。",
        "小说中朝鲜发射导弹。",
        "風刺サイトは伝えた。",
    ],
)
def test_a_sentence_in_the_frame_of_a_work_reports_nothing(sentence: str) -> None:
    assert unreal(sentence) == [sentence]


def test_what_an_earlier_version_had_wrong_reports_nothing() -> None:
    text = "Eleven people died. An earlier version of this story said 61 people had died."
    assert unreal(text) == [re.split(r"(?<=d\.) ", text)[1]]
