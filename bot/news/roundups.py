"""Whether an article is a roundup: several short items, each of another event.

lines -> items that are numbered 1, 2, 3, …, or that begin with a day, also behind ▲, and make up most of the text
      -> a roundup, unless most items have a word in common

A numbered explainer or a chronology of one event has such a word. Names that any item about Korea may have count
nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

from bot.lang.days import WEEKDAY_NAME
from bot.regexes import regex

_NUMBERED = regex(r"^[ \t]*(?:(?P<number>\d{1,2})[.)]|(?P<circled>[\u2460-\u2473]))[ \t]*(?=[^\W\d])", re.MULTILINE)
_MARKED = regex(
    rf"^[ \t]*(?:(?:{WEEKDAY_NAME}|\d{{1,2}}[일日])[ \t]*[:：—–　]|\d{{1,2}}日[ \t])[ \t]*(?=\w)"
    r"|(?:^|(?<=[ \t]))▲[ \t]*(?=\d{1,2}일)",
    re.MULTILINE,
)
"""Also a bullet inside a line, as "▲3일 … ▲4일 …". Without a day it is a demand, a post or a clause of an agreement."""
_LONGEST_OPENING = 1 / 4
"""The share of a text before its first day from which on it is an article with a list in it."""
_FEWEST = 3
_SHARED = 2 / 3
"""The share of items with a word from which on the article is about that word, and no roundup."""
_OF_KOREA = frozenset(
    ("korea", "korean", "north", "south", "seoul", "pyongyang", "북한", "한국", "朝鲜", "韩国", "韓国")
)
"""Terms that items of different events may share."""


def introduction(text: str, terms: Callable[[str], Iterable[str]]) -> str | None:
    """The text before the first item of a roundup; None for any other text. `terms` finds the terms of an
    item, each once."""
    starts = _item_starts(text)
    if len(starts) < _FEWEST:
        starts = [match.start() for match in _MARKED.finditer(text)]
        if len(starts) < _FEWEST or starts[0] > _LONGEST_OPENING * len(text):
            return None
    items = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    counted = Counter(term for item in items for term in terms(item))
    is_one_event = any(count >= _SHARED * len(items) for term, count in counted.items() if term not in _OF_KOREA)
    return None if is_one_event else text[: starts[0]]


def _item_starts(text: str) -> list[int]:
    """Where the lines begin that are numbered from 1 on without a gap."""
    starts: list[int] = []
    for match in _NUMBERED.finditer(text):
        number = int(match["number"]) if match["number"] else unicodedata.digit(match["circled"], 0)
        if number == len(starts) + 1:
            starts.append(match.start())
    return starts
