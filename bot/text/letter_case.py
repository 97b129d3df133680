"""Lines in capitals in the letter case that a text uses for their words, for a model that learned from mixed case.

"BAKER'S TEAM TO LEAVE SEOUL" -> "Baker's team to leave Seoul", if the text below has "Baker", "team" and "Seoul"
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from bot.regexes import regex

_WORD = regex(r"[^\W\d_]+")
_LEAST = 8
"""The fewest letters of a line that may be a headline; a shorter one is an abbreviation or a name."""
_SHORT = 4
"""The most letters of an abbreviation."""
_MOST = 2
"""A text with this many times the letters of its lines in capitals writes the names of these also elsewhere."""


def mixed_case(text: str) -> str:
    """The text with each word of a line in capitals as its other lines write it. A word that only such lines have is
    in small letters, or with a capital where hardly another line is in mixed case. The length does not change."""
    lines = text.splitlines(keepends=True)
    shouted = [line for line in lines if _is_shouted(line)]
    if not shouted:
        return text
    written = frozenset(word for line in lines if not _is_shouted(line) for word in _WORD.findall(line))
    other = str.lower if sum(map(len, shouted)) * _MOST < len(text) else str.title
    return "".join(
        _WORD.sub(lambda word: _cased(word[0], written, other), line) if _is_shouted(line) else line for line in lines
    )


def _is_shouted(line: str) -> bool:
    """Whether a line has several words, all in capitals."""
    return line.isupper() and len(line) >= _LEAST and " " in line.strip()


def _cased(word: str, written: frozenset[str], other: Callable[[str], str]) -> str:
    """A word in the letter case that `written` has it in; else by `other`."""
    small, titled = word.lower(), word.title()
    if len(small) != len(word) or len(titled) != len(word):
        return word
    if small in written or small in _function_words():
        return small
    if titled in written:
        return titled
    return word if word in written or _is_abbreviation(word) else other(word)


def _is_abbreviation(word: str) -> bool:
    """Whether a short word cannot be pronounced."""
    return len(word) <= _SHORT and not set("AEIOUY") & set(word)


@cache
def _function_words() -> frozenset[str]:
    lines = files("bot.text").joinpath("data/stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split()) - {"us"}
