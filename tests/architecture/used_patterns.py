"""The regular expressions of the project, those among them that functions compile while pages are read."""

from __future__ import annotations

from benchmarks.patterns.registry import UsedPattern, patterns
from bot.policy import urls
from bot.text.summary.modality.patterns import _rules
from tests.corpus import articles, not_articles
from tests.fakes.reading import SampleReader

ADDRESSES = (
    "https://web.archive.org/web/2020/https://a.example/b",
    "https://www.google.com/amp/s/x.example/a",
    "https://a.example/x.amp.html?amp=1",
)
STATUS_LANGUAGES = ("english", "korean", "wide")
"""The languages of the patterns on a sentence's status, which are made from a data file and compiled one by one."""
BY_SECTION = "bot.lang.standing_lines:_pattern"
"""Compiled from a data file by section; each section has its own test."""


def used_patterns(reader: SampleReader) -> list[UsedPattern]:
    """Every pattern once; those of `BY_SECTION` among them."""

    def exercise() -> None:
        for marked in (*articles()[:6], *not_articles()[:6]):
            reader.read(marked.page)
        for row in (row for code in STATUS_LANGUAGES for rows in _rules(code).sections.values() for row in rows):
            for pattern in filter(None, (row.opening, row.anywhere)):
                pattern.match("")
        for address in ADDRESSES:
            urls.url_key(urls.canonical(address))

    return patterns(exercise)
