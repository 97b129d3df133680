"""Whose ministry a text means where the country is in the sentence before, or in the spelling of an official's name.

"North Korea has denied it. Its Foreign Ministry said …"      North Korea
"Defence Ministry spokesperson Lee Kyung-ho"                  South Korea: the North writes no hyphen
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model.analysis import EntityKind
from bot.text.entities.mention import Mention
from bot.text.names.latin_korean import is_korean

SOUTH = "KR"
_ITS = re.compile(r"(?:^|[.!?][\"”’']?\s|\n)Its\s$")
_SENTENCE = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z\"“])|\n")
_OFFICIAL = re.compile(r"\s(?:spokes(?:man|woman|person)|official|minister|vice[- ]minister)\s", re.IGNORECASE)
_HYPHENATED = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+")
_REACH = 400
"""Characters back to the beginning of the sentence before."""


def own_country(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """The code of the country whose body the mention at `index` is, None where the text does not tell."""
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


def _subject_before(text: str, mentions: Sequence[Mention], index: int) -> str | None:
    """The country that opens the sentence before the one that opens with "Its"."""
    end = mentions[index].start - len("Its ")
    begin = max(0, end - _REACH)
    starts = [match.end() for match in _SENTENCE.finditer(text, begin, max(begin, end - 1))]
    opening = starts[-1] if starts else begin
    first = next((one for one in mentions if one.start >= opening), None)
    if first is None or first.start - opening > len("The "):
        return None
    countries = {form.entity.country for form in first.forms if form.entity.adjectives}
    return next(iter(countries)) if len(countries) == 1 else None
