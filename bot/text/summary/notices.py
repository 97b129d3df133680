"""Find the notices of a newsroom about its own article: corrections and clarifications, each a paragraph.

A notice says what an earlier version had wrong, so that its sentences tell the news in a corrector's order and repeat
what was withdrawn. A note on the whole article is none of these: `modality` keeps it with the summary. Such is one that
takes the article back (`bot/text/summary/retractions`), and one that nothing in it is so.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import groupby
from operator import itemgetter

from bot.lang.standing_lines import opens_notice
from bot.model.analysis import Span
from bot.text.summary.modality import paragraph_numbers
from bot.text.summary.modality_marks import is_note_on_article
from bot.text.summary.retractions import retraction


def notes_on_article(text: str, spans: Sequence[Span], outlet: str | None) -> frozenset[Span]:
    """The sentences that are a note of the newsroom on the whole article; `outlet` is its name."""
    found = {span for span in spans if is_note_on_article(text[span.start : span.end])}
    taken_back = retraction("", text, spans, outlet)
    if taken_back is not None and taken_back.sentence is not None:
        found.add(spans[taken_back.sentence])
    return frozenset(found)


def within_notices(text: str, spans: Sequence[Span], notes: Set[Span]) -> list[bool]:
    """Whether each sentence is in a paragraph that opens as a notice and has none of the `notes` on the whole
    article."""
    found: list[bool] = []
    numbered = zip(paragraph_numbers(text, spans), spans, strict=True)
    for _, group in groupby(numbered, key=itemgetter(0)):
        paragraph = [span for _, span in group]
        first = text[paragraph[0].start : paragraph[0].end]
        notice = opens_notice(first) and notes.isdisjoint(paragraph)
        found += [notice] * len(paragraph)
    return found
