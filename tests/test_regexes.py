"""Expressions that are compiled at their first use."""

from __future__ import annotations

import ast
import itertools
import re

import pytest

from bot.regexes import LazyPattern, any_of, is_of, necessary_words, regex
from tests.architecture.syntax_trees import ROOT, modules, nodes


def test_an_expression_finds_what_it_would_find_compiled() -> None:
    word = regex(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert [match["word"] for match in word.finditer("One two")] == ["One", "two"]
    assert word.sub("-", "One two") == "- -"
    assert (word.pattern, word.groupindex) == (r"(?P<word>[a-z]+)", {"word": 1})


def test_an_expression_is_compiled_once_and_not_before_its_use() -> None:
    wrong = regex("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("text")
    word = regex(r"\w")
    assert isinstance(word, LazyPattern)
    assert word.search("a")
    assert word.search == word.compiled.search


def test_it_is_known_which_of_two_expressions_matched() -> None:
    letter, digit = regex("[a-z]"), regex("[0-9]")
    match = letter.match("a")
    assert match is not None
    assert is_of(match, letter)
    assert not is_of(match, digit)


def test_one_of_many_words_is_found_as_if_the_longest_were_tried_first() -> None:
    letters = [*itertools.product("ab.", repeat=3), *itertools.product("ab", repeat=1), ("a", "b"), *zip("dcba.")]
    words = ["".join(word) for word in letters] + ["c.", "ca", "cab"]
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    for text in map("".join, itertools.product("abc.", repeat=5)):
        for behind in ("", "a", r"(?=\.)"):
            expected, found = (re.match(f"(?:{either}){behind}", text) for either in (listed, any_of(words)))
            assert (expected and expected[0]) == (found and found[0])


def test_any_of_many_words_takes_the_longest_where_case_is_ignored() -> None:
    words = {"Abc", "abcd", "ABCDE", "a", "ſb", "Sbb", "ık", "Ikk", *"cdefghjlmnopqr"}
    either = re.compile(any_of(words), re.IGNORECASE)
    for text in ("abcde", "ABCD.", "abc.", "A", "sbb", "ikk", "ik."):
        assert either.match(text)[0] == text.rstrip(".")  # type: ignore[index]


def test_no_match_is_compared_with_an_expression_that_stands_for_another() -> None:
    """`match.re is PATTERN` is never true of an expression of `regex`, and nothing else would tell."""
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("bot", "cogs")
        for path in modules(folder)
        if path.name != "regexes.py"
        for node in nodes(path)
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Attribute) and side.attr == "re"
    ]
    assert strays == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bnot\b", {"not"}),
        (r"\bn(?:ot|ever|o one)\b", {"not", "never", "no one"}),
        (r"[Dd]elay(?:s|ed)?", {"delay"}),
        (r"(?:was|were)\s(?:struck|hit)", {"struck", "hit"}),
        (r"\w+ed\b|\bwent\b", {"ed", "went"}),
        (r"(?:mis)?led(?!\sby)", {"led"}),
        (r"(?:철회|번복)(?:했|하)", {"철회했", "철회하", "번복했", "번복하"}),
        (r"(?:ab){2,}", {"ab"}),
        (r"(?:ab)*", set()),
        (r"\d+|day", set()),
        (r"(?i)Delay|İ", {"delay", "i\u0307"}),
        (r"(?i:Delay)ed", {"delayed"}),
        (r"training|drain(?=s)", {"training", "drain"}),
        (r"(?:훈련용?|대피)\s", {"훈련", "대피"}),
    ],
)
def test_the_words_without_which_a_pattern_cannot_match(pattern: str, words: set[str]) -> None:
    assert necessary_words(pattern) == words
