"""Watched phrases: found in a text by one automaton, whatever their number.

Text and phrases are folded (case, accents, hyphens, runs of spaces in phrases) without a change of length of the text;
kana keep their marks, since バス is not パス.
A match begins and ends at a word border; a Hangul word may be followed by a particle. One in Chinese characters or kana
may be inside a sentence; of two or three katakana only if no other katakana go on: キム is not キムチ. To letters and
digits of other scripts these characters are a border: THAAD is a word of 驻韩美军THAAD系统. A phrase is looked for in
each form that a search would find (`bot/policy/search/terms.forms_in_text`), except for the inflections of English
words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import ahocorasick

from bot.lang.folding import FoldTable
from bot.lang.particles import PARTICLE
from bot.lang.scripts import KATAKANA, is_hangul, is_unspaced
from bot.lang.unspaced.characters import is_short
from bot.model.analysis import Span
from bot.policy.search.terms import forms_in_text, term
from bot.regexes import regex

LONGEST_PHRASE = 80
SHORTEST_PHRASE = 2
"""Characters; every article would match a single letter."""

_KATAKANA = regex(f"[{KATAKANA}\uff66-\uff9f]")
_FOLD = FoldTable({code: chr(code) for code in range(0x3041, 0x3100) if chr(code).isalpha()})  # kana


def fold(text: str) -> str:
    """The text folded for matching; offsets do not change."""
    return text.translate(_FOLD)


def phrase_key(phrase: str) -> str:
    """A phrase as it is looked for: folded, with single spaces. The same for phrases that meet the same texts."""
    return " ".join(fold(phrase).split())


@lru_cache(maxsize=20_000)
def phrase_forms(phrase: str) -> tuple[str, ...]:
    """The keys of the forms of a phrase, its own first. A phrase with other signs than hyphens has no other: the words
    of "C++" are "c"."""
    key, words = phrase_key(phrase), term(phrase)
    if words is None or phrase_key(" ".join(words.words)) != key:
        return (key,) if key else ()
    return tuple(dict.fromkeys((key, *(phrase_key(" ".join(form.words)) for form in forms_in_text(words)))))


class PhraseAutomaton:
    """The phrases of `phrase_key` in all their forms, as one Aho-Corasick automaton. About 0.7 KB a form of 20
    characters."""

    def __init__(self, keys: Iterable[str]) -> None:
        phrases = defaultdict[str, list[str]](list)
        for key in keys:
            for form in phrase_forms(key):
                phrases[form].append(key)
        self._automaton: Any = ahocorasick.Automaton()
        for form, meant in phrases.items():
            self._automaton.add_word(form, (len(form), tuple(meant)))
        self._automaton.make_automaton()

    @property
    def total_bytes(self) -> int:
        """The memory of the automaton's nodes."""
        return int(self._automaton.get_stats()["total_size"]) if len(self._automaton) else 0

    def found(self, text: str) -> set[str]:
        """The keys of the phrases that the text has."""
        found = set[str]()
        if len(self._automaton):
            for last, (length, keys) in self._automaton.iter(fold(text)):
                if _is_bordered(text, last + 1 - length, last + 1):
                    found.update(keys)
        return found


def places(phrase: str, text: str) -> Iterator[Span]:
    """Where a text has a phrase in any of its forms, in order."""
    folded = fold(text)
    found = {place.start: place for form in reversed(phrase_forms(phrase)) for place in _of_form(form, text, folded)}
    return iter(sorted(found.values(), key=lambda one: one.start))


def _of_form(key: str, text: str, folded: str) -> Iterator[Span]:
    at = folded.find(key)
    while at >= 0:
        if _is_bordered(text, at, at + len(key)):
            yield Span(at, at + len(key))
        at = folded.find(key, at + 1)


def _is_bordered(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if is_short(text[start:end]) and (_KATAKANA.match(before) or _KATAKANA.match(after)):
        return False
    return _begins(before, text[start]) and _ends(text, end, text[end - 1], after)


def _begins(before: str, first: str) -> bool:
    if is_unspaced(first) or not first.isalnum():
        return True
    if is_hangul(first):
        return not is_hangul(before.strip())
    return not before.isalnum() or is_unspaced(before)


def _ends(text: str, end: int, last: str, after: str) -> bool:
    if is_unspaced(last) or not last.isalnum():
        return True
    if is_hangul(last):
        return not is_hangul(after.strip()) or PARTICLE.match(text, end) is not None
    return not after.isalnum() or is_hangul(after) or is_unspaced(after)
