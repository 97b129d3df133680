"""Korean sentences with two pieces of content or two speakers: what belongs to whom."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_korean_speakers_in_news import said


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # behind 며 the same speaker goes on, whatever subject his words have
        (
            "도한별 의원은 예산이 줄었다며 정부가 책임져야 한다고 말했다.",
            [("예산이 줄었다", "도한별"), ("정부가 책임져야 한다", "도한별")],
        ),
        (
            "도한별 의원은 배들이 늘었다며 정부가 책임져야 한다고 말했다.",
            [("배들이 늘었다", "도한별"), ("정부가 책임져야 한다", "도한별")],
        ),
        (
            "북한은 한국이 약속을 어겼다며 미국이 나서야 한다고 주장했다.",
            [("한국이 약속을 어겼다", "북한"), ("미국이 나서야 한다", "북한")],
        ),
        (
            "조합장은 예산이 줄었다면서 정부가 책임져야 한다고 말했다.",
            [("예산이 줄었다", "조합장"), ("정부가 책임져야 한다", "조합장")],
        ),
        (
            "예산이 줄었다며 도한별 의원은 정부가 책임져야 한다고 말했다.",
            [("예산이 줄었다", "도한별"), ("정부가 책임져야 한다", "도한별")],
        ),
        (
            "도한별 의원은 “예산이 줄었다”며 정부가 “손을 놓고 있다”고 말했다.",
            [("예산이 줄었다", "도한별"), ("손을 놓고 있다", "도한별")],
        ),
        (
            "도한별 의원은 “예산이 줄었다”며 정부는 “손을 놓고 있다”고 말했다.",
            [("예산이 줄었다", "도한별"), ("손을 놓고 있다", "도한별")],
        ),
        ("도한별 의원은 배가 늘었다며 정부는 책임져야 한다고 말했다.", [("배가 늘었다", "도한별")]),
        # what somebody says that another one said
        (
            "도한별 의원은 시장이 “돈이 없다”며 주민들이 참아야 한다고 말했다고 전했다.",
            [("돈이 없다", "시장"), ("주민들이 참아야 한다", "시장")],
        ),
        (
            "통신은 김 위원장이 성과가 크다며 더 노력하라고 지시했다고 전했다.",
            [("김 위원장이 성과가 크다며 더 노력하라고 지시했다", "통신"), ("성과가 크다", "김 위원장")],
        ),
        # two sides, each with its own words
        ("여당은 “무책임하다”며, 야당은 “무능하다”며 서로 비난했다.", [("무책임하다", "여당"), ("무능하다", "야당")]),
        ("도한별 의원은 정부는 “손을 놓고 있다”며 비난했다.", [("손을 놓고 있다", "도한별")]),
        # what another one does with words, of whom the speaker tells, is not the speaker's
        ("도한별 부부장은 한국이 확성기를 껐다며 생색을 내지만 관심이 없다고 주장했다.", [("관심이 없다", None)]),
        (
            "도한별 시장은 예산이 없다며 고개를 저었지만 공사를 미루지는 않겠다고 했다.",
            [("예산이 없다", "도한별"), ("공사를 미루지는 않겠다", "도한별")],
        ),
        # who answers
        (
            "주민들이 물이 샌다며 항의하자 시장은 곧 고치겠다고 말했다.",
            [("물이 샌다", "주민들"), ("곧 고치겠다", "시장")],
        ),
        ("기자가 이유를 묻자 시장은 예산이 없다고 말했다.", [("예산이 없다", "시장")]),
        ("시장은 기자들이 묻자 예산이 없다고 말했다.", [("예산이 없다", "시장")]),
        ("값이 오르자 상인들은 손님이 줄었다고 말했다.", [("손님이 줄었다", "상인들")]),
        # the speaker between two quotations has nothing of the first one's verb
        ("“비가 온다”며 시장은 “집에 있으라”고 말했다.", [("비가 온다", "시장"), ("집에 있으라", "시장")]),
        ("“비가 온다”며 시장이 말했다.", [("비가 온다", "시장")]),
        # what a speaker answers, or where he writes, is no part of his words
        ("도한별 시장은 다리가 위험하다는 지적에 대해 곧 고치겠다고 답했다.", [("곧 고치겠다", "도한별")]),
        (
            "전문가들은 다리가 위험하다는 지적에 귀를 기울여야 한다고 말했다.",
            [("다리가 위험하다는 지적에 귀를 기울여야 한다", "전문가들")],
        ),
        ("도한별 총리는 푸틴 대통령에게 보낸 축전에서 친선이 깊어질 것이라고 했다.", [("친선이 깊어질 것", "도한별")]),
        ("외교부는 일본이 교과서에 독도를 적은 데 대해 강하게 항의했다.", []),
        ("도한별 총리는 질을 높일 데 대하여 지적하였다.", [("질을 높일 데", "도한별")]),
        ("다리가 위험하지 않다는 게 시청 측 입장이다.", [("다리가 위험하지 않다", "시청 측")]),
        ("문제는 돈이 없다는 것이 현장 이야기다.", []),
        ("서하늘씨는 어머니와 통화한 게 4년 전이라고 했다.", [("어머니와 통화한 게 4년 전", "서하늘")]),
    ],
)
def test_words_belong_to_whom_the_sentence_says(
    text: str, statements: list[tuple[str, str | None]], tagger: Tagger, base: Knowledge
) -> None:
    found = said(text, tagger, base)
    assert [one for one in found if one in statements] == statements
    assert not [
        words
        for words, who in found
        if words == "한국이 확성기를 껐다" or who in {"정부", "미국", "주민들이", "며 시장"}
    ]
