"""Entries of sanctions lists: "KIM, Song Hun (a.k.a. KIM, Sung Hoon), Dandong, China; DOB 12 Nov 1981; Gender Male".

The family name is in capitals before a comma. An entry is one person, whose aliases, papers and tags are no names of
others.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.regexes import regex

_FIELD = r"(?:[a-z]\.k\.a\.|DOB|POB|Passport|nationality|Gender|National ID)"
_ENTRY = regex(
    r"(?<![\w.'’-])(?P<name>[A-Z]{2,15}, (?!(?:North|South|East|West)\b)"
    r"[A-Z][a-z]{1,14}(?:[ -][A-Z]?[a-z]{1,14}){0,2})(?=[,;]|\s\()"
    rf"(?=[^\n—–]{{0,80}}?(?<!\w){_FIELD}\s)"
)
_END = regex(r"\]|[\"”]|\n|$")
_ALIAS = regex(r"[a-z]\.k\.a\. (?:[\"“'‘]?)$")


def sanctions_entries(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The span of the name of each person listed, and that of the whole entry."""
    at = 0
    while (entry := _ENTRY.search(text, at)) is not None:
        stop = _END.search(text, entry.end())
        at = stop.start() if stop else len(text)
        if _ALIAS.search(text, max(0, entry.start() - 12), entry.start()) is None:
            yield entry.span("name"), (entry.start(), at)
