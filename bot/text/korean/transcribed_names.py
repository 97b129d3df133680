"""Names in Hangul that are written as they sound abroad and begin with a family name: "*추메이린*", "*황보바오로*"."""

from __future__ import annotations

from functools import lru_cache

from bot.regexes import regex
from bot.text.korean.common_words import is_common
from bot.text.word_lists import wordlist

_FAMILIES = wordlist("hangul_families")
_CHINESE_ONLY, _CHINESE_TOO, _CHINESE_FAMILY = (
    "|".join(sorted(wordlist(f"hangul_chinese_{name}"))) for name in ("syllables", "shared", "families")
)
_CHINESE = f"(?:{_CHINESE_ONLY}|{_CHINESE_TOO})"
_SHORT_CHINESE_NAME = regex(rf"(?:{_CHINESE_FAMILY})(?:{_CHINESE_ONLY})(?<!저우)(?<!하이)(?<!베이)")
"""A family name and one syllable of Mandarin, which no Korean noun has and which is no end of places: "류샤오"."""
_CHINESE_NAME = regex(rf"(?:{_CHINESE_FAMILY})(?:{_CHINESE}(?:{_CHINESE_ONLY})|(?:{_CHINESE_ONLY}){_CHINESE})")
"""The same with two syllables, one of which no Korean noun has."""
_GIVEN_NAMES = wordlist("hangul_given_western")
_SHORTEST, _LONGEST = 3, 6
"""Hangul syllables of such a name."""
_FIRST = _FAMILIES | wordlist("hangul_chinese_families")
_LATER = _FIRST | _GIVEN_NAMES | wordlist("hangul_chinese_syllables") | wordlist("hangul_chinese_shared")
FORM = (
    f"[{''.join(sorted({word[0] for word in _FIRST}))}]"
    f"[{''.join(sorted(set().union(*_LATER)))}]{{{_SHORTEST - 1},{_LONGEST - 1}}}"
)
"""The pattern of words whose syllables such names have, for expressions that are tried at every word."""


@lru_cache(maxsize=4_000)
def is_transcribed(word: str) -> bool:
    """Whether a word is a Chinese's name, or a Korean family name and a given name from Europe, and no common word."""
    return is_long_transcribed(word) or (_is_possible(word) and _SHORT_CHINESE_NAME.fullmatch(word) is not None)


@lru_cache(maxsize=4_000)
def is_long_transcribed(word: str) -> bool:
    """The same without the shortest Chinese names, which firms may have as well: "화웨이"."""
    return _is_possible(word) and (
        _CHINESE_NAME.fullmatch(word) is not None
        or any(word[:length] in _FAMILIES and word[length:] in _GIVEN_NAMES for length in (1, 2))
    )


def _is_possible(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and not is_common(word)
