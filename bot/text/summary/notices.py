"""Find the notices of a newsroom about its own article: corrections and clarifications, each a paragraph.

A notice says what an earlier version had wrong, so that its sentences tell the news in a corrector's order and repeat
what was withdrawn. A notice that takes the whole article back is none of these: `modality` keeps it with the summary.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from bot.lang.standing_lines import opens_notice
from bot.model.analysis import Span
from bot.text.summary.modality import paragraph_numbers
from bot.text.summary.modality_marks import takes_article_back


def within_notices(text: str, spans: Sequence[Span]) -> list[bool]:
    """Whether each sentence is in a paragraph that opens as a notice and does not take the article back."""
    found: list[bool] = []
    numbered = zip(paragraph_numbers(text, spans), spans, strict=True)
    for _, group in groupby(numbered, key=itemgetter(0)):
        paragraph = [text[span.start : span.end] for _, span in group]
        notice = opens_notice(paragraph[0]) and not any(map(takes_article_back, paragraph))
        found += [notice] * len(paragraph)
    return found
