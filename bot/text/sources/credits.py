"""Parse agency credits: where a report was filed, and which agency wrote it.

Read from the dateline, "(END)", "Reporting by … (Reuters)", copyright lines and what the text itself cites.
"""

from __future__ import annotations

import re

from bot.lang.datelines import Dateline, dateline
from bot.lang.scripts import HANGUL
from bot.lang.sentences import sentences
from bot.regexes import regex
from bot.text.sources.citations import SourceChain, cited
from bot.text.sources.outlets import SourceTable

_LAST = regex(
    r"^\W*(?:(?:source|credit|from|via)\s*:?\s*)?(?P<agency>[\w.'’/ &\-]{2,40}?)"
    r"(?:\s+(?:news agency))?\W*$",
    re.IGNORECASE,
)
_BRACKETED = regex(r"[(\[](?P<agency>[\w.'’/ &\-]{2,40})[)\]]\s*$")
_NAME = r"(?:the\s+)?(?P<agency>[A-Z][\w.'’&\-]*(?:\s+(?:de\s+)?[A-Z][\w.'’&\-]*){0,3})"
_CONTRIBUTED = (
    regex(rf"^\W*{_NAME}(?:\s+news\s+agency)?\s+(?:also\s+)?contributed\s+to\s+this\s+(?:report|story|article)"),
    regex(
        rf"^\W*(?:(?:with|additional|includes?|some)\s+)*(?:reporting|inputs?|material|information|files?)\s+"
        rf"(?:by|from)\s+{_NAME}\W*$",
        re.IGNORECASE,
    ),
    regex(rf"^\W*(?:©|ⓒ|\(c\)|copyright)\s*(?:©|ⓒ)?\s*(?:\d{{4}}\s+)?{_NAME}", re.IGNORECASE),
    regex(
        rf"^\W*(?:저작권자\s*)?(?:©|ⓒ|\(c\))\s*(?:\d{{4}}\s+)?(?P<agency>[{HANGUL}A-Za-z0-9]{{2,20}})", re.IGNORECASE
    ),
    regex(rf"^\W*(?:출처|자료)\s*[=:：]\s*(?P<agency>[{HANGUL}A-Za-z0-9 ]{{2,20}}?)\W*$"),
    regex(rf"(?:^|\s)/\s?(?P<agency>[{HANGUL}]{{2,12}})\W*$"),
    regex(rf"^\W*(?P<agency>[{HANGUL}]{{2,12}})\s+제공\W*$"),
)
_AGENCY_ENDS = ("통신", "뉴스", "신문", "일보", "방송")
_LONGEST_CREDIT = 160
_LONGEST_LAST = 60


def filed_from(text: str) -> str | None:
    """The place in the dateline of a text, as written. Several lines like "BEIJING: …" are a transcript's."""
    lines = text.split("\n")
    found = next((line for paragraph in lines[:3] if (line := dateline(paragraph))), None)
    is_label = found is not None and found.mark == ":"
    if is_label and sum((line := dateline(one)) is not None and line.mark == ":" for one in lines) > 1:
        return None
    return (found.place or None) if found else None


def chain(
    title: str | None, text: str, byline: tuple[str, ...], lines: tuple[str, ...], own: str | None, sources: SourceTable
) -> SourceChain | None:
    """The origin of a report and the agency it came through: a cited medium is the origin, a credited agency then comes
    between ("SEOUL (Yonhap) -- …, KCNA said": KCNA, via Yonhap). None for a report of the outlet `own` itself. `lines`
    are the lines around the text."""
    agency = credited(text, byline, lines, sources)
    filed = next((line for paragraph in text.split("\n")[:1] if (line := dateline(paragraph))), None)
    source = cited(title, text[filed.end :] if filed else text, own, sources)
    if source is None:
        return SourceChain(agency) if agency else None
    via = next((one for one in (source.via, agency) if one not in (None, source.origin, own)), None)
    return SourceChain(source.origin, via)


def credited(text: str, byline: tuple[str, ...], lines: tuple[str, ...], sources: SourceTable) -> str | None:
    """The agency that a text is credited to: in the byline, a credit line among `lines`, the dateline, or the last
    words. An unknown agency in a dateline is returned as written. None if there is no credit."""
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
    # The last sentence of a paragraph may be the credit: it is tried as a line of its own.
    *_, last = "", *sentences(paragraph)
    for words in dict.fromkeys((paragraph, last)):
        for pattern in _CONTRIBUTED if len(words) <= _LONGEST_CREDIT else ():
            credit = pattern.search(words)
            if credit and (named := _beginning(credit["agency"], sources)):
                return named
    return None


def _as_written(line: Dateline) -> str | None:
    """An unknown agency in a dateline with place, date, name and dashes, or in a Korean one; else None."""
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
    """The known agency that the words begin with: "AFP All Rights Reserved"."""
    pieces = words.split()
    beginnings = (" ".join(pieces[:end]) for end in range(len(pieces), 0, -1))
    return next((named for part in beginnings if (named := _first_credited(part, sources))), None)
