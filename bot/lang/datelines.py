"""Where and when a text says it was written: it tells nothing of the news."""

from __future__ import annotations

import re

from bot.lang.scripts import HANGUL

_LONGEST = 120
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?: +[A-Z][A-Z'’.-]+)*(?:, +[\w. /,]{2,40}?)?(?: *\([^()]{2,40}\))? *[-–—]+ +"
    r"|[A-Z][a-z]+(?:, [\w. ]{2,30})? \([^()]{2,40}\) *[-–—]+ +"
    rf"|\([{HANGUL}·]{{2,12}} ?= ?[\w ]{{2,20}}\)(?: ?[{HANGUL}·\s]{{2,30}}=)? *"
)


def opening(text: str, start: int = 0, end: int | None = None) -> int:
    """Where text[start:end] begins behind its dateline; `start` where it has none."""
    until = start + _LONGEST if end is None else min(end, start + _LONGEST)
    found = _DATELINE.match(text, start, until)
    return found.end() if found else start


def without_dateline(text: str) -> str:
    """The text from its first sentence on."""
    return text[opening(text) :]
