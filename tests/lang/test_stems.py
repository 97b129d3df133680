"""Whether a text may satisfy an expression is told by parts of words, in any case and script."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lang.assertion import disclosures, patterns
from bot.lang.assertion.sources import UNTRUE_SOURCES
from bot.lang.stems import may_have, may_match
from bot.news.headlines import contentless
from bot.regexes import regex
from bot.text.summary import sentence_quality

_WORDS = [
    *(
        "ministry",
        "he",
        "it",
        "spokeswoman",
        "on",
        "did not",
        "didn't",
        "didn’t",
        "gave",
        "offered",
        "no further",
        "more",
    ),
    *(
        "details",
        "comment",
        "said",
        "specify",
        "respond to a request",
        "declined to say",
        "is unclear",
        "was not",
        "known",
    ),
    *(
        "made the",
        "remarks",
        "statement",
        "announcement",
        "speech",
        "answers",
        "questions",
        "message",
        "press",
        "briefing",
    ),
    *("holds a", "issues a", "released", "announced", "results of", "spoke at", "there are", "three", "things", "why"),
    *("DECLİNED to say", "declıned to say", "담화를 발표했다", "성명을 냈다.", "이같이 말했다", "밝히지는 않았다"),
    *("말을 아꼈다", "답변을 피했다", "기자회견을 진행", "논평", "but", "that", "“", ";", "4"),
]
_SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He DECLINED to say", True),
        ("Nothing of it", False),
        ("decl\u0131ned", True),
        ("DECL\u0130NED", True),
        ("", False),
    ],
)
def test_a_stem_is_found_in_any_case(text: str, expected: bool) -> None:
    assert may_have(text, ("declin", "않았")) is expected


@given(_SENTENCES)
def test_the_quick_look_changes_no_verdict(sentence: str) -> None:
    """The expressions alone say the same."""
    nothing = contentless._NOTHING.search(sentence) and not contentless._BESIDES.search(sentence)
    spoke = contentless._SPOKE.search(sentence) and not contentless._WHAT.search(sentence)
    said = sentence_quality._TITLED.sub("", sentence)
    hollow = sentence_quality.HOLLOW.search(sentence) and not sentence_quality._CONTENT.search(said)
    assert contentless.adds_nothing(sentence) is bool(nothing)
    assert contentless.lacks_content(sentence) is bool(spoke)
    assert sentence_quality.hollow(sentence) is bool(hollow)


@cache
def _found_by(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    """Made once: to make it takes longer than a hundred examples of it."""
    return st.from_regex(re.compile(pattern.pattern, pattern.flags))


_ASKED_FIRST = (
    *(patterns.FRAME, patterns.COMMENT, patterns.UNTRUE, patterns.SENT_IN_ERROR, patterns.HEADLINE_TELLS),
    *(disclosures.TAKES_BACK, contentless._NOTHING, contentless._SPOKE, sentence_quality.HOLLOW),
    *(one.words for one in UNTRUE_SOURCES),
)


@settings(max_examples=100)
@given(st.sampled_from(_ASKED_FIRST).flatmap(lambda one: st.tuples(st.just(one), _found_by(one))))
def test_whatever_an_expression_finds_may_match_it(found: tuple[re.Pattern[str], str]) -> None:
    pattern, text = found
    assert may_match(text, pattern)
    assert may_match(text.upper(), pattern)


@pytest.mark.parametrize("pattern", _ASKED_FIRST)
def test_an_ordinary_sentence_has_none_of_the_words(pattern: re.Pattern[str]) -> None:
    assert not may_match("Nobody knew.", pattern)


def test_an_expression_without_necessary_words_may_match_anything() -> None:
    anything = regex(r"\d+|day")
    assert may_match("", anything)
    assert may_match("", regex("night"), anything)
