"""Foreign names of things that look like persons': works, storms, ships, firms ("영화 '레나 보르코'", "태풍 마리나").

What the thing is stands before its name or behind it, or the name is all that a pair of marks of works encloses.
"""

from __future__ import annotations

from bot.lang.scripts import HANGUL
from bot.regexes import regex
from bot.text.entities.korean.persons import SHOWN_BEHIND
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.word_classes import THING, sort_of, words_beside

_OPENED, _CLOSED = frozenset("「『《〈‘'"), frozenset("」』》〉’'")
_SHIP = regex(rf" ?[호컵](?:의|에|에서|를|는|가|와)?(?![{HANGUL}])")
"""Behind the name of a ship or of a cup."""


def is_named_thing(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is the foreign name of a thing and not a person's."""
    if not all(loan_level(word) >= FOREIGN for word in text[start:end].split()):
        return False
    if _SHIP.match(text, end):
        return True
    if SHOWN_BEHIND.match(text, end):
        return False
    enclosed = text[start - 1 : start] in _OPENED and text[end : end + 1] in _CLOSED and start > 0
    return enclosed or any(sort_of(word) == THING for word in words_beside(text, start, end))
