"""The piece of a text to show as a search result: always a span of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bot.lang.sentences import ends_sentence
from bot.model.analysis import Span

_LONGEST = 300
_FIRST = 5


def snippet(text: str, sentences: Sequence[Span], marks: Sequence[Span]) -> tuple[Span, tuple[Span, ...]]:
    """The sentence with the most different matched words, and the marks as spans of it. Of several, also where none is
    matched, the earliest that ends like a sentence: no dateline and no heading.

    A sentence over 300 characters is cut at words, around its first mark.
    """
    whole = sorted((span for span in sentences if text[span.start : span.end].strip()), key=lambda span: span.start)
    best = _most_marked(text, whole or [Span(0, len(text))], marks)
    shown = _cut(text, best, _within(marks, best))
    return shown, tuple(Span(m.start - shown.start, m.end - shown.start) for m in _within(marks, shown))


def _most_marked(text: str, sentences: Sequence[Span], marks: Sequence[Span]) -> Span:
    starts = [span.start for span in sentences]
    words: dict[int, set[str]] = {}
    for mark in marks:
        place = bisect_right(starts, mark.start) - 1
        if place >= 0 and mark.end <= sentences[place].end:
            words.setdefault(place, set()).add(text[mark.start : mark.end].casefold())

    def worth(place: int) -> tuple[int, bool, int]:
        span = sentences[place]
        return len(words.get(place, ())), ends_sentence(text[span.start : span.end]), -place

    return sentences[max(words or _opening(sentences), key=worth)]


def _opening(sentences: Sequence[Span]) -> range:
    """The places of the first sentences, which are shown where only the title is matched, or no word was asked for."""
    return range(min(len(sentences), _FIRST))


def _within(marks: Sequence[Span], span: Span) -> list[Span]:
    return [mark for mark in marks if span.start <= mark.start and mark.end <= span.end]


def _cut(text: str, span: Span, marks: Sequence[Span]) -> Span:
    """At most 300 characters of the span, from a word's beginning to a word's end where there are such."""
    if span.end - span.start <= _LONGEST:
        return span
    first = marks[0].start if marks else span.start
    start = max(span.start, min(first - _LONGEST // 3, span.end - _LONGEST))
    end = start + _LONGEST
    if start > span.start and (space := text.find(" ", start, first)) >= 0:
        start = space + 1
    if end < span.end and (space := text.rfind(" ", first + 1, end)) > 0:
        end = space
    return Span(start, end)
