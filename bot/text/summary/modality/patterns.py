"""Find the patterns of `data/modality.toml` in sentences, by language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from bot.lang.days import MONTH, WEEKDAY_NAME
from bot.lang.folding import in_both_scripts, lower_case, lower_case_pattern
from bot.lang.scripts import is_korean, is_wide
from bot.regexes import regex

_DIGITS = regex(r"\d+")
_PAST = f"[{''.join(chr(first + 20) for first in range(0xAC00, 0xD7A4, 28) if chr(first + 20) not in '있겠')}]"
"""The Hangul syllables that end in ㅆ, as stems of verbs in the past do."""
_NOW = f"[{''.join(chr(first + 4) for first in range(0xAC00, 0xD7A4, 28))}]"
"""The Hangul syllables that end in ㄴ, as stems of verbs in the present do before 다."""


class _Row(Struct, frozen=True):
    """Patterns of one weight, of which a sentence has one: at its beginning, or anywhere."""

    weight: float
    opening: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None

    def is_in(self, text: str) -> bool:
        """Whether a text in lower case has one of the patterns."""
        if self.opening is not None and self.opening.match(text):
            return True
        return self.anywhere is not None and self.anywhere.search(text) is not None


_Rules = dict[str, tuple[_Row, ...]]
"""The patterns of one language by their section."""


class SearchedSentence:
    """A sentence with those rules of its language that match it; `language` is "english", "korean" or "wide", which is
    Chinese and Japanese."""

    def __init__(self, sentence: str) -> None:
        self.language = _language(sentence)
        self._rules = _rules()[self.language]
        self._text = lower_case(sentence)
        self._weights: dict[str, float] = {}

    def has(self, section: str) -> bool:
        """Whether it has a pattern of a section without weights, which some languages lack."""
        rows = self._rules.get(section)
        return rows is not None and rows[0].is_in(self._text)

    def weight(self, section: str) -> float:
        """The sum of the weights of those rows of a section that it has; looked for once."""
        if (known := self._weights.get(section)) is not None:
            return known
        weight = self._weights[section] = sum([row.weight for row in self._rules[section] if row.is_in(self._text)])
        return weight

    def leaves_topic_out(self) -> bool:
        """Whether a Korean sentence, or the clause that it reports, has a predicate for a kind of thing and no
        topic."""
        reporting = self._rules["reported"][0].anywhere
        reported = reporting.search(self._text) if reporting else None
        content = self._text[: reported.start()] if reported else self._text.rstrip(" .\"”’'")
        return self._rules["nominal"][0].is_in(content) and not self._rules["topic"][0].is_in(content)


def _language(sentence: str) -> str:
    return "korean" if is_korean(sentence) else "wide" if is_wide(_DIGITS.sub("", sentence)) else "english"


@cache
def _rules() -> dict[str, _Rules]:
    data = files("bot.text").joinpath("data/modality.toml").read_text(encoding="utf-8")
    return {language: _filled_rules(sections) for language, sections in tomllib.loads(data).items()}


def _filled_rules(sections: dict[str, Any]) -> _Rules:
    classes = {"weekday": WEEKDAY_NAME, "month": MONTH, "past": _PAST, "now": _NOW}
    for name, pattern in sections.pop("classes").items():
        classes[name] = _filled(pattern, classes)
    rows = {name: [part] if isinstance(part, dict) else part for name, part in sections.items()}
    return {name: tuple(_row(row, classes) for row in of) for name, of in rows.items()}


def _row(row: dict[str, Any], classes: dict[str, str]) -> _Row:
    opening, anywhere = _compiled(row.get("opening", ()), classes, r"\A"), _compiled(row.get("patterns", ()), classes)
    return _Row(row.get("weight", 1.0), opening, anywhere)


def _compiled(patterns: Sequence[str], classes: dict[str, str], place: str = "") -> re.Pattern[str] | None:
    if not patterns:
        return None
    filled = _filled(f"{place}(?:{'|'.join(patterns)})", classes)
    return re.compile(lower_case_pattern(in_both_scripts(filled)))


def _filled(pattern: str, classes: dict[str, str]) -> str:
    for name, alternatives in classes.items():
        pattern = pattern.replace(f"{{{name}}}", alternatives)
    return pattern
