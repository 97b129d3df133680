"""Find the country of a ministry from the sentence before, or from the spelling of an official's name.

"North Korea has denied it. Its Foreign Ministry said …"      North Korea
"Defence Ministry spokesperson Lee Kyung-ho"                  South Korea: the North writes no hyphen
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.names.latin_korean import is_korean

SOUTH = "KR"
_ITS = regex(r"(?:^|[.!?][\"”’']?\s|\n)Its\s$")
_OWNER = regex(r"['’]s?\s")
_SENTENCE = regex(r"[.!?][\"”’']?\s+(?=[A-Z\"“])|\n")
_OFFICIAL = regex(r"\s(?:spokes(?:man|woman|person)|official|minister|vice[- ]minister)\s", re.IGNORECASE)
_HYPHENATED = regex(r"[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+")
_REACH = 400
"""The most characters back to the beginning of the sentence before."""


def own_country(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """The code of the country to which the body at `index` belongs, None if the text does not tell."""
    mention = mentions[index]
    if mention.kind is not EntityKind.ORGANISATION or not mention.short:
        return None
    if _ITS.search(text, max(0, mention.start - 8), mention.start):
        return _subject_before(text, mentions, index)
    holder = mentions[index + 1] if index + 1 < len(mentions) else None
    if (
        holder is None
        or holder.kind is not EntityKind.PERSON
        or not _OFFICIAL.fullmatch(text, mention.end, holder.start)
    ):
        return None
    return SOUTH if _HYPHENATED.fullmatch(holder.text) and is_korean(holder.text) else None


def is_of_any(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether "Its" at the beginning of a sentence may mean each of several countries: "A source in Tokyo said China
    had asked the North to wait. *Its Foreign Ministry* was silent."."""
    mention = mentions[index]
    if mention.kind is not EntityKind.ORGANISATION or not mention.short:
        return False
    if not _ITS.search(text, max(0, mention.start - 8), mention.start) or _subject_before(text, mentions, index):
        return False
    opening = _sentence_before(text, mention)
    named = (one for one in mentions[:index] if one.start >= opening)
    return len({form.entity.country for one in named for form in one.forms if form.entity.adjectives}) > 1


def _sentence_before(text: str, mention: Mention) -> int:
    """Where the sentence before the one that opens with "Its" begins."""
    end = mention.start - len("Its ")
    begin = max(0, end - _REACH)
    starts = [match.end() for match in _SENTENCE.finditer(text, begin, max(begin, end - 1))]
    return starts[-1] if starts else begin


def _subject_before(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """The country that opens the sentence before the one that opens with "Its"."""
    opening = _sentence_before(text, mentions[index])
    first = next((one for one in mentions if one.start >= opening), None)
    if first is None or first.start - opening > len("The ") or _OWNER.match(text, first.end):
        return None
    countries = {form.entity.country for form in first.forms if form.entity.adjectives}
    return next(iter(countries)) if len(countries) == 1 else None
