"""What proves that an article carries another's text, and what does not."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bot.news import text_reuse
from bot.news.text_reuse import Copied, Holder

CHANCE = random.Random(3)  # noqa: S311  # repeatable, not secret
_WORDS = [f"w{number}" for number in range(4000)]


@pytest.fixture(autouse=True)
def _same_dice() -> None:
    """Each test has its own sentences, whichever ran before it."""
    CHANCE.seed(4)


def _sentences(count: int) -> list[str]:
    return [" ".join(CHANCE.choices(_WORDS, k=22)).capitalize() + "." for _ in range(count)]


WIRE = _sentences(30)
STANDING = " ".join(_sentences(3))


def _judged(newcomer: str, *stored: str, stories: int = 0) -> tuple[Copied, ...]:
    """The newcomer against stored texts, each in a story of its own unless there are fewer `stories`."""
    passages = text_reuse.passages(newcomer)
    prints = frozenset().union(*passages)
    holders = []
    for number, text in enumerate(stored):
        own = text_reuse.passages(text)
        size = sum(map(len, own))
        story = number % stories if stories else number
        holders += [Holder(one, number, place, story, size) for place, its in enumerate(own) for one in its & prints]
    stories_of = Counter(one for one, _ in {(holder.fingerprint, holder.story_id) for holder in holders})
    rare = {one for one, count in stories_of.items() if count < text_reuse.BOILERPLATE_STORIES}
    return text_reuse.copied(passages, [holder for holder in holders if holder.fingerprint in rare])


def test_a_cut_reordered_and_padded_wire_text_is_known_again() -> None:
    cut = " ".join([*WIRE[20:], "Here in our valley nobody slept.", *WIRE[3:9]])
    (found,) = _judged(cut, " ".join(WIRE))
    assert found.share > text_reuse.COPY_SHARE
    assert found.own > 0.9
    assert found.certain
    assert _judged(" ".join(_sentences(30)), " ".join(WIRE)) == ()


def test_one_sentence_kept_of_thirty_proves_the_origin_within_a_story() -> None:
    local = _sentences(12)
    (found,) = _judged(" ".join([*local[:5], WIRE[7], *local[5:]]), " ".join(WIRE))
    assert found.own < 0.15
    assert not found.certain, "both may have it from elsewhere"


def test_a_clause_of_a_long_sentence_proves_nothing() -> None:
    one, other, clause = (" ".join(_sentences(2)).replace(".", "") for _ in range(3))
    newcomer, wire = (" ".join([*_sentences(25), f"{text} {clause}."]) for text in (one, other))
    assert _judged(newcomer, wire) == ()


def test_sentences_from_several_places_prove_it_between_stories() -> None:
    local = _sentences(12)
    (found,) = _judged(" ".join([*local[:5], WIRE[17], *local[5:], WIRE[3]]), " ".join(WIRE))
    assert found.certain


def test_a_sentence_with_a_word_changed_is_still_known() -> None:
    changed = [sentence.replace(sentence.split()[9], "otherwise") for sentence in WIRE[:12]]
    (found,) = _judged(" ".join([*changed, *_sentences(6)]), " ".join(WIRE))
    assert found.certain


def test_a_paragraph_shared_at_the_end_is_not_certain() -> None:
    one, other = (" ".join([*_sentences(15), STANDING]) for _ in range(2))
    assert [found.certain for found in _judged(one, other)] == [False]


def test_a_standing_paragraph_in_many_stories_proves_nothing() -> None:
    stored = [" ".join([*_sentences(15), STANDING]) for _ in range(4)]
    newcomer = " ".join([*_sentences(15), STANDING])
    assert len(_judged(newcomer, *stored[:3])) == 3
    assert _judged(newcomer, *stored) == ()
    assert len(_judged(newcomer, *stored, stories=3)) == 4, "four articles of three stories are not many stories"


def test_the_same_words_of_a_speaker_in_two_reports_are_no_copy() -> None:
    quoted = " ".join(_sentences(2))
    for opening, closing in (("“", "”"), ('"', '"')):
        one, other = (
            " ".join([*_sentences(8), f"He said: {opening}{quoted}{closing}", *_sentences(8)]) for _ in range(2)
        )
        assert _judged(one, other) == ()
    unquoted = (" ".join([*_sentences(8), quoted, *_sentences(8)]) for _ in range(2))
    assert len(_judged(*unquoted)) == 1


def test_korean_sentences_are_known_by_fewer_words() -> None:
    wire = "합동참모본부는 북한이 14일 오전 원산 일대에서 동해상으로 단거리 탄도미사일 두 발을 발사했다고 밝혔다. " \
        "군은 미사일이 약 350킬로미터를 비행한 뒤 알섬 부근 해상에 떨어진 것으로 보고 정밀 분석에 들어갔다. " \
        "대통령실은 국가안전보장회의 상임위원회를 긴급히 열어 대응 방안을 논의하고 도발을 강하게 규탄했다."  # fmt: skip
    local = "부산항을 드나드는 어선들은 이날 하루 출항을 미루었고 어민들은 시장에서 소식을 기다렸다. "
    (found,) = _judged(local + wire, wire)
    assert found.share > 0.9
    assert _judged(local, wire) == ()
    brief = "합참은 북한이 미사일을 발사했다고 밝혔다. 군은 동해상에서 경계 태세를 강화했다. " \
        "대통령실은 긴급 회의를 곧바로 열었다."  # fmt: skip
    assert len(_judged(local + brief, brief)) == 1


def test_what_shares_most_comes_first_and_the_older_of_two_alike() -> None:
    half, whole = " ".join(WIRE[:10]), " ".join(WIRE)
    found = _judged(" ".join(WIRE[:20]), half, whole, whole)
    assert [one.article_id for one in found] == [1, 2, 0]


def test_a_text_without_sentences_carries_nothing() -> None:
    assert text_reuse.passages("Too short.\n\n“Only what he said, and he said it at length and twice that day.”") == ()
    assert _judged("", " ".join(WIRE)) == ()


FERRY = (
    "俄罗斯运输部副部长韦利卡诺夫9日率代表团抵达平壤，与朝方商谈开通符拉迪沃斯托克至罗先的客轮航线。"
    "韦利卡诺夫在机场表示，双方已接近达成协议，航线预计每周往返两次，票价尚未公布。"
)
SIGNED = (
    "据朝鲜媒体13日报道，朝鲜与俄罗斯12日在平壤签署协定，将于明年春天开通符拉迪沃斯托克至罗先的客轮航线。"
    "俄罗斯运输部副部长韦利卡诺夫在协定上签字。"
)
TREATY = (
    "ロシアのプーチン大統領と北朝鮮の金正恩総書記は19日、平壌で会談し、"
    "一方が攻撃された場合の支援を定めた条約に署名した。"
)
RATIFIED = "北朝鮮は12日、ロシアのプーチン大統領と北朝鮮の金正恩総書記が署名した条約を批准したと伝えた。"


@pytest.mark.parametrize(("text", "later"), [(FERRY, SIGNED), (TREATY, RATIFIED)], ids=["Chinese", "Japanese"])
def test_the_names_of_offices_and_places_make_no_copy_of_a_chinese_or_japanese_sequel(text: str, later: str) -> None:
    assert _judged(later, text) == ()
    (found,) = _judged(f"【本报讯】{text}本报记者报道。", text)
    assert found.share > text_reuse.COPY_SHARE
