"""The patterns on a sentence's status are tried only where they can match, and found as if all were tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.regexes import words_of
from bot.sample.library import SampleLibrary
from bot.text.summary.modality import patterns
from bot.text.summary.modality.patterns import SearchedSentence, searched

ROWS = [
    pytest.param(language, section, number, id=f"{language}-{section}-{number}")
    for language in ("english", "korean", "wide")
    for section, rows in patterns._tables()[language].items()
    if section != "classes"
    for number, row in enumerate([rows] if isinstance(rows, dict) else rows)
    if row.get("patterns")
]
"""Of the file, since each test process that collects this module would compile the patterns."""


@pytest.mark.parametrize(("language", "section", "number"), ROWS)
def test_what_a_pattern_matches_has_one_of_its_words(language: str, section: str, number: int) -> None:
    row = patterns._rules(language).sections[section][number]
    assert row.anywhere is not None
    words = words_of(row.anywhere)

    @settings(max_examples=6, deadline=None, database=None)
    @given(st.from_regex(row.anywhere.pattern))
    def matching(text: str) -> None:
        assert not words or any(word in text for word in words)
        assert patterns._rules(language).possible(text) & row.bit

    matching()


def test_sentences_have_the_patterns_that_they_have_when_all_are_tried() -> None:
    articles = SampleLibrary.load().articles
    sentences = [
        part for article in articles for text in article.paragraphs for part in re.split(r"(?<=[.다。]) ?", text)
    ]
    found = 0
    for sentence in sentences[::5]:
        said = SearchedSentence(sentence)
        for rows in said._rules.sections.values():
            for row in rows:
                anywhere = row.anywhere is not None and row.anywhere.search(said._text) is not None
                opens = row.opening is not None and row.opening.match(said._text) is not None
                assert said._has(row, said._text) == (anywhere or opens)
                found += anywhere
    assert found > len(sentences) / 5


def test_a_sentence_is_kept_for_those_who_ask_again() -> None:
    assert searched("It was not so.") is searched("It was not so.")
    assert searched("It was not so. " * 100) is not searched("It was not so. " * 100)


def test_a_pattern_does_not_keep_its_words_beside_the_automaton() -> None:
    """The bot's process has these patterns too: a megabyte."""
    sections = patterns._Rules(patterns._tables()["english"]).sections
    kept = [row.anywhere for rows in sections.values() for row in rows if row.anywhere is not None]
    assert kept
    assert not any("necessary_words" in vars(pattern) for pattern in kept)
