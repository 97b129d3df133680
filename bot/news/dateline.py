"""Where and when a text says it was written: it tells nothing of the news."""

from __future__ import annotations

import re

_LONGEST = 120
DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?: +[A-Z][A-Z'’.-]+)*(?:, +[\w. /,]{2,40}?)?(?: *\([^()]{2,40}\))? *[-–—]+ +"
    r"|[A-Z][a-z]+(?:, [\w. ]{2,30})? \([^()]{2,40}\) *[-–—]+ +"
    r"|\([가-힣·]{2,12} ?= ?[\w ]{2,20}\)(?: ?[가-힣·\s]{2,30}=)? *"
)


def without_dateline(text: str) -> str:
    """The text from its first sentence on."""
    found = DATELINE.match(text, 0, _LONGEST)
    return text[found.end() :] if found else text
