"""How much of a text another one has."""

from __future__ import annotations

from bot.news.diff.likeness import likeness

TEXT = "The plan for shells must be met by December, he told the workers of the plant on Sunday morning."


def test_a_part_is_like_the_whole_and_other_words_are_not() -> None:
    assert likeness(TEXT, TEXT) == 1
    assert likeness(TEXT, f"{TEXT} Officials took part in the visit, and a choir sang for the guests.") == 1
    assert 0.3 < likeness(TEXT, TEXT.replace("shells", "rockets")) < 1
    assert likeness(TEXT, "Three envoys met in Seoul to discuss the talks that had been put off in spring.") == 0
    assert likeness(TEXT, "The plan") == 0


def test_korean_texts_are_compared_by_words() -> None:
    text = "김정은동지께서 군수공장을 현지지도하시면서 생산계획을 반드시 수행할데 대하여 강조하시였다."
    assert likeness(text, text) == 1
    assert likeness(text, "세 나라 특사가 서울에서 만나 다음 회담의 일정을 논의하고 합의하였다.") == 0
