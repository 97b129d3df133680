"""Find the country of Joint Chiefs of Staff without a country beside the name: South Korea, whose Joint Chiefs reports
of launches quote, or the United States.

    "chairman of the Joint Chiefs of Staff" -> the country of the persons whom the sentence names
    a dateline                              -> the country of its place
    "in close coordination with the United States", "South Korea's military", "the South's military" -> South Korea

How often the countries are named is weak evidence: a report from Seoul on a launch names the United States often.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.lang.datelines import opening
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.evidence.sentence_subjects import state_of
from bot.text.entities.mention import Mention
from bot.text.names.latin_korean import is_korean

SOUTH, STATES = "KR", "US"
_NAMES = frozenset({"joint chiefs of staff", "joint chiefs", "jcs"})
_REACH = 30
_HEAD = r"(?:vice[- ])?(?:chair(?:man|woman|person)?|chiefs?|heads?|members?)"
_HEAD_BEFORE = regex(rf"\b{_HEAD}\s(?:of|at)\sthe\s$", re.IGNORECASE)
_HEAD_BEHIND = regex(rf"\s{_HEAD}\b", re.IGNORECASE)
_SENTENCE_END = regex(r"(?<!\b[A-Z])(?<!\bGen)(?<!\bAdm)(?<!\bLt)[.!?](?:\s|$)|\n")
_SEOULS_MILITARY = regex(
    r"\b(?:South\sKorea(?:n|['’]s)|Seoul['’]s|[Tt]he\sSouth['’]s|ROK)\s"
    r"(?:military|armed\sforces|army|[Dd]efen[cs]e\s(?:[Mm]inistry|[Mm]inister|authorities))\b"
)
_WITH_THE_STATES = regex(
    r"[^.!?\n]{0,120}\b(?:coordination|cooperation|consultations?|together)\swith\s(?:the\s)?(?:United\sStates|U\.?S\b|Washington)"
)
"""Words after the name in its sentence that say with whom they work together."""
_PENTAGON = regex(
    r"\b(?:Pentagon|U\.?S\.? (?:Defen[cs]e|War) (?:Department|Secretary)|Department of (?:Defense|War))\b"
)


def joint_chiefs_country(text: str, mentions: Sequence[Mention], index: int, place: str | None) -> str | None:
    """The code of the country whose Joint Chiefs of Staff the mention at `index` are, None if the text does not tell,
    and for other names. `place` is the country of the text's dateline."""
    mention = mentions[index]
    if mention.kind is not EntityKind.ORGANISATION or mention.text.casefold() not in _NAMES:
        return None
    if _HEAD_BEFORE.search(text, max(0, mention.start - _REACH), mention.start) or _HEAD_BEHIND.match(
        text, mention.end
    ):
        persons = _in_sentence(text, mentions, mention)
        if persons:
            return _of_persons(persons)
    if place in {SOUTH, STATES}:
        return place
    if _WITH_THE_STATES.match(text, mention.end):
        return SOUTH
    if _PENTAGON.search(text):
        return None
    return SOUTH if _SEOULS_MILITARY.search(text) else None


def _of_persons(persons: Sequence[Mention]) -> str | None:
    """The country of the persons, None for none, for unknown ones and for several."""
    found = {state_of(one) or (SOUTH if is_korean(one.text) else None) for one in persons}
    (country,) = found if len(found) == 1 else (None,)
    return country if country in {SOUTH, STATES} else None


def _in_sentence(text: str, mentions: Sequence[Mention], mention: Mention) -> list[Mention]:
    """The persons whom the sentence of a mention names, without the agency of a dateline."""
    begin = opening(text, text.rfind("\n", 0, mention.start) + 1)
    return [
        one
        for one in mentions
        if one.kind is EntityKind.PERSON
        and one.start >= begin
        and not _SENTENCE_END.search(text, min(one.end, mention.end), max(one.start, mention.start))
    ]
