"""A summary of three sentences has a fourth where that adds to it and stands alone."""

from __future__ import annotations

import pytest

from bot.model.analysis import KeySentence, Span
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.summary.key_sentences import key_sentences
from bot.text.summary.length import ROOM, ROOM_FOR_ANSWER, summary
from bot.text.summary.modality.patterns import says
from bot.text.tagger import Tagger

FIRE = "A fire in a shipyard in Geoje killed two welders on Monday."
CAUSE = "It began in the hull of a tanker, the fire service said."
YARD = "The yard has stopped work on all nine ships."
HEARING = "Parliament hears the owner on Thursday."
STRIKE = "Welders at four other yards walked out."
ARTICLE = (FIRE, CAUSE, YARD, HEARING, STRIKE)


def _shown(*sentences: str, length: int = 3, worth: float = 1.5, dependent: tuple[str, ...] = ()) -> list[str]:
    text = " ".join(sentences)
    best = [
        KeySentence(text.index(one), text.index(one) + len(one), one, worth, one not in dependent) for one in sentences
    ]
    spans = [Span(one.start, one.end) for one in best]
    return [one.text for one in summary(text, spans, best, length)]


def test_a_summary_of_three_has_a_fourth_sentence() -> None:
    assert _shown(*ARTICLE) == [FIRE, CAUSE, YARD, HEARING]


def test_other_lengths_are_as_asked_for() -> None:
    assert [len(_shown(*ARTICLE, length=length)) for length in (1, 2, 4, 5)] == [1, 2, 4, 5]


def test_a_sentence_that_needs_another_is_passed_over() -> None:
    assert _shown(*ARTICLE, dependent=(HEARING,)) == [FIRE, CAUSE, YARD, STRIKE]


def test_a_sentence_that_the_next_one_goes_on_about_is_no_whole_thought() -> None:
    fear, denial = "Some fear that the yard will close.", "This was denied by the owner."
    assert _shown(FIRE, CAUSE, YARD, fear, denial, dependent=(denial,)) == [FIRE, CAUSE, YARD]
    assert _shown(FIRE, CAUSE, YARD, fear, denial, HEARING, dependent=(denial,)) == [FIRE, CAUSE, YARD, HEARING]


def test_weak_sentences_are_left_out() -> None:
    assert _shown(*ARTICLE, worth=1.1) == [FIRE, CAUSE, YARD]


def test_a_card_does_not_grow_where_the_sentences_are_long() -> None:
    long = CAUSE.replace("tanker", "tanker of the largest kind that is built on this coast" * 6)
    assert len(long) < ROOM
    assert _shown(FIRE, long, YARD, HEARING) == [FIRE, long, YARD]


def test_a_korean_character_takes_two_columns() -> None:
    short = "거제의 한 조선소에서 불이 나 두 명이 숨졌다."
    more = "숨지고 용접공 여섯 명이 시내 병원으로 옮겨졌다"
    long = short.replace("불이", "월요일 새벽 선박 안에서 큰 불이").replace("숨졌다", more)
    assert len(long) * 4 < ROOM < len(long) * 2 * 4
    assert len(_shown(*(f"{place}. {short}" for place in range(1, 5)))) == 4
    assert len(_shown(*(f"{place}. {long}" for place in range(1, 5)))) == 3


def test_a_sentence_that_a_later_one_answers_does_not_stand_alone(tagger: Tagger, base: Knowledge) -> None:
    """It was shown as a fourth where the answer, too long for the card, was not."""
    title = "A glass hall for the port of Yeosu, on paper"
    text = (
        "The city of Yeosu has shown the drawings of a glass hall since Monday, and nothing has been paid for.\n"
        "Yeosu has set aside 30 million won for the land of the hall.\n"
        "The port company, which owns the land, has not agreed to sell.\n"
        "Neighbours have said that they would go to court."
    )
    tagged = tagger.tag(text)
    entities = find_entities(tagged, base, title, "2025-04-20")
    best = key_sentences(tagged, title, entities, find_quotes(tagged, entities))
    assert [one.text for one in best if not one.self_contained] == [text.splitlines()[1]]


DENIAL = "The owner denied that the pumps of the tanker had been off."
LIMIT = "The yard reopens only if the inspectors find no gas in the other hulls."


@pytest.mark.parametrize("answer", [DENIAL, LIMIT])
def test_an_answer_to_the_news_goes_before_a_better_sentence(answer: str) -> None:
    assert _shown(*ARTICLE, answer) == [FIRE, CAUSE, YARD, answer]


def test_one_answer_is_enough() -> None:
    assert _shown(FIRE, DENIAL, YARD, HEARING, LIMIT) == [FIRE, DENIAL, YARD, HEARING]


def test_an_answer_has_one_line_more() -> None:
    long = DENIAL + " " * (ROOM_FOR_ANSWER - sum(map(len, (FIRE, CAUSE, YARD, DENIAL))))
    assert _shown(FIRE, CAUSE, YARD, long) == [FIRE, CAUSE, YARD, long]
    assert _shown(FIRE, CAUSE, YARD, long + " ", STRIKE) == [FIRE, CAUSE, YARD, STRIKE]


def test_a_denial_of_a_detail_is_no_answer() -> None:
    detail = "A minister said that he had denied nobody a seat and denied having slept."
    assert says(detail, "disclaims")
    assert _shown(*ARTICLE, detail) == [FIRE, CAUSE, YARD, HEARING]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry denied the report.", True),
        ("The goalkeeper denied Son a goal.", False),
        ("The court denied his request for a retrial.", False),
        ("The mayor denied taking a bribe.", True),
        ("No talks are planned for this week.", False),
        ("Police arrived only after 40 minutes.", False),
        ("Work can begin only after a second study.", True),
        ("The village still needs a doctor.", False),
        ("The harvest depends on the weather.", False),
        ("부산은 홈에서 진 적이 없는 팀이다.", False),
        ("회사는 이전을 논의한 적이 없다고 밝혔다.", True),
        ("약의 효력이 떨어졌다.", False),
        ("雪を除けば平年並みだった。", False),
        ("反論の機会が与えられた。", False),
        ("检测显示，水质澄清。", False),
        ("公司称没有讨论此事。", True),
        ("Japan denied him a visa in May.", False),
        ("He was denied bail.", False),
        ("The sale is subject to board approval.", True),
        ("Companies subject to sanctions lost money.", False),
        ("회사는 보도를 부인했다.", True),
        ("그의 부인은 병원에 있다.", False),
        ("다만 비용은 시가 낸다.", False),
        ("무작위 폭행이 이어졌다.", False),
        ("政府は計画はないと述べた。", True),
        ("彼の発言は否定的だった。", False),
        ("承認を条件とする。", True),
        ("労働条件が悪い。", False),
        ("公司否认了报道。", True),
        ("不可否认，局势紧张。", False),
    ],
)
def test_what_denies_or_limits_the_news(sentence: str, expected: bool) -> None:
    assert (says(sentence, "disclaims") or says(sentence, "limits")) is expected


def test_one_sentence_that_denies_a_report_comes_with_the_report() -> None:
    denial = "The yard denied the report."
    text = f"{FIRE} {CAUSE} {denial}"
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in (FIRE, CAUSE, denial)]
    best = [KeySentence(span.start, span.end, text[span.start : span.end], 1.5, True) for span in spans]
    assert [one.text for one in summary(text, spans, [best[2], best[0], best[1]], 1)] == [denial]
    report = "The yard is to close, two people familiar with the plan said."
    text = f"{report} {CAUSE} {denial}"
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in (report, CAUSE, denial)]
    best = [KeySentence(span.start, span.end, text[span.start : span.end], 1.5, True) for span in spans]
    assert [one.text for one in summary(text, spans, [best[2], best[0], best[1]], 1)] == [denial, report]
    assert [one.text for one in summary(text, spans, [best[0], best[2], best[1]], 1)] == [report]


def test_who_was_present_is_no_fourth_sentence() -> None:
    present = "Present at the ceremony were Pak Thae Ryong and officials concerned."
    assert _shown(FIRE, CAUSE, YARD, present, HEARING) == [FIRE, CAUSE, YARD, HEARING]
