"""Nouns for persons in Chinese that no list has, by their last character: 護理*師*, 陶藝*家*, 掘进班班*长*.

Whatever trades there are, their names end in a few characters. So do other words (国家, 增长, 联手), and where the noun
begins cannot be told, since nothing parts words: a noun by its form alone counts only before a full name that speaks,
or as the end of a phrase that does.
"""

from __future__ import annotations

from bot.lang.folding import one_form, words_of_both_scripts
from bot.lang.scripts import is_han
from bot.text.entities.unspaced.word_set import WordSet
from bot.text.word_lists import wordlist

_LISTED = WordSet(words_of_both_scripts(wordlist("chinese_persons")))
_NONE = WordSet({one_form(word) for word in wordlist("chinese_no_person_nouns")})
_ENDS = frozenset(one_form("师员者家官匠徒娘手长人"))
_OF_POSTS = frozenset(one_form("师员家官匠徒娘长"))
"""The ends of nouns for what somebody is by trade or post, and not for what he does or suffers: 支持*者*, 受访*人*."""
_ALONE = frozenset(one_form("师员者家官匠徒"))
"""The ends of nouns for persons without a name: nobody is 加*长*, 有*人*."""
_COUNTS = frozenset(one_form("一二三四五六七八九十百千万亿几数两多各每某该这那此余半整"))
"""Characters that count what follows, or point at it: 三家, 各家."""
_LENGTH = 2


def trade_start(text: str, end: int) -> int:
    """Where the last two characters of such a noun begin that ends at `end`; -1 where none ends."""
    return _start(text, end, _ENDS)


def post_start(text: str, end: int) -> int:
    """Where the last two characters of a noun for a trade or post begin that ends at `end`; -1 where none ends."""
    return _start(text, end, _OF_POSTS)


def ends_as_person(phrase: str) -> bool:
    """Whether a phrase ends with such a noun and names nobody: 一名調香師."""
    return len(phrase) > _LENGTH and _start(phrase, len(phrase), _ALONE) >= 0


def _start(text: str, end: int, ends: frozenset[str]) -> int:
    start = end - _LENGTH
    if start < 0 or not all(map(is_han, text[start:end])) or _LISTED.ending(text, max(0, end - 8), end) >= 0:
        return -1
    word = one_form(text[start:end])
    return start if word[1] in ends and word[0] not in _COUNTS and not _NONE.ends(word) else -1
