"""Marks that agencies put before or behind a headline for their customers: the number of the edition, the urgency.

"Corrected" is none of them: it is of interest to readers.
"""

from __future__ import annotations

import re

_NUMBERED = r"(?:\d*(?:st|nd|rd|th)?\s?(?:lead|ld)|updated?(?:\s\d+)?)"
_KOREAN = r"(?:종합\s?\d?보?|속보|\d보|긴급)"
_BEFORE = re.compile(
    rf"""\s*(?:
      \(\s*(?:{_NUMBERED}|urgent|breaking(?:\s+news)?|exclusive|recast)\s*\)
    | [\[(<]\s*(?:{_KOREAN}|단독|{_NUMBERED}|breaking|exclusive)\s*[\])>]
    | (?-i:UPDATE|WRAPUP|RPT|REFILE|BREAKING|EXCLUSIVE|URGENT)(?:\s\d+)?\s?[-:–—]
    | (?:update\s\d+|updated|breaking(?:\s+news)?)\s?[:–—]
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = re.compile(rf"\s*[\[(]\s*(?:{_KOREAN}|{_NUMBERED})\s*[\])]\s*$", re.IGNORECASE)


def unmarked(title: str) -> str:
    """The title without marks such as "(2nd LD)", "UPDATE 1-", "[속보]"; unchanged if it has nothing else."""
    bare = title
    while found := _BEFORE.match(bare):
        bare = bare[found.end() :]
    while found := _BEHIND.search(bare):
        bare = bare[: found.start()]
    return bare or title
