"""Fields of work that are also the name of an organisation or a magazine.

"minister of *Foreign Affairs*" · "the *Foreign Affairs* Committee" · an essay in *Foreign Affairs* is the magazine's.
"""

from __future__ import annotations

from bot.regexes import regex

_MINISTER_OF = regex(r"\b[Mm]inisters? (?:of|for) (?:the )?$")
_FIELDS = frozenset({"Foreign Affairs", "Foreign Policy"})
"""Magazines whose name is the field of many bodies."""
_BODY_OF = regex(
    r"\b(?i:minist(?:er|ry)|department|secretary|commi(?:ttee|ssion)(?:er)?|bureau|office|council|institute|school|college"
    r"|faculty|division|advis[eo]r|head|chief|director|cent(?:er|re)|chair\w{0,6}|representative|spokes\w{0,8}|state)s?"
    r" (?:of|for|on) (?:the )?(?:[A-Z]\w{2,14} and )?$"
)
"""A body or an office before its field: "Department of", "Ministry of Trade and"."""
_OF_BODY = regex(
    r" (?:(?!Magazine)[A-Z]|and [A-Z]|(?:sub)?committee|minist(?:er|ry)|department|secretary|chief|spokes|advis"
    r"|portfolio|official|bureau|panel|office|council|commissioner)"
)
"""What follows the field of a body: "*Foreign Affairs* Minister", "*Foreign Affairs* and Trade"."""
_REACH = 40


def is_field_of_work(text: str, start: int, end: int) -> bool:
    """Whether the name of an organisation at [start, end) is the field of a minister, or of a body or an office if it
    is a magazine's."""
    if _MINISTER_OF.search(text, max(0, start - 16), start):
        return True
    if text[start:end] not in _FIELDS:
        return False
    return _OF_BODY.match(text, end) is not None or _BODY_OF.search(text, max(0, start - _REACH), start) is not None
