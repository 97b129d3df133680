"""Sentences that are shown only with others, which need others themselves."""

from __future__ import annotations

import bot.text.summary.key_sentences as module
from bot.model.analysis import KeySentence
from bot.text.summary.key_sentences import SentenceCandidate
from bot.text.summary.modality.patterns import says
from tests.text.summary.split_texts import chosen


def _candidate(index: int, worth: float, *needs: int) -> SentenceCandidate:
    sentence = KeySentence(index, index + 1, f"{index}", worth, True)
    terms = frozenset({f"word{index}"})
    return SentenceCandidate(index, sentence, terms, continues=False, needs=tuple(frozenset({one}) for one in needs))


def _order(*pool: SentenceCandidate) -> list[int]:
    return [one.index for one in module._greedy(pool)]


def test_what_a_companion_needs_is_shown_before_it() -> None:
    assert _order(_candidate(0, 3.0, 1), _candidate(1, 1.0, 2), _candidate(2, 0.5), _candidate(3, 2.0)) == [2, 1, 0, 3]


def test_sentences_that_need_each_other_are_left_out_and_end_no_search() -> None:
    assert _order(_candidate(0, 3.0, 1), _candidate(1, 1.0, 0), _candidate(2, 0.5), _candidate(3, 0.4)) == [2, 3]


DESKS = """책상은 나무였고, 다리마다 번호가 있었다.
학교가 문을 닫을 때 사람들은 번호를 세지 않았다.
전남 지역 폐교 64곳에서 책상과 의자, 악기 등 비품 1만 2천여 점이 장부와 달리 남아 있지 않은 것으로 감사 결과 드러났다.
도교육청 감사관실은 9일 "이 가운데 책상 3천 개는 중고업체 두 곳에 팔린 사실을 확인했다"고 밝혔다.
판매 대금 4억여 원 가운데 1억 9천만 원의 행방은 확인되지 않았다.
교육청은 직원 5명을 경찰에 수사 의뢰했다.
도의회는 전국의 폐교를 모두 조사해야 한다고 요구했다."""


def test_what_answers_the_news_does_not_need_it() -> None:
    shown = chosen(DESKS, 8, "의혹의 책상 3천 개")
    assert [one for one in shown if one.startswith("도교육청 감사관실은")]
    assert [one for one in shown if one.startswith("교육청은 직원")]


def test_a_desk_is_no_book() -> None:
    assert not says("사라진 책상 3천 개", "suspends")
    assert not says("시장의 책임 묻는다", "suspends")
    assert says("사라진 책 3천 권", "suspends")
