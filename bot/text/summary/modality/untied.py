"""Find openings that nothing ties to the news.

A report says early who said so, or on which day it was, tells it in the past, and its headline has the same words. A
plot, a scenario or a page of an old paper is told plainly and in the present tense, under a headline that speaks of
something else: the study, the book, the village. What it is, a later sentence says.
"""

from __future__ import annotations

from collections.abc import Set

from bot.lang.scripts import is_korean, is_wide
from bot.regexes import regex
from bot.text.summary.live_page import entry
from bot.text.summary.modality.marks import MarkedSentences, points_back

_SHARE = 0.2
"""The least share of the headline's words that the first sentence of a report has."""
_DAY = regex(r"[\d一二三四五六七八九十]日|\d일")
"""A day of a month in Chinese, Japanese or Korean."""
_PAST = regex(r"[ただ]。|[了曾已过過]")
"""Marks of the past in Japanese and Chinese."""
_UNDER_WAY = regex(r"\b(?:is|are)\s(?:\w+ly\s)?(?!nothing\b)\w+ing\b|\b(?:has|have)\s(?:\w+ly\s)?(?:been|\w+ed)\b")
"""The English tenses of what goes on or has happened by now, which plots and scenarios hardly have."""


def untied(sentences: MarkedSentences, title: Set[str]) -> int:
    """The number of sentences that open a text without a source in the past, a day or a word for what is before them,
    where the first one has no source, is in the present tense and has hardly a word of the headline; its content words
    are `title`."""
    if not (title and sentences.spans) or entry(sentences.text_of(0)):
        return 0
    if sentences.marks[0].own or is_past(0, sentences) or _UNDER_WAY.search(sentences.text_of(0)):
        return 0
    if len(title & sentences.terms(0)) >= _SHARE * len(title):
        return 0
    count = len(sentences.spans)
    return next((index for index in range(count) if _is_tied(index, sentences)), count)


def has_day(sentence: str) -> bool:
    """Whether a sentence names a day of a month, in Chinese, Japanese or Korean."""
    return _DAY.search(sentence) is not None


def is_past(index: int, sentences: MarkedSentences) -> bool:
    """Whether a sentence is in the past."""
    sentence = sentences.text_of(index)
    if is_wide(sentence) and not is_korean(sentence):
        return _PAST.search(sentence) is not None
    return sentences.marks[index].past


def _is_tied(index: int, sentences: MarkedSentences) -> bool:
    mark = sentences.marks[index]
    return (
        mark.dated
        or (mark.own and mark.past)
        or has_day(sentences.text_of(index))
        or (index > 0 and points_back(sentences.text_of(index)))
    )
