"""Contacts of states and persons: calls, meetings, visits, messages.

    title, text -> those of the title and the first sentence that tell of a contact
    the parties of two articles -> whether they tell of two contacts

Two calls of one president, or two messages of one committee, are told in the same words but for the other party.
"""

from __future__ import annotations

import re

from bot.lang.datelines import without_dateline
from bot.lang.sentences import sentences
from bot.model.placements import Parties, Party

_FIRST = 1_000
"""The characters in which the first sentence ends."""
_CONTACT = re.compile(
    r"""\b(?: (?:tele)?phone[ds]? | calls? | called\ in | summon(?:s|ed) | spoke | speaks | talk(?:s|ed)? | conversation
    | dialogue | consultations? | meets? | met | meeting | summit | bilateral | trilateral | visit(?:s|ed|ing)?
    | receive[sd] | host(?:s|ed) | welcome[sd] | delegat(?:es?|ions?) | ambassador | envoy | credentials | farewell
    | courtesy | messages? | letters? | telegrams? | greet(?:s|ed|ings) | congratulat\w+ | condol\w+ | basket
    | wreath )\b
    | 통화 | 회담 | 회의 | 회동 | 협의 | 대화 | 면담 | 접견 | 예방 | 초치 | 만[나났남] | 방[문한북중러미일] | 대표단
    | 대사 | 특사 | 신임장 | 축전 | 전문 | 서한 | 친서 | 답전 | 위로 | 꽃바구니""",
    re.IGNORECASE | re.VERBOSE,
)
_SPORT = re.compile(
    r"\b(?:(?:semi|quarter)-?finals?|cup|league|baseball|football|soccer)\b|결승|월드컵|축구|야구|배구", re.IGNORECASE
)
"""Teams meet and host each other, too."""
_KOREAS = frozenset({"KP", "KR"})


def told(title: str, text: str) -> str:
    """The title and the first sentence, each if it tells of a contact."""
    first = next(iter(sentences(without_dateline(text)[:_FIRST])), "")
    return "\n".join(part for part in (title, first) if _CONTACT.search(part) and not _SPORT.search(part))


def are_two(one: Parties, other: Parties) -> bool:
    """Whether two articles tell of two contacts: each has a foreign state as a party that the other names nowhere, or
    each has such a person. Koreans alone may be the sides of one meeting, or one of them may speak about it."""
    own, others = one.of_contact - other.named, other.of_contact - one.named
    if any(map(_is_foreign_state, own)) and any(map(_is_foreign_state, others)):
        return True
    persons, other_persons = ({party for party in parties if party.person} for parties in (own, others))
    return bool(persons and other_persons) and not {party.country for party in persons | other_persons} <= _KOREAS


def _is_foreign_state(party: Party) -> bool:
    return not party.person and party.country not in _KOREAS
