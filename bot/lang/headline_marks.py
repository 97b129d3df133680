"""Marks that agencies put before or after a headline for their customers, or before the first sentence: the number of
the edition, the urgency.

"Corrected" is none of them: it is of interest to readers.
"""

from __future__ import annotations

import re

from bot.lang.scripts import HAN
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
_BEFORE_TEXT = regex(
    rf"""[ \t\u3000]{{0,4}}(?:
      \([A-Z][\w.&’'-]{{0,20}}(?:\ [A-Z][\w.&’'-]{{0,20}}){{0,3}}\)[ \t]?(?:--|[—–])(?=[ \t]?[“"A-Z])
    | \([A-Z][a-z]{{1,20}}=[A-Z][\w ]{{1,20}}\)
    | \[(?:[A-Z]\w{{1,20}}[ ]){{0,2}}
      (?:Exclusive|Interview|Feature|Focus|Special|Newsmaker|Explainer|Analysis|EXCLUSIVE|INTERVIEW)\]
    | [【〔\[［＜<（(](?:独自|独家|速報|号外|特報|詳報|続報|スクープ|快讯|快訊|突发|突發|更新|最新)[】〕\]］＞>）)]
    | [{HAN}]{{2,4}}[社网網报報台](?:快讯|快訊|急电|急電)[：:]
    | [가-힣]{{2,4}}\ 기자\ ?[|｜]
    )[ \t\u3000]{{0,4}}""",
    re.VERBOSE,
)
"""Marks that only a text has: an agency in brackets before a dash, "[Herald Interview]", 〔独自〕, 新华社快讯：."""
_DASH = regex(r"(?:--+|[—–-])[ \t]+")
LABEL = regex(r"(?:Explainer|Factbox|Analysis|Timeline|Profile|Fact check|Q&A|Opinion):\s+", re.IGNORECASE)
"""What kind of text a line begins, which no part of its first sentence is."""
_BEHIND = regex(rf"[\[(]\s*(?:{_KOREAN}|{_NUMBERED})\s*[\])]", re.IGNORECASE)
_LONGEST_BEHIND = 40


def unmarked(title: str) -> str:
    """The title without marks such as "(2nd LD)", "UPDATE 1-", "[속보]"; unchanged if it has nothing else."""
    return _between_marks(title) or title


def after_marks(text: str, start: int, end: int) -> int:
    """Where the first sentence text[start:end] begins behind marks such as "(Exclusive) -", "[단독]", 〔独自〕; `start`
    where it has none, or nothing else."""
    begin = start
    while found := _BEFORE.match(text, begin, end) or _BEFORE_TEXT.match(text, begin, end):
        dash = _DASH.match(text, found.end(), end)
        begin = dash.end() if dash else found.end()
    return begin if begin < end else start


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
