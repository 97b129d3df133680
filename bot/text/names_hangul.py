"""People in Korean text: a family name and a given name, known by the title behind them or by the word for "said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.text.wordlists import wordlist

FAMILY = "|".join(sorted(wordlist("hangul_families"), key=lambda name: (-len(name), name)))
_SHORT = ("군", "양", "옹")
"""Titles that are also the last syllable of many given names: they stand apart."""
TITLE = "|".join(sorted(wordlist("hangul_titles") - set(_SHORT), key=lambda title: (-len(title), title)))
_APART = "|".join(_SHORT)
_TITLED = re.compile(
    rf"(?<![가-힣])((?:{FAMILY})[가-힣]{{1,2}})(?: ?(?:전 )?(?:{TITLE})(?![가-힣]{{3}})| (?:{_APART})(?![가-힣]{{2}}))"
)
_BRACKETED = re.compile(rf"(?<![가-힣])((?:{FAMILY})[가-힣]{{2}})\((?:\d{{1,2}}|[一-鿿]{{2,4}})")
_HANGUL = re.compile(r"[가-힣]")
_NO_NAME = wordlist("hangul_no_names")


def people(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the names of people in Korean text, without the titles."""
    if not _HANGUL.search(text):
        return
    for pattern in (_TITLED, _BRACKETED):
        for match in pattern.finditer(text):
            if match.group(1) not in _NO_NAME and match.group(1)[:2] not in _NO_NAME:
                yield match.span(1)
