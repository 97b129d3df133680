"""Korean statements whose speaker is the subject of the sentence before, rulings, shared views, gestures."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_korean_speakers_in_news import said


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # what somebody says while doing something has no subject of its own
        (
            "변가람 의원은 공장을 찾았다. 그러면서 “문을 닫게 둘 수 없다”고 말했다.",
            [("문을 닫게 둘 수 없다", "변가람")],
        ),
        (
            "시는 간판 정비비 2억 원을 댔다. 그러면서 “건물주들과 협약을 맺었다”고 설명했다.",
            [("건물주들과 협약을 맺었다", "시")],
        ),
        # two may have gone on, and a new subject speaks for itself
        (
            "변가람 의원과 도진우 시장은 공장을 찾았다. 그러면서 “문을 닫게 둘 수 없다”고 말했다.",
            [("문을 닫게 둘 수 없다", None)],
        ),
        (
            "변가람 의원은 공장을 찾았다. 이어 노조는 “문을 닫게 둘 수 없다”고 말했다.",
            [("문을 닫게 둘 수 없다", "노조")],
        ),
        # a body that goes on under the end of its name
        (
            "하늘시교육청은 야간 돌봄을 시작한다고 밝혔다. 교육청은 강사비를 지원할 계획이라고 덧붙였다.",
            [("야간 돌봄을 시작한다", "하늘시교육청"), ("강사비를 지원할 계획", "교육청")],
        ),
        # a quotation whose sentence comes behind it, with a word that ends like a particle before the name
        (
            "“불이 꺼진 적이 없는 가마예요.” 도예가 소이담 씨가 장작을 넣으며 말했다.",
            [("불이 꺼진 적이 없는 가마예요", "소이담")],
        ),
        ("유튜버 뭉게는 방송 도중 “광고를 더 받지 않겠다”고 밝혔다.", [("광고를 더 받지 않겠다", "유튜버 뭉게")]),
        ("학부모 안 모(39) 씨는 “사흘째 학교를 못 갔다”고 말했다.", [("사흘째 학교를 못 갔다", "학부모 안 모(39) 씨")]),
    ],
)
def test_whoever_acts_goes_on_to_speak(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("두 장관은 핵 보유를 인정할 수 없다는 데 뜻을 같이했다.", [("핵 보유를 인정할 수 없다", "두 장관")]),
        ("참석자들은 제도를 바꿔야 한다는 데 의견을 모았다.", [("제도를 바꿔야 한다", "참석자들")]),
        ("박 시장은 도로가 낡았다는 데 동의했다.", [("도로가 낡았다", "박 시장")]),
        ("박 시장은 도로가 낡았다는 데 동의하지 않았다.", []),
        ("박 시장은 도로가 낡았다는 데 놀랐다.", []),
    ],
)
def test_a_view_that_several_share_is_theirs(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("재판부는 증거가 모자란다고 판단했다.", [("증거가 모자란다", "재판부")]),
        (
            "서울고법 형사3부(재판장 도한별 부장판사)는 원심의 형이 가볍다고 판단했다.",
            [("원심의 형이 가볍다", "서울고법 형사3부")],
        ),
        ("정부는 예산이 모자란다고 판단했다.", []),
        # what a court does with its words is no part of them
        (
            "대전지검은 기소된 조합장에게 징역 5년을 구형하면서 피해 회복이 되지 않았다고 지적했다.",
            [("피해 회복이 되지 않았다", "대전지검")],
        ),
        # but it is where somebody speaks of it
        (
            "변호인은 징역 5년을 선고하면서 집행을 미루지 않은 것은 가혹하다고 주장했다.",
            [("징역 5년을 선고하면서 집행을 미루지 않은 것은 가혹하다", "변호인")],
        ),
    ],
)
def test_courts_pronounce_what_they_judge(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("박 시장은 고개를 숙이며 시민들께 죄송하다고 말했다.", [("시민들께 죄송하다", "박 시장")]),
        ("가족들은 눈물을 흘리며 고맙다고 했다.", [("눈물을 흘리며 고맙다", "가족들")]),  # too little would be left
        (
            "박 시장은 총리가 고개를 숙이며 사과했다고 말했다.",
            [("총리가 고개를 숙이며 사과했다", "박 시장")],
        ),
        ("기상청은 3일 아침 기온이 영하로 떨어지겠다고 예보했다.", [("3일 아침 기온이 영하로 떨어지겠다", "기상청")]),
        ("기상청은 3일 눈이 많이 쌓이겠다고 예보했다.", [("눈이 많이 쌓이겠다", "기상청")]),
        ("한 군수는 “우리만 그런 게 아니다”라고 볼멘소리를 했다.", [("우리만 그런 게 아니다", "한 군수")]),
        ("진서율 위원장은 “투표를 거쳐야 끝나는 것”이라고 조심스러워했다.", [("투표를 거쳐야 끝나는 것", "진서율")]),
    ],
)
def test_a_gesture_is_no_part_of_the_words(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # a few words behind their speaker are said, whatever the verb
        ("차도람 감독은 “역사적인 날”이라고 자축했다.", [("역사적인 날", "차도람")]),
        ("차도람 감독은 “역사적인 날”이라며 손을 내저었다.", [("역사적인 날", "차도람")]),
        # but a name is given
        ("정부는 “새벽 계획”이라고 이름 붙인 사업을 시작했다.", []),
        ("정부는 이 사업을 “새벽 계획”이라고 공문에 담았다.", []),
        (
            "“말을 잃었을 때 노래가 남더라고요.” 이슬담은 3년의 공백을 그렇게 설명했다.",
            [("말을 잃었을 때 노래가 남더라고요", "이슬담")],
        ),
        ("박 시장은 이날 만찬에서 양국이 함께 가야 한다고 말했다.", [("양국이 함께 가야 한다", "박 시장")]),
    ],
)
def test_few_words_are_said_or_name_something(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "시장은 “다리가 낡았다”고, 노조는 “예산이 없다”고 각각 말했다.",
            [("다리가 낡았다", "시장"), ("예산이 없다", "노조")],
        ),
        ("여당은 “민생”이라고, 야당은 “정쟁”이라고 주장했다.", [("민생", "여당"), ("정쟁", "야당")]),
        (
            "감독은 “진다”고 했으나 주장은 “이긴다”고, 코치는 “비긴다”고 봤다.",
            [("진다", "감독"), ("비긴다", "코치")],
        ),
        ("“다리가 낡았다”고, 노조는 “예산이 없다”고 말했다.", [("다리가 낡았다", None), ("예산이 없다", "노조")]),
        # one speaker, before the first quotation or behind it
        (
            "장관은 “약속을 어겼다”고, “알고 있었다”고 말했다.",
            [("약속을 어겼다", "장관"), ("알고 있었다", "장관")],
        ),
        ("“다리가 낡았다”고 시장은 말했다.", [("다리가 낡았다", "시장")]),
    ],
)
def test_two_sides_before_one_verb_have_their_own_words(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert [one for one in said(text, tagger, base) if one[0] in {words for words, _ in statements}] == statements
