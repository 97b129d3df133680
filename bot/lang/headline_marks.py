"""Marks that agencies put before or after a headline for their customers: the number of the edition, the urgency.

"Corrected" is none of them: it is of interest to readers.
"""

from __future__ import annotations

import re

from bot.regexes import regex

_NUMBERED = r"(?:\d*(?:st|nd|rd|th)?\s?(?:lead|ld)|updated?(?:\s\d+)?)"
_KOREAN = r"(?:종합\s?\d?보?|속보|\d보|긴급)"
_BEFORE = regex(
    rf"""\s*(?:
      \(\s*(?:{_NUMBERED}|urgent|breaking(?:\s+news)?|exclusive|recast)\s*\)
    | [\[(<]\s*(?:{_KOREAN}|단독|{_NUMBERED}|breaking|exclusive)\s*[\])>]
    | (?-i:UPDATE|WRAPUP|RPT|REFILE|BREAKING|EXCLUSIVE|URGENT)(?:\s\d+)?\s?[-:–—]
    | (?:update\s\d+|updated|breaking(?:\s+news)?)\s?[:–—]
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
LABEL = regex(r"(?:Explainer|Factbox|Analysis|Timeline|Profile|Fact check|Q&A|Opinion):\s+", re.IGNORECASE)
"""What kind of text a line begins, which no part of its first sentence is."""
_BEHIND = regex(rf"[\[(]\s*(?:{_KOREAN}|{_NUMBERED})\s*[\])]", re.IGNORECASE)
_LONGEST_BEHIND = 40


def unmarked(title: str) -> str:
    """The title without marks such as "(2nd LD)", "UPDATE 1-", "[속보]"; unchanged if it has nothing else."""
    return _between_marks(title) or title


def has_words(title: str) -> bool:
    """Whether a title has more than marks, digits and punctuation."""
    return any(map(str.isalpha, _between_marks(title)))


def _between_marks(title: str) -> str:
    start, end = 0, len(title)
    while found := _BEFORE.match(title, start):
        start = found.end()
    while (mark := _mark_behind(title, start, end)) is not None:
        end = mark
    return title[start:end]


def _mark_behind(title: str, start: int, end: int) -> int | None:
    """Where title[start:end] ends without the mark after it; None where it has none. Looks at a mark's length of the
    title only, however many there are."""
    least = max(start, end - _LONGEST_BEHIND)
    last = least + len(title[least:end].rstrip())
    opening = max(title.rfind("[", least, last), title.rfind("(", least, last))
    if opening < 0 or not _BEHIND.fullmatch(title, opening, last):
        return None
    least = max(start, opening - _LONGEST_BEHIND)
    return least + len(title[least:opening].rstrip())
