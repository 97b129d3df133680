"""The language model's spans fitted to the names that the knowledge base found inside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from bot.model.analysis import EntityKind
from bot.text.entities.mention import Mention
from bot.text.entities.tagger_cleanup import NO_NAMES
from bot.text.word_lists import wordlist

FIELDS = re.compile(r"(?:Affairs|Issues?|Policy|Relations|Crisis|Conflict|[Aa]dministration|[Gg]overnment|[Rr]egime)$")
"""Last words that make a field of work, or a government, of a name: "Korean Peninsula Affairs"."""
BODY = re.compile(
    r"\b(?:Ministry|Department|Embassy|Parliament|Government|Army|Navy|Police|Cabinet|Court|Committee|Commission|Council|"
    r"Agency|Administration|Institute|Bureau|Office|Board|Directorate|Assembly|Congress|Senate|Authority|Consulate|"
    r"Constitution|Academy|Union|Association|Federation)\b",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    r"\s*,?\s*(?:&\s*)?(?:Co|Corp|Inc|Ltd|Llc|LLC|GmbH|AG|SA|PLC|Plc|plc|Company|Corporation|Limited|Group)?\.?,?"
)
UNITS = wordlist("company_units")
_OF = re.compile(r"\s+(?:of|for|in)\s+(?:the\s+)?$")
_OFFICE_OF = re.compile(
    r"(?:president|minister|secretary|chairman|director|head|chief|official)s?\s+(?:of|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\s+(?:of|for|in|on|and|the|to|at|by)$")


def fitted(text: str, model: list[Mention], known: list[Mention]) -> list[Mention]:
    """The model's mentions, without those that known names explain better, cut where a known name goes its own way."""
    by_start = sorted(known, key=lambda mention: mention.start)
    starts = [mention.start for mention in by_start]
    out: list[Mention] = []
    for mention in model:
        inside = list(_inside(mention, by_start, starts))
        cut = _fit(text, mention, inside) if inside else mention
        if cut is not None and (edged := _edges(text, cut)) is not None:
            out.append(edged)
    return out


def _inside(mention: Mention, known: list[Mention], starts: list[int]) -> Iterator[Mention]:
    for other in known[bisect_left(starts, mention.start) :]:
        if other.start >= mention.end:
            return
        if other.end <= mention.end and other.end - other.start < mention.end - mention.start:
            yield other


def _fit(text: str, mention: Mention, inside: list[Mention]) -> Mention | None:
    """What is left of a model's mention that holds known ones; None where they say it all."""
    if any(other.kind is EntityKind.PERSON and " " in other.text for other in inside):
        return None
    if FIELDS.search(mention.text) or _tiled(text, mention, inside):
        return None
    first = min(inside, key=lambda other: (other.start, -other.end))
    if first.start == mention.start and not first.short:
        if mention.kind is EntityKind.ORGANISATION and SUFFIX.fullmatch(text, first.end, mention.end):
            return replace(mention, forms=first.forms, origin=first.origin)
        if _state(first) and BODY.search(text, first.end, mention.end):
            return _moved(text, mention, first.end)
        if (_state(first) or first.kind is EntityKind.ORGANISATION) and _common(text[first.end : mention.end]):
            return mention if _is_team(text, first, mention) else None
    last = max(inside, key=lambda other: (other.end, -other.start))
    link = _OF.search(text, mention.start, last.start)
    if last.end != mention.end or link is None:
        return mention
    if BODY.search(text, mention.start, link.start()):
        return _shortened(text, mention, link.start())
    return None if _state(last) and _OFFICE_OF.search(text[max(0, mention.start - 24) : mention.start]) else mention


def _common(rest: str) -> bool:
    """Whether what follows a country in a headline's capitals is no name: "U.S. Goods", "U.S. Company"."""
    words = rest.split()
    if rest.strip().lower() in {"news agency", "agency", "newspaper", "daily"}:
        return True
    return len(words) == 1 and words[0] not in UNITS and (words[0] in NO_NAMES or words[0].endswith("s"))


def _is_team(text: str, company: Mention, mention: Mention) -> bool:
    """True for a club of a company ("Kia Tigers"): the text calls it by its last word alone as well."""
    name = text[company.end : mention.end].strip()
    if company.kind is not EntityKind.ORGANISATION or not name.endswith("s") or name in NO_NAMES:
        return False
    alone = re.compile(rf"(?<![A-Z&.-] )(?<!{re.escape(company.text)} )\b{re.escape(name)}\b")
    return any(
        text[m.start() - 1 : m.start()] == " " for m in alone.finditer(text) if m.start() != mention.end - len(name)
    )


def _tiled(text: str, mention: Mention, inside: list[Mention]) -> bool:
    """True where known names and small words fill the whole span ("United States South Korea")."""
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


def _state(mention: Mention) -> bool:
    return any(form.entity.adjectives and form.entity.country for form in mention.forms)


def _moved(text: str, mention: Mention, start: int) -> Mention | None:
    gap = re.compile(r"(?:['’]s?)?\s+").match(text, start)
    if gap is None:
        return None
    return replace(mention, start=gap.end(), text=text[gap.end() : mention.end]) if gap.end() < mention.end else None


def _shortened(text: str, mention: Mention, end: int) -> Mention | None:
    return replace(mention, end=end, text=text[mention.start : end]) if end > mention.start else None


def _edges(text: str, mention: Mention) -> Mention | None:
    """Without a connector at the end; None for the field of an office ("minister of Defence")."""
    while (edge := _EDGE.search(mention.text)) is not None:
        shorter = _shortened(text, mention, mention.start + edge.start())
        if shorter is None:
            return None
        mention = shorter
    before = text[max(0, mention.start - 24) : mention.start]
    if mention.kind is EntityKind.ORGANISATION and _OFFICE_OF.search(before) and not mention.forms:
        return mention if BODY.search(mention.text) or len(mention.text.split()) > 2 else None
    return mention
