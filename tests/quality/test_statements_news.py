"""Statements of reports from politics and from the peninsula: how many are found, and by whom.

A statement counts as found if one of the reader covers half of it and lies in it for the most part. Of the reports that
are only counted, a failure gives figures and no text.
"""

from __future__ import annotations

import re

import pytest
from msgspec import Struct

from bot.model.analysis import Quote
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger
from tests.quality.marked_reports import AttributedWords, MarkedReport
from tests.quality.marked_reports.peninsula import COUNTED_PENINSULA, READ_PENINSULA
from tests.quality.marked_reports.politics import COUNTED_POLITICS, READ_POLITICS

_TITLE_CASE = re.compile(r"[A-Z][a-z-]+")


class AttributionFigures(Struct, frozen=True):
    """How many marked statements were found, whose speakers were wrong, and how many more the reader gave."""

    marked: int
    found: int
    wrong: int
    others: int


def _span(report: MarkedReport, statement: AttributedWords) -> tuple[int, int]:
    first, *_, last = [*statement.words.split(" … "), statement.words.split(" … ")[-1]]
    start = report.text.index(first)
    return start, report.text.index(last, start) + len(last)


def _matching(span: tuple[int, int], quotes: tuple[Quote, ...]) -> Quote | None:
    """The statement most like the span, of those that share half of it and half of themselves with it."""
    start, end = span

    def shared(quote: Quote) -> int:
        return min(end, quote.end) - max(start, quote.start)

    fitting = [one for one in quotes if shared(one) * 2 >= max(end - start, one.end - one.start)]
    return max(fitting, key=lambda one: (shared(one), one.start - one.end), default=None)


def _is_wrong(quote: Quote, text: str, marked: str) -> bool:
    """Whether neither the name nor the phrase of the speaker is the one that is marked."""
    phrase = text[quote.speaker_span.start : quote.speaker_span.end] if quote.speaker_span else ""
    given = [one for one in (quote.speaker, phrase) if one]
    return quote.speaker is not None and not any(_is_same(one, marked) for one in given)


def _is_same(given: str, marked: str) -> bool:
    if given.casefold() in marked.casefold() or marked.casefold() in given.casefold():
        return True
    return not set(_TITLE_CASE.findall(given)).isdisjoint(_TITLE_CASE.findall(marked))


def figures(reports: tuple[MarkedReport, ...], tagger: Tagger, base: Knowledge) -> AttributionFigures:
    """The figures of some reports."""
    marked = found = wrong = others = 0
    for report in reports:
        tagged = tagger.tag(report.text)
        quotes = find_quotes(tagged, find_entities(tagged, base, None, "2024-10-25"))
        matched = [(one, _matching(_span(report, one), quotes)) for one in report.statements]
        marked += len(matched)
        found += sum(quote is not None for _, quote in matched)
        wrong += sum(quote is not None and _is_wrong(quote, report.text, one.speaker) for one, quote in matched)
        others += len(set(quotes) - {quote for _, quote in matched})
    return AttributionFigures(marked, found, wrong, others)


@pytest.mark.parametrize(
    ("reports", "found", "wrong", "others"),
    [
        (READ_POLITICS, 38, 0, 3),
        (COUNTED_POLITICS, 34, 0, 3),
        (READ_PENINSULA, 35, 0, 1),
        (COUNTED_PENINSULA, 33, 1, 2),
    ],
    ids=["politics, read", "politics, counted", "peninsula, read", "peninsula, counted"],
)
def test_statements_of_reports_are_found_with_their_speakers(
    reports: tuple[MarkedReport, ...], found: int, wrong: int, others: int, tagger: Tagger, base: Knowledge
) -> None:
    given = figures(reports, tagger, base)
    assert given.found >= found
    assert given.wrong <= wrong
    assert given.others <= others
