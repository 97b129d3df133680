"""Divide a Korean text into the sentences in which statements are looked for: joined around quotations, and cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.lang.datelines import after_byline
from bot.model.analysis import Span
from bot.regexes import regex
from bot.text.statements.korean.antecedents import KoreanSentence
from bot.text.statements.quotation_marks import HIDDEN, Quotation

QUOTATIVE = regex(
    r"\s*(?P<link>이?라고|이?라며|이?라면서도?|이?라는|고|며|면서도?|는|등|으로|라)(?:만|도|까지|는)?(?=[\s,])"
)
"""The particle after a quotation that links it to its verb."""
_LONGEST = 2_000
"""The most characters of a sentence; a longer one is cut, since each of its statements is compared with all subjects
before it, which takes time with the square of their number."""


def masked(text: str, quotations: Sequence[Quotation]) -> str:
    """The text with each character of its quotations replaced."""
    parts: list[str] = []
    at = 0
    for quotation in quotations:
        parts += text[at : quotation.start], HIDDEN * (quotation.end - quotation.start)
        at = quotation.end
    return "".join([*parts, text[at:]])


def joined_sentences(text: str, spans: Sequence[Span], quotations: Sequence[Quotation]) -> list[KoreanSentence]:
    """The sentences, joined where a quotation crosses their border or its particle opens the next one."""
    joined: list[KoreanSentence] = []
    upcoming = iter(quotations)
    quotation = next(upcoming, None)
    for span in spans:
        last = joined[-1] if joined else None
        while quotation is not None and last is not None and quotation.end < last.end:
            quotation = next(upcoming, None)
        if last is not None and quotation is not None and _goes_on(text, quotation, last.end, span.start):
            joined[-1] = KoreanSentence(last.index, last.start, span.end)
        else:
            joined.append(KoreanSentence(len(joined), after_byline(text, span.start, span.end), span.end))
    return joined


def cut_sentences(masked: str, sentences: Sequence[KoreanSentence]) -> Iterator[KoreanSentence]:
    """The sentences; one of more than `_LONGEST` characters is cut between words, outside its quotations."""
    number = 0
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > _LONGEST and (space := masked.rfind(" ", start + 1, start + _LONGEST)) > 0:
            yield KoreanSentence(number, start, space)
            number, start = number + 1, space + 1
        yield KoreanSentence(number, start, sentence.end)
        number += 1


def _goes_on(text: str, quotation: Quotation, end: int, start: int) -> bool:
    """Whether a sentence that ends at `end` goes on in the one that starts at `start`, because of the quotation."""
    if quotation.start < end < quotation.end or quotation.start < start < quotation.end:
        return True
    return quotation.end == end and QUOTATIVE.match(text, start) is not None
