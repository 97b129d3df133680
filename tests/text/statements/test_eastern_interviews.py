"""Interviews in Chinese and Japanese that print questions and answers, with and without words of a meeting."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said

_CHINESE = """{}

問：當初為什麼選擇這裡？

答：我外婆家就在這裡，我想回來陪她。

問：怎麼撐過最難的一年？

答：靠網路訂單，還有鄰居讓我賒租金。
"""
_JAPANESE = """{}

――オペレーターの高齢化が進んでいます。

平均年齢は61歳です。私も毎朝雪かきをしています。

――国への要望は。

交付金を降雪量に合わせてほしい。
"""


def _answers(text: str, tagger: Tagger, base: Knowledge) -> set[str | None]:
    """The speakers of the statements below the opening."""
    opening = text.split("\n\n", 1)[0]
    return {speaker for speaker, words in said(text, tagger, base) if words not in opening}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (_CHINESE.format("山腳書屋今年滿十年。店主方冠雅接受本刊專訪，談選書與生計。"), "方冠雅"),
        (_CHINESE.format("老船長沈躍接受本報記者採訪。"), "沈躍"),
        (_CHINESE.format("專訪：獨立書店十年\n山腳書屋今年滿十年。店主方冠雅說，選書像選朋友。"), "方冠雅"),
        (_CHINESE.format("專訪老船長：我看見的南極\n老船長沈躍今年八十歲。"), "沈躍"),
        (_JAPANESE.format("新潟県の桑原悠町長に、除雪の人手不足を聞いた。"), "桑原悠"),
        (_JAPANESE.format("豪雪地の町長に聞く\n新潟県の桑原悠町長は、除雪の人手不足に悩む。"), "桑原悠"),
    ],
)
def test_the_one_person_with_whom_the_newsroom_spoke_answers(
    text: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    assert _answers(text, tagger, base) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        _CHINESE.format("店主方冠雅說，選書像選朋友。"),
        _CHINESE.format("專訪：獨立書店十年\n店主方冠雅和店員陸思齊都是花蓮人。"),
        _CHINESE.format("專訪防疫專家：流感怎麼防\n衛生局局長馬立新表示，流感高峰提前。"),
        _CHINESE.format("立委馬立新的助理接受本刊專訪。"),
        _CHINESE.format("專訪：詐團的一年\n嫌犯方冠雅昨天落網。"),
        _JAPANESE.format("新潟県の桑原悠町長は、除雪の人手不足に悩む。"),
        _JAPANESE.format("専門家に聞く\n4日、詐欺の疑いで無職の久保翔容疑者が逮捕された。"),
    ],
)
def test_nobody_answers_where_another_may_have_been_asked(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert _answers(text, tagger, base) <= {None}
