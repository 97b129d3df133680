"""Speakers of Korean reports whose noun no list has: named by their office, or nobody, but never who spoke before."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_korean_speakers_in_news import said

BEFORE = '변가람 의원은 "독이 낡았다"고 말했다. '


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # the head of a unit is an office with any unit before it, in full and by the family name
        ('도한별 조선소 도장차장은 회견에서 "독을 비운다"고 말했다.', "독을 비운다", "도한별"),
        ('도한별 도장차장이 왔다. 도 차장은 "독을 비운다"고 말했다.', "독을 비운다", "도"),
        ('도한별 어촌계장이 왔다. 도 계장은 "독을 비운다"고 말했다.', "독을 비운다", "도"),
        ('도한별 전 역장이 왔다. 도 전 역장은 "독을 비운다"고 말했다.', "독을 비운다", "도"),
        ('도한별 부장판사가 왔다. 도 부장판사는 "독을 비운다"고 말했다.', "독을 비운다", "도"),
        # "he" is who alone is named in the sentence before, as its topic
        ('도한별 의원은 독 문제를 꺼냈다. 그는 "독을 비운다"고 말했다.', "독을 비운다", "도한별"),
        ('도한별 의원은 유한결 사장을 불렀다. 그는 "독을 비운다"고 말했다.', "독을 비운다", None),
        ('시청은 독 문제를 꺼냈다. 그는 "독을 비운다"고 말했다.', "독을 비운다", None),
        # a topic that no rule understands is not passed over
        ('선체수리공은 회견에서 "독을 비운다"고 말했다.', "독을 비운다", None),
        ('선체수리공은 회견에서 "독을 비운다"고 말했다. 이 의원은 "아니다"라고 말했다.', "아니다", "이 의원"),
        ('선체수리공은 "독을 비운다"며 "물을 뺀다"고 말했다.', "물을 뺀다", "선체수리공"),
        ('선체수리공이 "독을 비운다"고 말했다.', "독을 비운다", None),
        # what is asked about, and when, is no speaker: the one before goes on
        ('깊이는 얼마냐는 질문에 "모른다"고 답했다.', "모른다", "변가람"),
        ('비용에 대해서는 "곧 알린다"고 답했다.', "곧 알린다", "변가람"),
        ('이날은 "더 말하지 않겠다"고도 했다.', "더 말하지 않겠다", "변가람"),
        # "this newspaper" is no lawmaker, and "this worker" no newspaper
        ('이 신문은 "독이 마른다"고 보도했다.', "독이 마른다", "이 신문"),
        ('한빛일보는 "독이 마른다"고 보도했다. 이 신문은 "비용이 는다"고 전했다.', "비용이 는다", "한빛일보"),
        (
            '다리가 내년에 개통될 예정이라고 중국 경제지 강변상보가 18일 보도했다. 이 신문은 "비용이 는다"고 전했다.',
            "비용이 는다",
            "강변상보",
        ),
        # more content between a quotation and its verb has a subject of its own
        ('한빛일보는 "독이 마른다"며 계약이 사실이면 위법이라고 지적했다.', "독이 마른다", "한빛일보"),
        # who asks is named before the quotation, though somebody else answers
        ('도 의원이 "언제냐"고 재차 묻자 유한결 사장은 "내년"이라고 답했다.', "내년", "유한결"),
        ('도 의원이 "언제 다시 오느냐"고 묻자 유한결 사장은 "내년"이라고 답했다.', "언제 다시 오느냐", "도 의원"),
        ('유한결 사장이 "찾아보겠다"고 하자 변 의원은 "늦었다"고 했다.', "찾아보겠다", "유한결"),
        ('유한결 사장은 도 의원이 "언제 다시 오느냐"고 묻자 웃었다.', "언제 다시 오느냐", "도 의원"),
        # a second topic may answer instead of the first
        ('유한결 사장은 의회가 "늦었다"고 하자 변 의원은 "아니다"라고 말했다.', "아니다", None),
        ('유한결 사장은 도 의원이 "늦었다"고 하자 "아니다"라고 말했다.', "아니다", "유한결"),
        # a person named before a quotation may add to what somebody else said
        ('유한결 사장은 "독을 비운다"고 덧붙였다.', "독을 비운다", "유한결"),
        # what is shown beside speaking
        ('주민 국희자(72)씨는 "이제 잘 수 있겠다"며 눈물을 보였다.', "이제 잘 수 있겠다", "국희자"),
        ('시 측 대리인은 "재난도 재난"이라고 맞섰다.', "재난도 재난", "시 측 대리인"),
    ],
)
def test_nobody_speaks_for_a_subject_that_is_not_understood(
    text: str, words: str, speaker: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert (words, speaker) in said(BEFORE + text, tagger, base)
