"""Agency credits: where a report was filed, and who wrote it first.

Read from the dateline, "(END)", "Reporting by … (Reuters)", copyright lines and what the text itself cites.
"""

from __future__ import annotations

import re

from bot.lang.datelines import Dateline, dateline
from bot.lang.scripts import HANGUL
from bot.lang.sentences import sentences
from bot.text.sources.citations import Chain, cited
from bot.text.sources.outlets import SourceTable

_LAST = re.compile(
    r"^\W*(?:(?:source|credit|from|via)\s*:?\s*)?(?P<agency>[\w.'’/ &\-]{2,40}?)"
    r"(?:\s+(?:news agency))?\W*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[](?P<agency>[\w.'’/ &\-]{2,40})[)\]]\s*$")
_NAME = r"(?:the\s+)?(?P<agency>[A-Z][\w.'’&\-]*(?:\s+(?:de\s+)?[A-Z][\w.'’&\-]*){0,3})"
_CONTRIBUTED = (
    re.compile(rf"^\W*{_NAME}(?:\s+news\s+agency)?\s+(?:also\s+)?contributed\s+to\s+this\s+(?:report|story|article)"),
    re.compile(
        rf"^\W*(?:(?:with|additional|includes?|some)\s+)*(?:reporting|inputs?|material|information|files?)\s+"
        rf"(?:by|from)\s+{_NAME}\W*$",
        re.IGNORECASE,
    ),
    re.compile(rf"^\W*(?:©|ⓒ|\(c\)|copyright)\s*(?:©|ⓒ)?\s*(?:\d{{4}}\s+)?{_NAME}", re.IGNORECASE),
    re.compile(
        rf"^\W*(?:저작권자\s*)?(?:©|ⓒ|\(c\))\s*(?:\d{{4}}\s+)?(?P<agency>[{HANGUL}A-Za-z0-9]{{2,20}})", re.IGNORECASE
    ),
    re.compile(rf"^\W*(?:출처|자료)\s*[=:：]\s*(?P<agency>[{HANGUL}A-Za-z0-9 ]{{2,20}}?)\W*$"),
    re.compile(rf"(?:^|\s)/\s?(?P<agency>[{HANGUL}]{{2,12}})\W*$"),
    re.compile(rf"^\W*(?P<agency>[{HANGUL}]{{2,12}})\s+제공\W*$"),
)
_AGENCY_ENDS = ("통신", "뉴스", "신문", "일보", "방송")
_LONGEST_CREDIT = 160
_LONGEST_LAST = 60


def filed_from(text: str) -> str | None:
    """The place in the dateline of a text, as written."""
    found = next((line for paragraph in text.split("\n")[:3] if (line := dateline(paragraph))), None)
    return found.place if found else None


def chain(
    title: str | None,
    text: str,
    byline: tuple[str, ...],
    lines: tuple[str, ...],
    own: str | None,
    sources: SourceTable,
) -> Chain | None:
    """Who first reported it, and through whom: what the text cites comes before whom it is credited to ("SEOUL (Yonhap)
    -- …, KCNA said" is KCNA's, via Yonhap). None for an own report of the outlet `own`."""
    agency = credited(text, byline, lines, sources)
    filed = next((line for paragraph in text.split("\n")[:1] if (line := dateline(paragraph))), None)
    rests = cited(title, text[filed.end :] if filed else text, own, sources)
    if rests is None:
        return Chain(agency) if agency else None
    through = next((one for one in (rests.via, agency) if one not in (None, rests.origin, own)), None)
    return Chain(rests.origin, through)


def credited(text: str, byline: tuple[str, ...], lines: tuple[str, ...], sources: SourceTable) -> str | None:
    """The agency whose text this is: by the byline, by a credit line among `lines` that stood around the text, by the
    dateline, by the last words. A dateline's agency that no table knows is named as written. None where the page
    credits nobody."""
    paragraphs = text.split("\n")
    for words in (*byline, *lines):
        named = sources.credited(words)
        if named:
            return named
    for paragraph in paragraphs[:3]:
        line = dateline(paragraph)
        if line and line.agency and (named := _first_credited(line.agency, sources) or _as_written(line)):
            return named
    ends = [*reversed(paragraphs[-3:]), *lines]
    return next((named for paragraph in ends if (named := _credited_at_end(paragraph, sources))), None)


def _credited_at_end(paragraph: str, sources: SourceTable) -> str | None:
    bracketed = _BRACKETED.search(paragraph)
    alone = _LAST.match(paragraph) if len(paragraph) <= _LONGEST_LAST else None
    for found in filter(None, (bracketed, alone)):
        if named := _first_credited(found["agency"], sources):
            return named
    # A last paragraph of running text may close with its credit: its last sentence is a line of its own.
    *_, last = "", *sentences(paragraph)
    for words in dict.fromkeys((paragraph, last)):
        for pattern in _CONTRIBUTED if len(words) <= _LONGEST_CREDIT else ():
            credit = pattern.search(words)
            if credit and (named := _beginning(credit["agency"], sources)):
                return named
    return None


def _as_written(line: Dateline) -> str | None:
    """An agency that is in no table, where the dateline leaves no doubt that it is one: place, day, name, dashes; or
    the Korean form."""
    agency = (line.agency or "").strip()
    if line.mark == "=":
        return agency if agency.endswith(_AGENCY_ENDS) else None
    dashed = line.mark.startswith("--") or line.mark in {"—", "–", "―"}
    named = re.fullmatch(
        r"(?!Update|File|Exclusive|Photo|Local|Staff)[A-Z][\w.'’&\-]+(?:\s+[A-Z][\w.'’&\-]+){0,3}", agency
    )
    return agency if line.date and dashed and named else None


def _first_credited(words: str, sources: SourceTable) -> str | None:
    parts = [words, *re.split(r"[/&]|\band\b", words)]
    return next((named for part in parts if (named := sources.credited(part))), None)


def _beginning(words: str, sources: SourceTable) -> str | None:
    """The agency that the words begin with: "AFP All Rights Reserved"."""
    pieces = words.split()
    beginnings = (" ".join(pieces[:end]) for end in range(len(pieces), 0, -1))
    return next((named for part in beginnings if (named := _first_credited(part, sources))), None)
