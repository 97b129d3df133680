"""A short Korean sentence with more figures, spaces and Latin letters than syllables is read as Korean."""

from __future__ import annotations

from datetime import date

from bot.news.givers import giver
from bot.news.launches.launch_words import tells_of_north
from bot.news.named_days import named_days


def test_who_gives_a_number() -> None:
    sentence = "합참은 SRBM 2발이 350~400km 날았다고 밝혔다."
    start, end = giver(sentence, sentence.index("2발")) or (0, 0)
    assert sentence[start:end] == "합참"


def test_who_holds_a_number_gives_it() -> None:
    for sentence, who in (
        ("국가정보원은 북한군 전사자를 약 600명으로 파악한다.", "국가정보원"),
        ("国家情報院は北朝鮮兵の死者を約600人とみている。", "国家情報院"),
        ("韩国国家情报院估计朝军约600人死亡。", "韩国国家情报院"),
    ):
        start, end = giver(sentence, sentence.index("600")) or (0, 0)
        assert sentence[start:end] == who


def test_who_launched_what_on_which_day() -> None:
    sentence = "북한은 3일 05:30 SRBM 2발을 쐈다."
    assert tells_of_north(sentence)
    assert [one.day for one in named_days(sentence, date(2026, 5, 5))] == [date(2026, 5, 3)]
