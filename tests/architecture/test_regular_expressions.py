"""No regular expression that sees page text takes more than linear time.

`benchmarks/patterns` finds them all and attacks each with strings made from its own parse tree. A pattern that fails
here is named with the part that was repeated: bound its loops, or let no two of them share characters. What was found
to be linear once is stored (`benchmarks/patterns/known.py`) and not attacked again.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from benchmarks.patterns.growth import seconds_at, superlinear
from benchmarks.patterns.known import digest, stored
from benchmarks.patterns.registry import UsedPattern
from bot.lang import standing_lines
from tests.architecture.used_patterns import BY_SECTION, used_patterns
from tests.fakes.reading import SampleReader

SECTIONS = {"page": 120, "heading": 280, "line": 280, "end": 80, "related": 80, "caption": 320}
"""Section -> the longest line that its pattern meets."""


@pytest.fixture(scope="module")
def used(sample_reader: SampleReader) -> list[UsedPattern]:
    return used_patterns(sample_reader)


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


def test_a_pattern_is_the_same_in_every_process(used: list[UsedPattern]) -> None:
    """Two readers must not read a page in two ways: a pattern is not put together in the order of a set."""
    code = "import json; from benchmarks.patterns.registry import written; print(json.dumps(sorted(written())))"
    seeded = os.environ | {"PYTHONHASHSEED": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=seeded, capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout)) - {one.pattern.pattern for one in used} == set()


def test_no_pattern_takes_more_than_linear_time(used: list[UsedPattern]) -> None:
    """Those that were attacked before are known; any other is attacked now."""
    attacked = [one for one in used if one.place != BY_SECTION and digest(one) not in stored()]
    assert superlinear(attacked) == []


def test_a_known_pattern_is_attacked_again_where_it_or_its_use_or_python_is_another() -> None:
    known = UsedPattern("x", re.compile(r"(?<!\w)\w+@"), frozenset({"match"}))
    others = [
        UsedPattern("x", re.compile(r"\w+@"), known.methods),
        UsedPattern("x", re.compile(known.pattern.pattern, re.ASCII), known.methods),
        UsedPattern("x", known.pattern, frozenset({"search"})),
    ]
    digests = [digest(known), digest(known, (3, 12)), *map(digest, others)]
    assert len(set(digests)) == len(digests)
    assert digest(UsedPattern("elsewhere", known.pattern, known.methods)) == digest(known)


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
