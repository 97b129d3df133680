"""Find whose body a bare name is: the country of a ministry from the sentence before, or from the spelling of an
official's name; the United Nations' Security Council.

"North Korea has denied it. Its Foreign Ministry said …"      North Korea
"Defence Ministry spokesperson Lee Kyung-ho"                  South Korea: the North writes no hyphen
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
_COUNCIL = "security council"
_UNITED_NATIONS = regex(
    r"\bU\.?N\b|\bUnited Nations\b|\bUNSC\b|\b(?:veto(?:e[sd]|ing)?|permanent members?|sanctions committee)\b"
    r"|\bSecurity Council (?:[a-z-]+ )?(?:diplomats?|members?|resolutions?|sanctions|presidency|draft|veto)\b"
    r"|\bResolution \d{3,4}\b"
)
_ANOTHERS = regex(
    r"\b(?:(?:(?<!Nations)['’]s?|\b(?:its|[Nn]ational|[Ss]upreme|[Hh]omeland|[Rr]ussian|[Uu]krainian|[Bb]elarusian"
    r"|[Ii]ranian|[Tt]urkish)) (?:[a-z]+ )?"
    r"|(?:[Ss]ecretary|[Cc]hair(?:man|woman)?|[Cc]hief|[Hh]ead|aide|official) of the "
    r"|(?:convened?|convenes|convening|chair(?:s|ed|ing)|presid(?:es|ed|ing) over|gathered|summoned)"
    r" (?:an? )?(?:[a-z]+ )?(?:(?:meeting|session) of )?the |Peace and )[Ss]ecurity [Cc]ouncil\b"
    r"|\b[Ss]ecurity [Cc]ouncil (?:of (?:Russia|the Russian|Belarus|Ukraine|Iran)|(?:[Ss]ecretary|[Cc]hief|[Hh]ead)\b)"
)
"""Another council of the name, which is known by its secretary or by who calls it together."""
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


def has_united_nations(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether a bare "the Security Council" is that of the United Nations, since the text tells of them or of what only
    that council does, and has no other council of the name, as Russia's."""
    if not any(mention.text.casefold() == _COUNCIL for mention in mentions):
        return False
    return _UNITED_NATIONS.search(text) is not None and _ANOTHERS.search(text) is None


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
