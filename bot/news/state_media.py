"""What changed between two texts of state media: a person's title, and the persons who are named.

A person may hold several offices at once, and a text names one of them. So two titles differ only where they are of one
office and rank apart ("vice", "first vice", "alternate"), or of an office that one holds alone (minister, ambassador).
A former or late office says nothing of the present one.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.lang.scripts import is_wide
from bot.regexes import regex

_PAST = regex(r"\b(?:former(?:ly)?|ex|late|then|once|previous|ousted|dismissed)\b|(?:^|\s)(?:전|고|옛)\s|(?:^|\s)전임")
_RANKS = regex(r"\b(?:first|1st|vice|deputy|acting|alternate|candidate|senior|assistant)\b")
_OFFICES = regex(
    r"\b(?:department\sdirector|director\sgeneral|minister|premier|member|chief|commander|ambassador|chairman|president"
    r"|secretary|director|general|marshal|admiral|head)\b"
)
_HELD_ALONE = ("minister", "ambassador")
_OF_ONE_BODY = ("department director", "premier", "minister", "부장", "총리", "상")
"""Offices that need no body to be compared: of all others, a person may hold several at once."""
_GENERIC_BODY = frozenset(
    ("committee", "delegation", "commission", "bureau", "department", "ministry", "affairs", "industry")
)
_SENT_TO = regex(r"\bto\s(?:the\s)?(?P<host>[a-z].*)")
_STEM = 4
"""Letters in which "Chinese" and "China", "defence" and "defense" agree."""
_SHORT = (
    (regex(r"\bc\.?\s?c\.?(?=,|\s|$)"), "central committee"),
    (regex(r"\b(?:wpk|workers['’]\sparty\sof\skorea|party|dprk)\b"), " "),
)
_NO_WORD = frozenset(("of", "the", "and", "for", "in", "a", "an", "to"))
_WORD = regex(r"[a-z]+")
_KOREAN_RANK = regex(
    r"제1부(?=\S)|제1(?=\S)|부(?=부장|총리|위원장|국장|사령관|총참모장|상(?:\s|$)|원수|의장|대장)|후보(?=위원)|대리"
)
_KOREAN_OFFICE = regex(
    r"부장|총리|위원장|위원|국장|사령관|총참모장|참모장|비서|대사|의장|상(?=\s|$)|원수|대장|상장|중장"
)
_KOREAN_BODY = regex(r"조선로동당|당(?=중앙)|조선민주주의인민공화국|내각|중앙위원회|\s|성(?=\s|$)")


def compared(earlier: str, later: str) -> bool | None:
    """Whether a person's later title differs from the earlier one in rank, or names another office of which one holds
    one at a time; None where the two may be of two offices, are in two languages, or one is no longer held."""
    if is_wide(earlier) is not is_wide(later) or _PAST.search(earlier.lower()) or _PAST.search(later.lower()):
        return None
    return _korean(earlier, later) if is_wide(later) else _english(earlier.lower(), later.lower())


def removed(before: Collection[str], after: Collection[str]) -> tuple[str, ...]:
    """The names (keys of persons) of an earlier text that a later one has no more, in order."""
    return tuple(dict.fromkeys(one for one in before if one not in after))


def _english(earlier: str, later: str) -> bool | None:
    earlier, later = _written_out(earlier), _written_out(later)
    office, other = _OFFICES.search(earlier), _OFFICES.search(later)
    if office is None or other is None or office[0] != other[0]:
        return None
    bodies = _body(earlier, office[0]), _body(later, other[0])
    ranks = _ranks(earlier, office), _ranks(later, other)
    if office[0] == "ambassador":
        bodies = _host(earlier), _host(later)
    if _agree(*bodies) and (all(bodies) or office[0] in _OF_ONE_BODY):
        return ranks[0] != ranks[1]
    is_alone = office[0] in _HELD_ALONE and not any(ranks)
    return True if is_alone and all(bodies) and not _share_stems(*bodies) else None


def _written_out(role: str) -> str:
    role = role.replace("-", " ")
    for pattern, whole in _SHORT:
        role = pattern.sub(whole, role)
    return role


def _ranks(role: str, office: re.Match[str]) -> tuple[str, ...]:
    """The words of rank in front of an office."""
    return tuple(_RANKS.findall(role[: office.start()]))


def _body(role: str, office: str) -> frozenset[str]:
    """What an office is of: the other words of a role; empty where they name no body."""
    words = _WORD.findall(_RANKS.sub(" ", role.replace(office, " ", 1)))
    return frozenset(words) - _NO_WORD - _GENERIC_BODY


def _host(role: str) -> frozenset[str]:
    """Where an ambassador is sent; empty for one who is sent to the North, or where the role does not say."""
    sent = _SENT_TO.search(role)
    return frozenset() if sent is None else frozenset(_WORD.findall(sent["host"])) - _NO_WORD


def _share_stems(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not {one[:_STEM] for one in mine}.isdisjoint(one[:_STEM] for one in theirs)


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two descriptions of a body may be of one: neither has a word that the other lacks, or one is empty."""
    return mine <= theirs or theirs <= mine


def _korean(earlier: str, later: str) -> bool | None:
    ranks = _KOREAN_RANK.findall(earlier), _KOREAN_RANK.findall(later)
    bare = _KOREAN_RANK.sub("", earlier), _KOREAN_RANK.sub("", later)
    offices = [[*_KOREAN_OFFICE.finditer(one)] for one in bare]
    if not all(offices) or offices[0][-1][0] != offices[1][-1][0]:
        return None
    named = [one[: of[-1].start()].strip() for one, of in zip(bare, offices, strict=True)]
    bodies = [_KOREAN_BODY.sub("", one) for one in named]
    if offices[0][-1][0] in _OF_ONE_BODY:
        may_be_one = bodies[0] == bodies[1] or not all(bodies)
    else:
        may_be_one = bodies[0] == bodies[1] and all(named)
    return ranks[0] != ranks[1] if may_be_one else None
