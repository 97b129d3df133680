"""Whose words are whose in sentences that a stranger to the rules has written."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

_HEARING = " The hearing went on for six hours on Monday."
_FORCE = "山口県警は2日、船長の男を逮捕したと発表した。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The People Power Party said that the ruling showed “how thin the case was from the start”, while the "
            "Democratic Party accused the judge of “looking at the paper”.",
            [("Democratic Party of Korea", "the judge of “looking at the paper”")],
            id="each of two parties",
        ),
        pytest.param(
            "Kim Min-su said the report showed “a pattern of neglect” while Park Min-ji called the report “a smear”.",
            [("Kim Min-su", "the report showed “a pattern of neglect”"), ("Park Min-ji", "the report “a smear”")],
            id="while without a comma",
        ),
        pytest.param(
            "“Why were they not reported?” asked Lee Su-jin. “Who hid them?” The minister said that all drones were "
            "accounted for." + _HEARING,
            [("Lee Su-jin", "Who hid them?"), ("minister", "all drones were accounted for")],
            id="a new sentence behind a question",
        ),
        pytest.param(
            "“Who hid them?” the minister asked." + _HEARING, [("minister", "Who hid them?")], id="the same sentence"
        ),
        pytest.param(
            "The Treasury Department named Kim Kwang Jin as the head of the network and said that it had earned much.",
            [("United States Department of the Treasury", "it had earned much")],
            id="as an office",
        ),
        pytest.param(
            "Ri Hyang, a former broadcaster from Chongjin, who asked that only part of her name be used, left in May.",
            [("Ri Hyang", "only part of her name be used")],
            id="who behind an apposition",
        ),
        pytest.param(
            "The wife of Kim Min-su, a former singer, who asked for peace and said that she was tired, left in May.",
            [("former singer", "she was tired")],
            id="who may be another",
        ),
        pytest.param(
            "The eleven-person company has recorded 640 hours of talk, hoping to build a model.",
            [("eleven-person company", "to build a model")],
            id="a word within a compound",
        ),
        pytest.param(
            "The director of the Press Department of the Ministry of Foreign Affairs of the DPRK issued the following "
            "press statement:\n\nThe drills are a provocation. We will not overlook them.",
            [
                (
                    "director of the Press Department of the Ministry of Foreign Affairs of the DPRK",
                    "The drills are a provocation. We will not overlook them.",
                )
            ],
            id="a whole office",
        ),
        pytest.param(
            "外交部發言人郭嘉昆在例行記者會上被問及朝鮮發射飛彈時說：「我們希望各方保持克制。」",
            [("Guo Jiakun", "我們希望各方保持克制。")],
            id="asked, in Chinese",
        ),
        pytest.param(
            _FORCE + "県警によると、男は「知らない」と否認している。",
            [("山口県警", "男は「知らない」と否認している")],
            id="a police force",
        ),
        pytest.param(
            _FORCE + "福岡県警は3日、男を送検したと発表した。県警によると、男は「知らない」と否認している。",
            [("県警", "男は「知らない」と否認している")],
            id="one of two police forces",
        ),
    ],
)
def test_words_are_of_who_said_them(text: str, expected: list[tuple[str, str]], read: Reads) -> None:
    told = [(one.speaker, one.text) for one in read(text)]
    assert [one for one in told if one[1] in {words for _, words in expected}] == expected


@pytest.mark.parametrize(
    "text",
    [
        "One of the recorded voices belongs to Ri Hyang. It was recorded in Seoul.",
        'The voice says "comrade" the way a teenager would say "dude", and the engineers laugh.',
        "Park Min-ji listened as the minister spoke and said that it would pass.",
        "The bulletin is out. Harbour Wire erroneously reported that nine people had died.",
        "The agency mistakenly said nine had died; six did.",
        "外交部发言人毛宁被指撒谎，说：“没有这回事，请不要造谣。”",
    ],
)
def test_what_nobody_says_for_certain_is_no_statement(text: str, read: Reads) -> None:
    assert read(text) == ()


def test_who_wrongly_claims_something_still_claims_it(read: Reads) -> None:
    assert [one.speaker for one in read("Kim Min-su wrongly claimed that the vote was stolen.")] == ["Kim Min-su"]


def test_the_items_of_the_news_in_brief_are_apart(read: Reads) -> None:
    text = (
        "◇ 속초시는 새 여객터미널을 3월에 연다고 밝혔다.\n◇ 축제는 취소한다고 발표했다.\n"
        "◇ 외교부는 버스를 늘린다고 말했다."
    )
    assert {one.text: one.speaker for one in read(text)} == {
        "새 여객터미널을 3월에 연다": "Sokcho",
        "버스를 늘린다": "South Korean Foreign Ministry",
    }


@pytest.mark.parametrize(
    "text", ["We have said so many times, Governor Lena Ortiz replied.", "Lena Ortiz has said so many times."]
)
def test_how_often_something_was_said_is_not_what_was_said(text: str, read: Reads) -> None:
    assert "so many times" not in [one.text for one in read(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("박민호 장관은 방송을 듣지 못했다고 주장했다.", "방송을 듣지 못했다"),
        ("박민호 장관은 보고서를 찢었다고 말했다.", "보고서를 찢었다"),
        ("박민호 장관은 기자회견을 열어 예산을 늘리겠다고 말했다.", "예산을 늘리겠다"),
        ("노조는 이익을 나눠야 한다는 주장을 굽히지 않고 있다.", "이익을 나눠야 한다"),
    ],
)
def test_a_korean_object_that_may_be_a_medium_belongs_to_what_was_said(text: str, said: str, read: Reads) -> None:
    """방송을 was taken for the place of the statement, so that its words were torn."""
    assert [one.text for one in read(text)] == [said]
