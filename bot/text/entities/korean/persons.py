"""People in Korean text: a family name and a given name, known by what stands beside it once: a title behind or before
it, an age in brackets, others of a list. No language model reads Korean here, so the form of a name and what surrounds
it have to agree; what is known once is found at every place.

A form is a family name and syllables that given names are made of ("hangul_given_first", "…_second", "…_alone").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.scripts import HAN, HANGUL, is_hangul, syllable_letters
from bot.text.knowledge.matcher import PARTICLE
from bot.text.word_lists import wordlist


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


FAMILIES = wordlist("hangul_families")
FAMILY = _any(FAMILIES)
_SHORT = frozenset({"군", "양", "옹"})
"""Titles that are also the last syllable of many given names: they stand apart."""
_TITLES = (wordlist("hangul_titles") | wordlist("hangul_ranks")) - _SHORT
TITLE = _any(_TITLES)
ENDS = rf"(?:{PARTICLE.pattern}|(?![{HANGUL}]))"
"""Behind a name or a title inside a phrase: a particle, or no more Hangul."""
_FIRST, _SECOND, _ALONE = (wordlist(f"hangul_given_{which}") for which in ("first", "second", "alone"))
_NO_NAME = wordlist("hangul_no_names")
_FORM = rf"(?:{FAMILY})[{HANGUL}]{{1,2}}"
_FULL = rf"(?:{FAMILY})[{HANGUL}]{{2}}"
BRACKET = r"(?:\([^()\n]{1,20}\))?"
BEYOND = rf"(?:[{HANGUL}A-Za-z0-9·]{{1,12}}(?<![은는이가을를에의로와과도]) )"
"""A word between a name and its title: "통일부", "국민의힘", no end of a phrase."""
_TITLED = re.compile(rf"({_FORM})(?: ?(?:전 )?(?:{TITLE})(?![{HANGUL}]{{3}})| (?:{_any(_SHORT)})(?![{HANGUL}]{{2}}))")
_OFFICE_BEHIND = re.compile(rf"({_FULL}){BRACKET} {BEYOND}{{0,3}}[{HANGUL}A-Za-z]{{0,8}}?(?:{TITLE}){ENDS}")
_BRACKETED = re.compile(rf"({_FULL}) ?\((?:\d{{1,2}}(?:세|살)?(?=[)·,;/])|[{HAN}]{{2,4}}(?=[)·,;/]))")
_MEMBER = rf"{_FULL}{BRACKET}"
LISTED_AFTER = rf"(?:(?:[·ㆍ]|, ?){_MEMBER}){{0,12}}"
"""The others of a list, behind the first."""
_LISTED = re.compile(
    rf"(?:{_MEMBER}(?:[·ㆍ]|, ?)){{1,12}}{_MEMBER} (?:[{HANGUL}]{{1,8}} )?(?:{TITLE})(?:들)?{ENDS}"
    rf"|(?:{_FULL}\([^()\n]{{1,20}}\)(?:[·ㆍ]|, ?|[와과] )){{1,12}}{_FULL}\([^()\n]{{1,20}}\)"
)
_BEFORE = re.compile(rf" (?<=[{HANGUL}] )({_FULL}){ENDS}")
_CALLED = tuple(_TITLES | wordlist("hangul_before"))
_SHAPED = re.compile(rf"({_FULL})(?:{ENDS}| ?(?:{TITLE}))")
_ONE = re.compile(rf"(?<![{HANGUL}]){_FULL}(?![{HANGUL}])")
_WORD = re.compile(rf"[{HANGUL}]+")


def people(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the names of people in Korean text, without the titles."""
    told = set(_told(text))
    names = {text[start:end] for start, end in told if end - start > 2}
    told |= {match.span(1) for match in _at_words(_SHAPED, text) if match[1] in names}
    yield from sorted(told)


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the names that something beside them gives away."""
    for match in _at_words(_BRACKETED, text):
        if not _is_word(match[1]):
            yield match.span(1)
    yield from (match.span(1) for match in _at_words(_TITLED, text) if _is_name(match[1]))
    called = (match for match in _BEFORE.finditer(text) if text.endswith(_CALLED, 0, match.start()))
    for match in (*_at_words(_OFFICE_BEHIND, text), *called):
        if _is_name(match[1]) and not _is_noun(text, match.end(1)):
            yield match.span(1)
    for match in _at_words(_LISTED, text):
        spans = [one.span() for one in _ONE.finditer(text, *match.span())]
        if all(_is_name(text[start:end]) for start, end in spans):
            yield from spans


def _at_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds where a Hangul word begins, none of it twice: most texts have few such words."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() >= end and (match := pattern.match(text, word.start())):
            end = match.end()
            yield match


def _is_name(word: str) -> bool:
    """Whether a word is a family name and a given name by its syllables, and no other word of the language."""
    if _is_word(word):
        return False
    families = (length for length in (1, 2) if word[:length] in FAMILIES)
    return any(_is_given(word[length:], whole=length > 1) for length in families)


def _is_given(syllables: str, whole: bool) -> bool:
    if len(syllables) == 1:
        return syllables in (_SECOND if whole else _ALONE)
    return len(syllables) == 2 and syllables[0] in _FIRST and syllables[1] in _SECOND


def _is_word(word: str) -> bool:
    return word in _NO_NAME or word[:2] in _NO_NAME


def _is_noun(text: str, end: int) -> bool:
    """Whether a form may be a longer noun ("안정화"), or one of two syllables and its particle ("선임이"): whether the
    syllable before it is closed tells which particle fits."""
    last, closed = text[end - 1], syllable_letters(text[end - 2])[2] > 0
    if last in "화안":
        return True
    return not is_hangul(text[end : end + 1]) and (
        last in "의에도만인로" or last in ("은이을과" if closed else "는가를와")
    )
