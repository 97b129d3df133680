"""A text of one repeated phrase is no article; what only repeats some of its words may be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable
from bot.text.verdict.judge import judge_text
from bot.text.verdict.repetition import is_one_phrase

_SOURCES = SourceTable.load()
_REFRAIN = "Oh carry me, carry me, carry me home, over the water and over the foam."
_SONG = f"""The river rose at midnight and the town was fast asleep.
The bells that should have warned them were buried in the deep.
{_REFRAIN}
The ferryman was waiting with a lantern in his hand.
He counted every family that stepped upon the land.
{_REFRAIN}
The morning came with silence, and the mud was on the floor.
And nobody remembered what the painted line was for.
{_REFRAIN}
{_REFRAIN}"""
_NAMES = "The list was read in full. " + ", ".join(
    f"{family} {first}"
    for family in ("Kim", "Ri", "Pak", "Choe")
    for first in ("Jong Su", "Myong Ho", "Yong Nam", "Chol")
)
_TABLE = "Launches of the month.\n" + "\n".join(
    f"{day} October | Sunan | short-range ballistic missile | {range_} km | {height} km | fell into the sea."
    for day, range_, height in ((1, 350, 90), (4, 600, 100), (9, 350, 90), (14, 360, 90), (18, 700, 50), (28, 230, 24))
)
_GREETINGS = " ".join(
    f"The chairman sent a message of greeting to the president of {country} on the occasion of the national day of his "
    "country and wished him good health and success in his work."
    for country in ("Laos", "Cuba", "Syria", "Egypt", "Nepal", "Chad", "Mali", "Fiji", "Peru", "Togo")
)
_CHANT = (
    "Thousands marched through Seoul on Saturday. “Peace now, peace now, peace now, peace now,” they called before the "
    "assembly. “Peace now, peace now, peace now,” the speakers answered. Police counted 12,000 people and no incident. "
    "The organisers want to return next week."
)
_FIGURES = "Exports fell.\n" + "\n".join(
    f"{year} | 0 | 0 | {year % 7} | 0 | n/a | n/a | n/a." for year in range(1995, 2025)
)
_KOREAN_BRIEF = (
    "합동참모본부는 북한이 순안에서 단거리 탄도미사일 2발을 발사했다고 밝혔다. 미사일은 350km를 날아 동해에 떨어졌다. "
    "합참은 한미 정보 당국이 제원을 분석하고 있다고 말했다. 군은 경계를 강화한 가운데 대비 태세를 유지하고 있다."
)
_CHINESE_BRIEF = (
    "韩国联合参谋本部表示，朝鲜从顺安一带发射了两枚短程弹道导弹。导弹飞行约三百五十公里后落入东海。韩美情报部门正在分析具体参数。"
    "韩国军方加强了戒备，并保持应对态势。"
)


@pytest.mark.parametrize(
    "text",
    [
        "Buy cheap watches now! " * 6,
        "BUY CHEAP WATCHES NOW\n" * 40,
        "Buy cheap watches now! buy CHEAP watches now? Buy, cheap, watches: now. Buy cheap watches now … " * 3,
        "spam " * 30,
        "Join our group for free signals and win every day with our experts, no risk, guaranteed profit. " * 5,
        "지금 바로 가입하고 무료 쿠폰을 받으세요! " * 8,
        "今すぐ登録して無料クーポンをもらおう！" * 6,
        "立即加入我们的群组领取免费礼品。" * 8,
        "A headline of an article.\n" + "Buy cheap watches now. " * 30,
    ],
)
def test_one_repeated_phrase_is_refused(text: str) -> None:
    assert is_one_phrase(text)
    ruling = judge_text(text)
    assert ruling.verdict is not Verdict.ARTICLE


@pytest.mark.parametrize(
    "text", [_SONG, _NAMES, _TABLE, _GREETINGS, _CHANT, _FIGURES, _KOREAN_BRIEF, _CHINESE_BRIEF, _KOREAN_BRIEF * 2]
)
def test_what_repeats_some_of_its_words_passes(text: str) -> None:
    assert not is_one_phrase(text)


def test_an_article_that_a_page_has_four_times_is_not_refused_for_that() -> None:
    article = " ".join(
        f"Sentence {number} tells of town {number} and its {number} bridges over the river." for number in range(40)
    )
    assert not is_one_phrase("\n".join([article] * 4))


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=6), min_size=1, max_size=15), st.integers(12, 30))
def test_any_phrase_is_found_however_short(words: list[str], times: int) -> None:
    assert is_one_phrase(". ".join([" ".join(words)] * times))


@given(st.permutations([f"word{number}" for number in range(40)]))
def test_different_words_are_no_repetition(words: list[str]) -> None:
    assert not is_one_phrase(" ".join(words))


def test_a_member_is_told_why() -> None:
    text = "Cheap watches are on sale today for everyone. " * 12
    document = read_document(Page(None, text.encode(), "text/plain", "utf-8"), _SOURCES)
    assert (document.verdict, document.reason) == (Verdict.NOT_ARTICLE, "The text is one phrase repeated.")


def test_a_page_of_one_phrase_is_refused() -> None:
    said = "<p>Cheap watches are on sale today for everyone who orders before the weekend.</p>"
    html = (
        f"<html><head><title>Watches</title></head><body><article><h1>Watches</h1>{said * 15}</article></body></html>"
    )
    document = read_document(Page("https://shop.example/watches", html.encode(), "text/html", "utf-8"), _SOURCES)
    assert document.verdict is not Verdict.ARTICLE
