"""Watched phrases: found in a text by one automaton, whatever their number.

Text and phrases are put into the plain form of the index (`bot/lang/unspaced/characters.plain`), so that a watch finds
the spellings that a search does, and folded (case, accents, hyphens, runs of spaces in phrases) without a further
change of length; kana keep their marks, since バス is not パス.
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
from bot.lang.unspaced import characters
from bot.model.analysis import Span
from bot.policy.search.terms import forms_in_text, spellings
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
    """A phrase as it is looked for, with single spaces. The same for phrases that meet the same texts."""
    return " ".join(fold(characters.plain(phrase)).split())


@lru_cache(maxsize=20_000)
def phrase_forms(phrase: str) -> tuple[str, ...]:
    """The keys of the forms of a phrase, its own first. A phrase with other signs than hyphens has no other: the words
    of "C++" are "c"."""
    key, spelled = phrase_key(phrase), spellings(phrase)
    if not spelled or phrase_key(" ".join(spelled[0].words)) != key:
        return (key,) if key else ()
    forms = (form for one in spelled for form in forms_in_text(one))
    return tuple(dict.fromkeys((key, *(phrase_key(" ".join(form.words)) for form in forms))))


class _PlainText:
    """A text as phrases are looked for in it."""

    def __init__(self, text: str) -> None:
        plain = characters.plain(text)
        self._text = text
        self._places = None if plain == text else characters.plain_places(text)[1]
        self.folded = fold(plain)

    def span(self, start: int, end: int) -> Span | None:
        """The place in the text of what is at [start, end) of the folded one; None where it is no whole word."""
        there = self._places
        span = Span(start, end) if there is None else Span(there[start].start, there[end - 1].end)
        return span if _is_bordered(self._text, span) else None


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
            plain = _PlainText(text)
            for last, (length, keys) in self._automaton.iter(plain.folded):
                if plain.span(last + 1 - length, last + 1):
                    found.update(keys)
        return found


def places(phrase: str, text: str) -> Iterator[Span]:
    """Where a text has a phrase in any of its forms, in order."""
    plain = _PlainText(text)
    found = {place.start: place for form in reversed(phrase_forms(phrase)) for place in _of_form(form, plain)}
    return iter(sorted(found.values(), key=lambda one: one.start))


def _of_form(key: str, plain: _PlainText) -> Iterator[Span]:
    at = plain.folded.find(key)
    while at >= 0:
        if span := plain.span(at, at + len(key)):
            yield span
        at = plain.folded.find(key, at + 1)


def _is_bordered(text: str, span: Span) -> bool:
    start, end = span.start, span.end
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if characters.is_short(characters.plain(text[start:end])) and (_KATAKANA.match(before) or _KATAKANA.match(after)):
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
