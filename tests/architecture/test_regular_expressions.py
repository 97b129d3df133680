"""No regular expression that sees page text takes more than linear time.

`benchmarks/patterns` finds them all and attacks each with strings made from its own parse tree. A pattern that fails
here is named with the part that was repeated: bound its loops, or let no two of them share characters.
"""

from __future__ import annotations

import re

import pytest

from benchmarks.patterns.growth import seconds_at, superlinear
from benchmarks.patterns.registry import UsedPattern, patterns
from bot.lang import standing_lines
from bot.policy import urls
from bot.text.summary.modality.patterns import searched
from tests.corpus import articles, not_articles
from tests.fakes.reading import SampleReader

ADDRESSES = (
    "https://web.archive.org/web/2020/https://a.example/b",
    "https://www.google.com/amp/s/x.example/a",
    "https://a.example/x.amp.html?amp=1",
)
LINES = ("The talks were not held.", "회담은 열리지 않았다.", "会谈没有举行。")
"""A sentence for each language whose patterns are compiled from a data file when it is first met."""
BY_SECTION = "bot.lang.standing_lines:_pattern"
"""Compiled from a data file by section; each section has its own test."""
SECTIONS = {"page": 120, "heading": 280, "line": 280, "end": 80, "caption": 320}
"""Section -> the longest line that its pattern meets."""


@pytest.fixture(scope="module")
def used(sample_reader: SampleReader) -> list[UsedPattern]:
    def exercise() -> None:
        for marked in (*articles()[:6], *not_articles()[:6]):
            sample_reader.read(marked.page)
        for line in LINES:
            searched(line)
        for address in ADDRESSES:
            urls.url_key(urls.canonical(address))

    return patterns(exercise)


def test_every_pattern_is_found(used: list[UsedPattern]) -> None:
    places = {one.place for one in used}
    assert len(used) > 380
    assert {
        "bot.lang.datelines:_ENGLISH",  # a constant
        "bot.text.page.titles:_folded",  # re.sub in a function
        "bot.text.verdict.second_person:pattern",  # from a data file
        "bot.text.sources.citations:_patterns",  # from names in a page
        "cogs._layout.foreign_text:_INVISIBLE",
    } <= places
    assert next(one for one in used if one.place == "bot.lang.datelines:_ENGLISH").methods == {"match"}


def test_no_pattern_takes_more_than_linear_time(used: list[UsedPattern]) -> None:
    assert superlinear(one for one in used if one.place != BY_SECTION) == []


@pytest.mark.parametrize("section", [*SECTIONS, "sentence", "in sentence"])
def test_no_pattern_of_standing_lines_is_slow_at_the_lengths_it_meets(section: str) -> None:
    method = "match" if section == "sentence" else "search" if section in {"caption", "in sentence"} else "fullmatch"
    one = UsedPattern(section, standing_lines._pattern(section), frozenset({method}))
    if section in SECTIONS:
        assert seconds_at(one, SECTIONS[section]) < 0.02  # half a millisecond here
    else:
        assert superlinear([one]) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+$",
        r"-*,-*x",
        r"(?:\w+ ?)+:",
        r"\w+@",
        r"“[^”]*”",
        r"(?:a|ab|b)*c",
        r"x.*y.*z$",
        r"\([^)]*\)$",
        r"(?:-|\W)*x",
    ],
)
def test_a_pattern_that_is_more_than_linear_is_named(pattern: str) -> None:
    assert [one.place for one in superlinear([UsedPattern("x", re.compile(pattern), frozenset({"search"}))])] == ["x"]


def test_a_pattern_that_explodes_beyond_the_shortest_strings_is_named() -> None:
    matched = UsedPattern("x", re.compile(r"(?:a|ab|b)*c"), frozenset({"match"}))
    assert [one.place for one in superlinear([matched])] == ["x"]


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"(?<!\w)\w+@", r"“[^“”]*”", r"(?<![ab])(?:a|b)*+c", r"\w{1,40}@", r"(?<![a-z])[a-z]+ [A-Z]+"]
)
def test_a_linear_pattern_is_not(pattern: str) -> None:
    assert superlinear([UsedPattern("x", re.compile(pattern), frozenset({"search"}))]) == []
