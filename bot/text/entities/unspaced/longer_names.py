"""Names of the knowledge base at the beginning of a longer name: 李强 in 李强东, 石破茂 in 石破茂之助."""

from __future__ import annotations

from functools import cache

from bot.lang.folding import one_form
from bot.lang.scripts import KATAKANA, is_han, is_japanese, is_unspaced
from bot.regexes import regex
from bot.text.entities.unspaced import chinese_names, japanese_names
from bot.text.word_lists import wordlist

_KATAKANA = regex(f"[{KATAKANA}]")
_LONGEST = 3
"""Characters of a Chinese name. What follows one of three is a word: 特朗普华为禁令."""
_LAST_TWO = (
    "之助",
    "之介",
    "之輔",
    "之進",
    "之丞",
    "太郎",
    "次郎",
    "二郎",
    "三郎",
    "四郎",
    "五郎",
    "一郎",
    "左衛門",
    "右衛門",
)
"""How Japanese given names of several characters end."""
_NEAR = 40
"""The characters on either side that tell the language."""


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a person's name in Chinese characters is the beginning of another's: it ends before a character that ends
    given names, or repeats its last one, behind which a name may end, and may not end itself; or before two of a
    Japanese given name."""
    if end >= len(text) or not is_han(text[start : end + 1]):
        return False
    if text.startswith(_LAST_TWO, end):
        end += 1
    elif one_form(text[end]) not in _last() and text[end] != text[end - 1]:
        return False
    if japanese_names.TITLES.starts(text, end):
        return False
    after = text[end + 1 : end + 2]
    if not is_han(after):
        return _KATAKANA.match(after) is None
    near = text[max(0, start - _NEAR) : end + _NEAR]
    if is_japanese(near) or not is_unspaced(near):
        return japanese_names.TITLES.starts(text, end + 1)
    if end - start >= _LONGEST:
        return False
    return chinese_names.may_follow_name(text, end + 1) and not chinese_names.may_follow_name(text, end)


@cache
def _last() -> frozenset[str]:
    return frozenset(map(one_form, "".join(wordlist("han_given_last"))))
