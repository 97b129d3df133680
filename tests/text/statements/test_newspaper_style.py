"""Statements in the style of Japanese and Chinese newspapers: a noun in place of the verb, long descriptions."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

Told = list[tuple[str | None, str]]


def told(read: Reads, text: str) -> Told:
    """Speaker and words of each statement."""
    return [(one.speaker, text[one.start : one.end]) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("呉世勲市長は「市民を人質に取る行為だ」と批判。", [("Oh Se-hoon", "市民を人質に取る行為だ")]),
        ("春田氏は取材に「船体と原子炉は別問題だ」と指摘。", [("春田氏", "船体と原子炉は別問題だ")]),
        ("防衛省は、ミサイルが海に落下したと発表。", [("Japanese Ministry of Defense", "ミサイルが海に落下した")]),
        ("母の早紀江さん（90）は会場で「もう時間がない」と語りかけた。", [("早紀江さん", "もう時間がない")]),
        ("トランプ米大統領は「いつでも会う」と繰り返す。", [("Donald Trump", "いつでも会う")]),
        ("市長は「暴挙」と批判。", []),
        ("市長は「暴挙だ」と批判の声を上げた。", []),
        ("「会談は終わった」と発表文にある。", []),
    ],
)
def test_a_noun_at_the_end_of_a_sentence_is_a_verb(text: str, expected: Told, read: Reads) -> None:
    """Japanese newspapers end a sentence with 指摘, 批判 or 発表: most such statements were lost."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美里内证券经济学家姜允瑞认为，下一步将是加息。", [("姜允瑞", "下一步将是加息")]),
        ("港灣大學國際事務與戰略研究所副教授林穎佑分析，平壤不會改變立場。", [("林穎佑", "平壤不會改變立場")]),
        ("工會委員長黃寶拉在市府前集會上怒批：「資方兩手空空來談判。」", [("黃寶拉", "資方兩手空空來談判。")]),
        ("外交部發言人與國防部發言人王明表示，會談延期。", []),
        ("王明博士經過研究表示，會談延期。", [("王明博士", "會談延期")]),
    ],
)
def test_a_description_may_have_the_words_of_a_link(text: str, expected: Told, read: Reads) -> None:
    """经 of 经济学家 was taken for "after", 與 of an institute's name for a second subject."""
    assert told(read, text) == expected
