"""Foreign names of things that look like persons': works, storms, ships, firms ("영화 '레나 보르코'", "태풍 마리나").

What the thing is stands before its name or behind it, or the name is all that a pair of marks of works encloses. A firm
is one before an office too: "나가이 건설 사장" is the head of a firm, and nobody called Nagai.
"""

from __future__ import annotations

from bot.lang.scripts import HANGUL
from bot.regexes import regex
from bot.text.entities.korean.persons import ENDS, SHOWN_BEHIND, any_of
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.word_classes import THING, sort_of, words_beside
from bot.text.word_lists import wordlist

_OPENED, _CLOSED = frozenset("「『《〈‘'"), frozenset("」』》〉’'")
_SHIP = regex(rf" ?[호컵](?:의|에|에서|를|는|가|와)?(?![{HANGUL}])")
"""Behind the name of a ship or of a cup."""
_HEAD = "대표(?:이사)?|(?:명예|부)?회장|부?사장|이사장|원장|병원장|행장|총재|최고경영자|대변인"
_FIRM = regex(rf"([{HANGUL}]+) (?:{any_of(wordlist('hangul_firm_words'))})(?= (?:전 |현 |[前現] ?)?(?:{_HEAD}){ENDS})")
"""A name, the last word of a firm's name, and before the office of its head."""
_BODIES = wordlist("hangul_bodies")
_TWO = regex(rf"([{HANGUL}]+) [{HANGUL}]+(?![{HANGUL}])")
_LONGEST_WORD = 12


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


def firm_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name of a firm before the office of its head, where a foreign name at [start, end) begins it or is the whole
    of it, or of a known body that is written apart: "골드만 삭스", "인터 *밀란*"; None for anything else. Between a
    Korean's name and an office the body is his: "신동빈 그룹 회장"."""
    if " " in text[start:end] and text[start:end].replace(" ", "") in _BODIES:
        return start, end
    two = _TWO.match(text, start)
    if two is not None and end == two.end(1) and two[0].replace(" ", "") in _BODIES:
        return two.span()
    first = text[max(0, start - _LONGEST_WORD) : start].rpartition("\n")[2]
    word = first[:-1].rpartition(" ")[2] if first.endswith(" ") else ""
    if word and word + text[start:end] in _BODIES:
        return start - 1 - len(word), end
    firm = _FIRM.match(text, start)
    is_firm = firm is not None and end in (firm.end(1), firm.end()) and loan_level(firm[1]) >= FOREIGN
    return firm.span() if firm is not None and is_firm else None
