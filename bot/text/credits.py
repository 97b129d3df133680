"""Datelines and agency credits: where a report was filed, and who wrote it first.

"SEOUL, Feb. 14 (Yonhap) -- ", "BEIJING:", "(서울=연합뉴스) 홍길동 기자 = ", "(END)", "Reporting by … (Reuters)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text.outlets import Sources

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = r"[A-Z][A-Z.'’\-]+(?:[ ,/]+(?:[A-Z][A-Za-z.'’\-]+|and|of))*"
_DATELINE = re.compile(
    rf"""^(?P<place>{_PLACE}|[A-Z][\w.'’\-]+(?:[ ,]+[A-Z][\w.'’\-]+){{0,3}})
        (?:,?\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)?
        (?:\s*[(\[](?P<agency>[\w.'’/ &\-]{{2,60}})[)\]])?
        \s*(?P<mark>--+|[—–:]|-(?=\s)|―)\s*""",
    re.VERBOSE,
)
_CITY = re.compile(r"[A-Z][A-Z.'’ \-]{2,}, ")
"""A place in capitals before its country: "NAPLES, Italy"."""
_KOREAN_DATELINE = re.compile(
    r"^[(\[](?P<place>[가-힣·]{2,12})\s*=\s*(?P<agency>[가-힣A-Za-z0-9]{2,20})[)\]]\s*(?:[가-힣·\s]{2,30}\s*=)?\s*"
)
_LAST = re.compile(
    r"^\W*(?:(?:source|credit|from|via)\s*:?\s*)?(?P<agency>[\w.'’/ &\-]{2,40}?)"
    r"(?:\s+(?:news agency))?\W*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[](?P<agency>[\w.'’/ &\-]{2,40})[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A report's opening words: `length` characters of its first paragraph that are no part of its first sentence."""

    place: str
    agency: str | None
    length: int


def dateline(paragraph: str) -> Dateline | None:
    """The dateline at the start of a paragraph. A bare place counts only in capitals, or with an agency beside it."""
    korean = _KOREAN_DATELINE.match(paragraph)
    if korean:
        return Dateline(korean["place"], korean["agency"], korean.end())
    found = _DATELINE.match(paragraph[:160])
    if not found:
        return None
    shouted = found["place"].upper() == found["place"] and len(found["place"]) > 2
    shouted |= found["mark"] != ":" and _CITY.match(found["place"]) is not None
    if not shouted and not found["agency"]:
        return None
    if found["mark"] == ":" and len(paragraph) > found.end() and len(found["place"]) > 30:
        return None
    return Dateline(found["place"].strip(" ,"), found["agency"], found.end())


def filed_from(text: str) -> str | None:
    """The place in the dateline of a text, as written."""
    found = next((line for paragraph in text.split("\n")[:3] if (line := dateline(paragraph))), None)
    return found.place if found else None


def origin(text: str, byline: tuple[str, ...], lines: tuple[str, ...], sources: Sources) -> str | None:
    """The agency whose text this is: by the byline, by a credit line among `lines` that stood around the text, by the
    dateline, by the last words. None where the page credits nobody."""
    paragraphs = text.split("\n")
    for words in (*byline, *lines):
        named = sources.credited(words)
        if named:
            return named
    for paragraph in paragraphs[:3]:
        line = dateline(paragraph)
        if line and line.agency and (named := _first_credited(line.agency, sources)):
            return named
    for paragraph in reversed(paragraphs[-3:]):
        for pattern in (_BRACKETED, _LAST):
            found = pattern.search(paragraph) if pattern is not _LAST else pattern.match(paragraph[:80])
            if (
                found
                and (pattern is not _LAST or len(paragraph) <= 60)
                and (named := sources.credited(found["agency"]))
            ):
                return named
    return None


def _first_credited(words: str, sources: Sources) -> str | None:
    parts = [words, *re.split(r"[/&]|\band\b", words)]
    return next((named for part in parts if (named := sources.credited(part))), None)
