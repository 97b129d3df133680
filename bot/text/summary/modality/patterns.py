"""Find the patterns of `data/modality.toml` in sentences, by language.

sentence | lower case | one pass for the necessary words of all patterns | those that it may have are tried
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import ahocorasick

from bot.lang.days import MONTH, WEEKDAY_NAME
from bot.lang.folding import in_both_scripts, lower_case, lower_case_pattern
from bot.lang.scripts import is_korean, is_wide
from bot.regexes import necessary_words, regex

_SHORTEST = 2
"""The fewest letters of a word in Latin script that is worth looking for."""
_MOST_KEPT, _LONGEST_KEPT = 128, 1_000
"""The most sentences that are kept: more than most articles have; and the most characters of one."""
_DIGITS = regex(r"\d+")
_PAST = f"[{''.join(chr(first + 20) for first in range(0xAC00, 0xD7A4, 28) if chr(first + 20) not in '있겠')}]"
"""The Hangul syllables that end in ㅆ, as stems of verbs in the past do."""
_NOW = f"[{''.join(chr(first + 4) for first in range(0xAC00, 0xD7A4, 28))}]"
"""The Hangul syllables that end in ㄴ, as stems of verbs in the present do before 다."""


class _Row(NamedTuple):
    """Patterns of one weight, of which a sentence has one: at its beginning, or anywhere. Those anywhere are looked for
    only where one of their necessary words is, whose bit is `bit`."""

    weight: float
    opening: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    bit: int


class _Rules:
    """The patterns of one language by their section."""

    def __init__(self, sections: dict[str, Any]) -> None:
        self.sections: dict[str, tuple[_Row, ...]] = {}
        self._words: Any = ahocorasick.Automaton()
        self._always = 0
        self._count = 0
        classes = {"weekday": WEEKDAY_NAME, "month": MONTH, "past": _PAST, "now": _NOW}
        for name, pattern in sections["classes"].items():
            classes[name] = _filled(pattern, classes)
        for name, rows in sections.items():
            if name == "classes":
                continue
            self.sections[name] = tuple(
                [self._row(row, classes) for row in ([rows] if isinstance(rows, dict) else rows)]
            )
        self._words.make_automaton()

    def possible(self, text: str) -> int:
        """The bits of the rows that a text may have anywhere."""
        found = self._always
        for _, bits in self._words.iter(text):
            found |= bits
        return found

    def _row(self, row: dict[str, Any], classes: dict[str, str]) -> _Row:
        bit = 1 << self._count
        self._count += 1
        anywhere = _pattern(row.get("patterns", ()), classes)
        words = necessary_words(anywhere.pattern) if anywhere else frozenset()  # `words_of` would keep them
        if not words or any(len(word) < _SHORTEST and word.isascii() for word in words):
            self._always |= bit
        else:
            for word in words:
                self._words.add_word(word, self._words.get(word, 0) | bit)
        return _Row(row.get("weight", 1.0), _pattern(row.get("opening", ()), classes, r"\A"), anywhere, bit)


class SearchedSentence:
    """A sentence with those rules of its language that match it; `language` is "english", "korean" or "wide", which is
    Chinese and Japanese."""

    def __init__(self, sentence: str) -> None:
        self.language = _language(sentence)
        self._rules = _rules(self.language)
        self._text = lower_case(sentence)
        self._weights: dict[str, float] = {}

    @cached_property
    def _possible(self) -> int:
        return self._rules.possible(self._text)

    def has(self, section: str) -> bool:
        """Whether it has a pattern of a section without weights, which some languages lack."""
        rows = self._rules.sections.get(section)
        return rows is not None and self._has(rows[0], self._text)

    def weight(self, section: str) -> float:
        """The sum of the weights of those rows of a section that it has; looked for once."""
        if (known := self._weights.get(section)) is not None:
            return known
        rows = self._rules.sections[section]
        weight = self._weights[section] = sum([row.weight for row in rows if self._has(row, self._text)])
        return weight

    def _has(self, row: _Row, text: str) -> bool:
        """Whether the sentence, or a part of it, has one of the patterns."""
        if row.opening is not None and row.opening.match(text):
            return True
        return row.anywhere is not None and self._possible & row.bit != 0 and row.anywhere.search(text) is not None

    def leaves_topic_out(self) -> bool:
        """Whether a Korean sentence, or the clause that it reports, has a predicate for a kind of thing and no
        topic."""
        reporting = self._rules.sections["reported"][0].anywhere
        reported = reporting.search(self._text) if reporting else None
        content = self._text[: reported.start()] if reported else self._text.rstrip(" .\"”’'")
        nominal, topic = self._rules.sections["nominal"][0], self._rules.sections["topic"][0]
        return self._has(nominal, content) and not self._has(topic, content)


@lru_cache(maxsize=_MOST_KEPT)
def _kept(sentence: str) -> SearchedSentence:
    return SearchedSentence(sentence)


def searched(sentence: str) -> SearchedSentence:
    """The sentence with its rules; one of ordinary length is kept for those who ask again."""
    return _kept(sentence) if len(sentence) <= _LONGEST_KEPT else SearchedSentence(sentence)


def says(sentence: str, section: str) -> bool:
    """Whether a sentence or title has a pattern of a section without weights, which the table explains."""
    return searched(sentence).has(section)


def _language(sentence: str) -> str:
    if sentence.isascii():
        return "english"
    return "korean" if is_korean(sentence) else "wide" if is_wide(_DIGITS.sub("", sentence)) else "english"


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("bot.text").joinpath("data/modality.toml").read_text(encoding="utf-8"))


@cache
def _rules(language: str) -> _Rules:
    return _Rules(_tables()[language])


def _pattern(patterns: Sequence[str], classes: dict[str, str], place: str = "") -> re.Pattern[str] | None:
    if not patterns:
        return None
    filled = _filled(f"{place}(?:{'|'.join(patterns)})", classes)
    return regex(lower_case_pattern(in_both_scripts(filled)))


def _filled(pattern: str, classes: dict[str, str]) -> str:
    for name, alternatives in classes.items():
        pattern = pattern.replace(f"{{{name}}}", alternatives)
    return pattern
