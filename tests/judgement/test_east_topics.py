"""The written Japanese and Chinese headlines with their leads against the reader: subjects and kinds of news."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.lang.meanings.table import east_asian_words
from bot.model.analysis import Subject
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.score import topic
from tests.judgement import east_topics

FLOORS = {
    ("ja", "look"): (20, 18),
    ("ja", "number"): (20, 16),
    ("ja", "later"): (10, 6),
    ("ja", "trap"): (10, 10),
    ("zh", "look"): (20, 14),
    ("zh", "number"): (20, 16),
    ("zh", "later"): (10, 7),
    ("zh", "trap"): (10, 10),
}
"""Right subjects and right kinds of news by language and part."""
WRONG_KINDS = {("ja", "number"): 1, ("zh", "look"): 1, ("zh", "number"): 2, ("zh", "later"): 1}
"""Kinds of news that are another than the right one and than OTHER."""


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_japanese_and_chinese_articles_have_their_subject_and_kind_of_news(
    language: str, half: str, tagger: Tagger, base: Knowledge
) -> None:
    chosen = [case for case in east_topics.cases() if (case.language, case.half) == (language, half)]
    shares = east_topics.measured(chosen, tagger, base)
    least_subjects, least_kinds = FLOORS[language, half]
    assert shares.subjects.right >= least_subjects
    assert shares.unharmed.right == shares.unharmed.of
    assert shares.kinds.right >= least_kinds
    assert shares.harmless.of - shares.harmless.right <= WRONG_KINDS.get((language, half), 0)


def test_the_cases_are_complete() -> None:
    cases = east_topics.cases()
    sizes = {"look": 20, "number": 20, "later": 10, "trap": 10}
    assert Counter((case.language, case.half) for case in cases) == {
        (language, half): size for language in ("ja", "zh") for half, size in sizes.items()
    }
    assert len({case.title for case in cases}) == len(cases)
    assert set(Subject) - {case.subject for case in cases} == set()


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        ("北韓向東海發射飛彈", "南韓聯合參謀本部表示，北韓發射多枚彈道飛彈。", Subject.MISSILES),
        ("南韓國會通過檢察改革法案", "在野黨議員退席抗議。", Subject.DOMESTIC_POLITICS),
        ("南韓央行調降基準利率", "韓元匯率隨後走低。", Subject.ECONOMY),
    ],
)
def test_a_headline_in_traditional_characters_has_its_subject(
    title: str, text: str, subject: Subject, base: Knowledge
) -> None:
    assert topic(title, text, (), base).subjects[0] is subject


def test_a_meaning_that_the_list_lacks_is_an_error() -> None:
    with pytest.raises(ValueError, match="missle"):
        list(east_asian_words(["missle"]))
