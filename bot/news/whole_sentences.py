"""Sentences that were cut inside a time of day ("7:09 a.m. Thursday") as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from bot.lang.days import MONTH, WEEKDAY_NAME
from bot.model.analysis import Span
from bot.regexes import regex

_CUT = regex(rf"[ap]\.m\.\s(?:{WEEKDAY_NAME}|{MONTH}\s\d|(?:KST|JST|EST|EDT|ET|UTC|GMT|local)\b)")


def whole_sentences(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences of a text, with those joined that were cut after "a.m."."""
    start = None
    for span, following in zip_longest(sentences, sentences[1:]):
        begin = span.start if start is None else start
        cut = following is not None and _CUT.search(text[max(span.start, span.end - 5) : following.start + 12])
        start = begin if cut else None
        if not cut:
            yield Span(begin, span.end)
