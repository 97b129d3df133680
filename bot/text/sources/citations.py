"""Find the media that a text cites as its source: "Yonhap reported, citing KCNA".

    title, first sentences | media with a verb of reporting | background and denials dropped | origin and agency

Only the title and the first sentence with an attribution count; media named further down are background. A text with
reporting of its own ("told this newspaper") has no other source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from bot.lang.sentences import sentences
from bot.lang.stems import search
from bot.regexes import regex
from bot.text.sources.outlets import SourceTable

_READ_SENTENCES = 3
_READ_CHARACTERS = 1500
_QUOTED = regex(r"“[^“”]*”|\"[^\"]*\"|「[^「」]*」|‘[^‘’]{15,}’")
_SAYS = r"(?:said|says|reported|reports|announced|wrote|revealed|disclosed|claimed|quoted|carried|broadcast|published)"
_WHEN = r"(?:also|first|later|has|have|earlier\s+(?=on|to|this))"
_KIND = r"(?:news\s+agency|newspaper|daily|television|TV|broadcaster|news|wire|service)"
_BY = (
    r"(?:according\s+to|citing|quoting|cit(?:ed|es)|quot(?:ed|es)|told|attribut\w+\s+(?:it|this|the\s+report)\s+to"
    r"|(?:as\s+)?(?:reported|carried|released|published|said|disseminated|quoted|cited)\s+by"
    r"|(?:in|from)\s+an?\s+(?:report|dispatch|commentary|statement|article|interview)\s+(?:by|from|of|with|in|for|on)"
    r"|reports?\s+(?:by|from))"
)
_SOMEBODY = (
    r"(?:an?\s+(?:\w+\s+){0,3}?(?:report|dispatch|commentary|statement)\s+(?:by|from|in)\s+)?"
    r"(?:(?:the|an?)\s+)?(?:\w+['’]s\s+)?(?:(?:(?:North|South)\s+)?(?:Korean?|Japanese|Chinese|Russian|American|U\.S\.|German|"
    r"French|British|official|state(?:-run|-owned)?|public|local|private|semi-official|media|press|the)\s+){0,4}?"
    r"(?:(?:news\s+)?(?:agency|media|outlet|newspaper|daily|broadcaster|wire|service|website)\s+)?"
)
_SURE = regex(r"according|citing|quoting|told", re.IGNORECASE)
_BACKGROUND = regex(
    r"(?:\b(?:den(?:y|ies|ied|ying)|contrary\s+to|unlike|disput\w+|reject\w*|refut\w+|dismiss\w*|contradict\w*"
    r"|corrected|questioned|after|before|since|when|while|although|though)\s+(?:\S+\s+){0,3}|앞서\s+(?:\S+\s+){0,2})$",
    re.IGNORECASE,
)
_RESTS_ON = regex(
    r"[^,.;]{0,25},\s+(?:according\s+to|as\s+reported|(?:the\s+)?(?:[A-Z][\w.]+\s+){1,3}(?:reported|said)\b)"
)
_LONG_AGO = regex(
    r"^[^,.;]{0,30}?\b(?:earlier(?!\s+(?:on|to|this))|previously|last\s+(?:week|month|year|\w+day)|in\s+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OWN_REPORT = regex(
    r"\bthis\s+(?:newspaper|paper|reporter|publication|website|outlet|correspondent)\b|\bour\s+(?:own\s+)?(?:correspondents?"
    r"|reporters?|newsroom|sources?)\b|\btold\s+us\b|\bspoke\s+(?:to|with)\s+us\b|\bin\s+an?\s+interview\s+with\s+us\b"
    r"|본지|본보|기자와\s+만나|단독\s*(?:입수|취재|확인)",
    re.IGNORECASE,
)
_ATTRIBUTED = regex(
    r"\b(?:said|says|told|announced|confirmed|warned|stated|added|denied|den(?:y|ies)|declined)\b|\baccording\s+to\b"
    r"|밝혔다|말했다|전했다|발표했다"
)
_UNNAMED_MEDIA = regex(
    r"\b(?:media|press|reports?|broadcasters?|newspapers?|news\s+agenc(?:y|ies))\s+(?:outlets?\s+)?(?:have\s+|has\s+)?"
    rf"{_SAYS}\b|\b(?:North\s+Korea|Pyongyang|the\s+North)\s+{_SAYS}\b|\baccording\s+to\s+(?:\w+\s+){{0,4}}(?:media|reports)\b",
    re.IGNORECASE,
)
_DEEPER = regex(r"\b(?:citing|quoting|cited|quoted|attribut\w+|told)\b|인용", re.IGNORECASE)


class SourceChain(Struct, frozen=True):
    """The origin of a report, and the agency through which the outlet has it; `via` is None if there is none."""

    origin: str
    via: str | None = None


class _CitedMedium(Struct, frozen=True):
    """A medium cited as a source and its offset in the sentence; `deeper` if another medium cites it."""

    name: str
    start: int
    deeper: bool


def cited(title: str | None, text: str, own: str | None, sources: SourceTable) -> SourceChain | None:
    """The origin that a text cites; None for a report of the outlet `own` itself."""
    opening = text[:_READ_CHARACTERS]
    if search(_OWN_REPORT, opening) or (own and re.search(rf"\btold\s+(?:the\s+)?{re.escape(own)}\b", opening)):
        return None
    for sentence in islice(sentences(opening), _READ_SENTENCES):
        words = _QUOTED.sub("", sentence)
        named = [one for one in _named(words, sources) if one.name != own]
        if named:
            return _chain(named)
        if _ATTRIBUTED.search(_UNNAMED_MEDIA.sub("", words)):
            return None
    found = _in_title(title or "", sources)
    return SourceChain(found) if found and found != own else None


def _chain(named: list[_CitedMedium]) -> SourceChain:
    """The origin is the cited medium that another one cites ("Kyodo reported, citing KCNA"), else the first."""
    deep = [one for one in named if one.deeper]
    first = deep[-1] if deep else named[0]
    others = [one for one in named if one.name != first.name and not one.deeper]
    return SourceChain(first.name, others[0].name if deep and others else None)


def _named(sentence: str, sources: SourceTable) -> list[_CitedMedium]:
    """The media that a sentence cites as sources, in order."""
    found: dict[str, _CitedMedium] = {}
    for match in _mentions(sentence, sources):
        after = sentence[match.end() :]
        if _LONG_AGO.match(after) or (not _SURE.match(match[0]) and _BACKGROUND.search(sentence[: match.start()])):
            continue
        name = sources.media[match["name"]]
        lead = sentence[match.start() : match.start("name")]
        deeper = _DEEPER.search(lead + _particle(match)) is not None or _RESTS_ON.match(after) is not None
        if name not in found or (deeper and not found[name].deeper):
            found[name] = _CitedMedium(name, match.start("name"), deeper)
    return sorted(found.values(), key=lambda one: one.start)


def _particle(match: re.Match[str]) -> str:
    """The text after a Korean name in the match if it begins with an object particle (을 인용), else ""."""
    rest = match[0][match.end("name") - match.start() :]
    return rest if re.match(r"[을를]", rest) else ""


def _mentions(sentence: str, sources: SourceTable) -> Iterator[re.Match[str]]:
    for pattern in _patterns(sources):
        yield from pattern.finditer(sentence)


@lru_cache(maxsize=4)
def _patterns(sources: SourceTable) -> tuple[re.Pattern[str], ...]:
    korean = f"(?P<name>{sources.media_pattern})"
    body = r"(?:\s?(?:통신|방송|신문|뉴스|TV))?(?:\s?\([A-Z]{2,5}\))?"
    name = rf"{korean}(?![\w-])"
    full = rf"{name}(?:\s+\([A-Z]{{2,8}}\))?(?:['’]s)?(?:\s+{_KIND})?"
    return (
        re.compile(rf"(?<![\w-]){full},?\s+(?:{_WHEN}\s+)*{_SAYS}\b(?!\s+by)"),
        re.compile(rf"(?<![\w-]){full},?\s+(?:citing|quoting)\b"),
        re.compile(rf"\b(?i:{_BY})\s+{_SOMEBODY}{name}"),
        re.compile(rf"\b(?:said|reported|reports)\s+(?:the\s+)?{full}(?=[,.]|\s+on\b|\s*$)"),
        re.compile(rf"(?<!\w){korean}{body}(?:이|가|은|는)\s(?=.{{0,300}}(?:보도|전했|밝혔|발표|인용))"),
        re.compile(rf"(?<!\w){korean}{body}(?:에\s*(?:따르면|의하면)|[을를]\s*인용|\s*보도에\s*따르면)"),
    )


def _in_title(title: str, sources: SourceTable) -> str | None:
    """A medium at the beginning or end of the title: "Kim visits dam: KCNA", "KCNA says Kim visits dam"."""
    names = rf"(?:the\s+)?(?P<name>{sources.media_pattern})(?![\w-])"
    for pattern in (
        rf"[:–—\-(]\s*{names}\)?(?:\s+report)?$",
        rf"^{names}(?::\s|\s+(?:says|reports)\b)",
        rf",\s+{names}\s+(?:says|reports|said)$",
        rf"\baccording\s+to\s+{names}$",
    ):
        match = re.search(pattern, title.strip())
        if match:
            return sources.media[match["name"]]
    return None
