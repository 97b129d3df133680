"""Align the language model's spans with the knowledge base's names inside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.entities.tagged.cleanup import NO_NAMES
from bot.text.word_lists import wordlist

FIELDS = regex(r"(?:Affairs|Issues?|Policy|Relations|Crisis|Conflict|[Aa]dministration|[Gg]overnment|[Rr]egime)$")
"""Last words that make a name a field of work or a government: "Korean Peninsula Affairs"."""
BODY = regex(
    r"\b(?:Ministry|Department|Embassy|Parliament|Government|Army|Navy|Police|Cabinet|Court|Committee|Commission|Council|"
    r"Agency|Administration|Institute|Bureau|Office|Board|Directorate|Assembly|Congress|Senate|Authority|Consulate|"
    r"Constitution|Academy|Union|Association|Federation)\b",
    re.IGNORECASE,
)
SUFFIX = regex(
    r"\s*,?\s*(?:&\s*)?(?:Co|Corp|Inc|Ltd|Llc|LLC|GmbH|AG|SA|PLC|Plc|plc|Company|Corporation|Limited|Group)?\.?,?"
)
UNITS = wordlist("company_units")
_OF = regex(r"\s+(?:of|for|in)\s+(?:the\s+)?$")
_OFFICE_OF = regex(
    r"(?:president|minister|secretary|chairman|director|head|chief|official)s?\s+(?:of|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EDGE = regex(r"\s+(?:of|for|in|on|and|the|to|at|by)$")
_STRETCH = 64
"""Characters."""


def fitted(text: str, model: list[Mention], known: list[Mention]) -> list[Mention]:
    """The model's mentions without those that known names replace; others are cut at a known name or linked to it."""
    by_start = sorted(known, key=lambda mention: mention.start)
    starts = [mention.start for mention in by_start]
    out: list[Mention] = []
    for mention in model:
        inside = list(_inside(mention, by_start, starts))
        cut = _fit(text, mention, inside) if inside else mention
        if cut is not None and (trimmed := _without_connector(text, cut)) is not None:
            out.append(trimmed)
    return out


def _inside(mention: Mention, known: list[Mention], starts: list[int]) -> Iterator[Mention]:
    """The shorter known mentions within a mention."""
    for other in known[bisect_left(starts, mention.start) :]:
        if other.start >= mention.end:
            return
        if other.end <= mention.end and other.end - other.start < mention.end - mention.start:
            yield other


def _fit(text: str, mention: Mention, inside: list[Mention]) -> Mention | None:
    """A model's mention that contains known ones, cut or linked; None if the known ones cover its meaning."""
    if any(other.kind is EntityKind.PERSON and " " in other.text for other in inside):
        return None
    if FIELDS.search(mention.text) or _is_tiled(text, mention, inside):
        return None
    first = min(inside, key=lambda other: (other.start, -other.end))
    if first.start == mention.start and not first.short:
        if mention.kind is EntityKind.ORGANISATION and SUFFIX.fullmatch(text, first.end, mention.end):
            return replace(mention, forms=first.forms, origin=first.origin)
        if first.is_country and BODY.search(text, first.end, mention.end):
            return _from(text, mention, first.end)
        if _is_common_phrase(text, mention, first):
            return mention if _is_team(text, first, mention) else None
    return _fit_end(text, mention, max(inside, key=lambda other: (other.end, -other.start)))


def _fit_end(text: str, mention: Mention, last: Mention) -> Mention | None:
    """A mention that may end in "of" and the known name `last`: cut before it ("Ministry of …"), None for an office of
    a country ("President of South Korea")."""
    link = _OF.search(text, mention.start, last.start)
    if last.end != mention.end or link is None:
        return mention
    if BODY.search(text, mention.start, link.start()):
        return _until(text, mention, link.start())
    before = text[max(0, mention.start - 24) : mention.start]
    return None if last.is_country and _OFFICE_OF.search(before) else mention


def _is_common_phrase(text: str, mention: Mention, first: Mention) -> bool:
    """Whether a mention is a country or organisation and a common noun: "U.S. Goods"."""
    named = first.is_country or first.kind is EntityKind.ORGANISATION
    return named and _is_common(text[first.end : mention.end])


def _is_common(rest: str) -> bool:
    """Whether the words after a country or organisation are a capitalised common noun: "U.S. Goods"."""
    words = rest.split()
    if rest.strip().lower() in {"news agency", "agency", "newspaper", "daily"}:
        return True
    return len(words) == 1 and words[0] not in UNITS and (words[0] in NO_NAMES or words[0].endswith("s"))


def _is_team(text: str, company: Mention, mention: Mention) -> bool:
    """Whether a mention is a company's club ("Kia Tigers"): the text also uses its last word alone."""
    name = text[company.end : mention.end].strip()
    if company.kind is not EntityKind.ORGANISATION or not name.endswith("s") or name in NO_NAMES:
        return False
    alone = re.compile(rf"(?<![A-Z&.-] )(?<!{re.escape(company.text)} )\b{re.escape(name)}\b")
    return any(
        text[m.start() - 1 : m.start()] == " " for m in alone.finditer(text) if m.start() != mention.end - len(name)
    )


def _is_tiled(text: str, mention: Mention, inside: list[Mention]) -> bool:
    """Whether known names and connecting words fill the whole span ("United States South Korea")."""
    at = mention.start
    for other in sorted(inside, key=lambda other: (other.start, -other.end)):
        if other.start < at:
            continue
        if not re.fullmatch(
            r"(?:\s|of|the|and|['’]s|,|pro|anti|ex|non|(?:North|South|East|West) and|[-‐‑–])*", text[at : other.start]
        ):
            return False
        at = other.end
    return not re.search(r"\w", text[at : mention.end]) or text[at : mention.end] in {"'s", "’s"}


def _from(text: str, mention: Mention, start: int) -> Mention | None:
    """A mention without a country in front; None if no space separates them."""
    gap = re.compile(r"(?:['’]s?)?\s+").match(text, start)
    if gap is None:
        return None
    return replace(mention, start=gap.end(), text=text[gap.end() : mention.end]) if gap.end() < mention.end else None


def _until(text: str, mention: Mention, end: int) -> Mention | None:
    return replace(mention, end=end, text=text[mention.start : end]) if end > mention.start else None


def _without_connector(text: str, mention: Mention) -> Mention | None:
    """A mention without a connector at its end; None for the field of an office ("minister of Defence")."""
    while (edge := _EDGE.search(mention.text)) is not None:
        shorter = _until(text, mention, mention.start + edge.start())
        if shorter is None:
            return None
        mention = shorter
    before = text[max(0, mention.start - 24) : mention.start]
    if mention.kind is EntityKind.ORGANISATION and _OFFICE_OF.search(before) and not mention.forms:
        return mention if BODY.search(mention.text) or len(mention.text.split()) > 2 else None
    return mention


class Neighbours(Struct, frozen=True):
    """Spans by the stretches of a text that they touch, so that one span is not compared with all others."""

    by_stretch: dict[int, list[tuple[int, int]]]

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> Neighbours:
        """The neighbours of any span among these."""
        by_stretch: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for span in spans:
            for stretch in _stretches(span):
                by_stretch[stretch].append(span)
        return cls(dict(by_stretch))

    def of_span(self, span: tuple[int, int]) -> set[tuple[int, int]]:
        """The spans that touch a stretch that this one touches, among them all that overlap it."""
        return {one for stretch in _stretches(span) for one in self.by_stretch.get(stretch, ())}


def _stretches(span: tuple[int, int]) -> range:
    return range(span[0] // _STRETCH, span[1] // _STRETCH + 1)
