"""Two people named before, who then speak as "the two"."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

_TOKYO = "President Lee Jae-myung met Japanese Prime Minister Shigeru Ishiba in Tokyo on Saturday."
_BEIJING = "Kim Jong Un met Vladimir Putin in Beijing."
_IN_KOREAN = "이재명 대통령은 23일 도쿄에서 이시바 시게루 총리를 만났다."
_IN_JAPANESE = "李在明大統領は23日、石破茂首相と東京で会談した。"
_IN_CHINESE = "韩国总统李在明23日在东京会见日本首相石破茂。"


def _each(read: Reads, text: str) -> list[list[str]]:
    return [[text[name.start : name.end] for name in one.joint] for one in read(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{_TOKYO} The two leaders said visits would continue.", ["Lee Jae-myung", "Shigeru Ishiba"]),
        (f"{_TOKYO} The two said visits would continue.", ["Lee Jae-myung", "Shigeru Ishiba"]),
        (f"{_BEIJING} The pair said their countries would stay close.", ["Kim Jong Un", "Vladimir Putin"]),
        (f"{_BEIJING} Both leaders said the talks were warm.", ["Kim Jong Un", "Vladimir Putin"]),
        ("Foreign Minister Cho Hyun met Wang Yi in Beijing. Both ministers said the talks were useful.",
         ["Cho Hyun", "Wang Yi"]),
        (f"{_IN_KOREAN} 두 정상은 “셔틀외교를 재개하겠다”고 밝혔다.", ["이재명", "이시바 시게루"]),
        (f"{_IN_KOREAN} 두 사람은 “자주 만나자”고 말했다.", ["이재명", "이시바 시게루"]),
        (f"{_IN_JAPANESE}両首脳は「シャトル外交を再開する」と述べた。", ["李在明", "石破茂"]),
        (f"{_IN_JAPANESE}両氏は「協力を続ける」と強調した。", ["李在明", "石破茂"]),
        (f"{_IN_CHINESE}两国领导人表示，将恢复穿梭外交。", ["李在明", "石破茂"]),
    ],
)  # fmt: skip
def test_the_two_are_those_who_were_named_together(text: str, names: list[str], read: Reads) -> None:
    assert _each(read, text) == [names]


@pytest.mark.parametrize(
    "text",
    [
        "Lee Jae-myung, Shigeru Ishiba and Marco Rubio met in Seoul. The two leaders said they were glad.",
        "Two sailors were freed. Lee Jae-myung called Shigeru Ishiba. The two said they were glad.",
        "Lee Jae-myung met Shigeru Ishiba’s daughter. The two said they were glad.",
        "Foreign Minister Cho Hyun met Prime Minister Shigeru Ishiba. The two leaders said they were glad.",
        f"Xi Jinping hosted the parade. {_BEIJING} The two leaders said they were glad.",
        f"{_BEIJING} The two soldiers said they were glad.",
        f"{_BEIJING} Hanwha and Samsung signed a deal. Both said they would invest.",
        f"{_BEIJING} A couple from Busan watched. The two said they were glad.",
        f"{_BEIJING} The two countries said they were glad.",
        f"{_IN_KOREAN} 조현 장관도 있었다. 두 사람은 “자주 만나자”고 말했다.",
        f"{_IN_KOREAN} 양측은 “자주 만나자”고 말했다.",
        "李在明与石破茂在东京会谈。两国外长表示，将恢复磋商。",
        f"{_IN_CHINESE}双方表示，将恢复穿梭外交。",
    ],
)
def test_where_others_may_be_meant_nobody_is(text: str, read: Reads) -> None:
    assert not any(_each(read, text))


@pytest.mark.parametrize("day", ["", "On Monday ", "On Monday night "])
@pytest.mark.parametrize("act", ["Pyongyang fired a missile", "a farmer sold a goat"])
def test_a_clause_that_opens_with_a_day_is_said_by_whom_it_names_behind(day: str, act: str, read: Reads) -> None:
    """The act's subject was the speaker of what was added."""
    said = f"{day}{act}"
    text = f"{said[0].upper()}{said[1:]}, the union said, adding that nobody was hurt."
    assert [one.speaker for one in read(text)] == ["union", "union"]


def test_a_noun_behind_who_may_be_the_verb_of_those_who_speak(read: Reads) -> None:
    """The North was the speaker."""
    (one,) = read("Experts who study the North said the parade would be large.")
    assert one.speaker == "Experts"
