"""One form of Japanese and Chinese sentences for matching, of the same length: ＩＣＢＭ as ICBM, 发射 and 発射 as 發射.

A pattern is put into this form once, so that it finds what a sentence has in any of the scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from bot.lang.folding import fold, one_form
from bot.lang.scripts import is_being_composed, is_unspaced, typed_letters
from bot.lang.unspaced import characters
from bot.regexes import regex

_NARROW = str.maketrans(
    {0xFF01 + place: 0x21 + place for place in range(94) if chr(0x21 + place).isalnum()} | {"．": "."}
)
"""The wide letters and digits that Japanese papers print."""


Named = TypeVar("Named")
LONGEST = 600
"""Characters of a Japanese or Chinese sentence. What is longer is a list or a table, and is not read: the cost of
reading a sentence grows faster than its length."""


def is_overlong(sentence: str) -> bool:
    """Whether a text without spaces between words is too long for a sentence."""
    return len(sentence) > LONGEST and is_unspaced(sentence)


def matched_form(sentence: str) -> str:
    """A Japanese or Chinese sentence in the form that expressions of `unspaced_regex` match; any other as it is."""
    return one_form(sentence.translate(_NARROW)) if is_unspaced(sentence) else sentence


def unspaced_regex(pattern: str) -> re.Pattern[str]:
    """An expression for sentences of `matched_form`, whose characters may be of any script."""
    return regex(one_form(pattern))


@lru_cache(maxsize=4_000)
def name_form(text: str) -> str:
    """A name, or what somebody typed of one, as the two are compared: in plain forms, folded, in one form of each
    Chinese character, with single spaces."""
    return " ".join(one_form(fold(characters.plain(text))).split())


def is_in_name(typed: str, name: str) -> bool:
    """Whether a name contains what is typed so far: also with a Korean syllable that is not finished, as an input
    method shows it before the next key (미ㅅ of 미사일, 군샇 of 군사훈련)."""
    wanted, whole = name_form(typed), name_form(name)
    return wanted in whole or (is_being_composed(wanted) and typed_letters(wanted) in typed_letters(whole))


def called(typed: str, among: Iterable[Named], names: Callable[[Named], Iterable[str]]) -> Sequence[Named]:
    """Those with a name that was typed; only where none has it, those with it in another form: 統一新聞 is not 统一新闻
    where both are there."""
    there = tuple(among)
    for form in (_without_case, name_form):
        wanted = form(typed)
        if found := [one for one in there if wanted in map(form, names(one))]:
            return found
    return ()


def _without_case(text: str) -> str:
    return " ".join(text.casefold().split())
