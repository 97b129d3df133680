"""Divide a Korean text into the sentences in which statements are looked for: joined around quotations, and cut. Read
those that end in a noun, as in chronologies: "장관, “…”고 *발표*.", "위원회, “…”라고 *밝힘*."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.lang.datelines import after_byline
from bot.model.analysis import Span
from bot.regexes import any_of, regex
from bot.text.statements.korean.subjects import KoreanSubjectFinder
from bot.text.statements.quotation_marks import HIDDEN, Quotation
from bot.text.word_lists import wordlist

QUOTATIVE = regex(
    r"\s*(?P<link>이?라고|이?라며|이?라면서도?|이?라는|(?:이?라)?던|고|며|면서도?|는|등|으로|라)(?:만|도|까지|는)?(?=[\s,])"
)
"""The particle after a quotation that links it to its verb."""
_LONGEST = 2_000
"""The most characters of a sentence; a longer one is cut, since each of its statements is compared with all subjects
before it, which takes time with the square of their number."""
_NOMINAL_CUE = regex(
    rf"(?:(?:{any_of(wordlist('hangul_cues'))})함?|성명|담화|논평|(?:까?밝|덧붙)[힘임]|알림|내다봄|털어놓음)"
    r"(?=\.(?:\s|\Z)|\s{0,3}(?:\n|\Z))"
)
"""A noun for speech at the end of its sentence."""
_SAID = regex(rf"(?:{HIDDEN}(?:이?라)?|[다라자냐])(?:고|며|면서) [^.\n]{{0,40}}$")
"""What is said, up to that noun."""
_FARTHEST = 60
_COMMA = regex(r"(?<!\S)[^\s,]{1,20},\s$")


class KoreanSentence(Struct, frozen=True):
    """A sentence [start, end) of the text, with its number."""

    index: int
    start: int
    end: int


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


def is_nominal_cue(masked: str, start: int) -> bool:
    """Whether a noun for speech at `start` ends its sentence and reports what comes before it."""
    return (
        _NOMINAL_CUE.match(masked, start) is not None
        and _SAID.search(masked, max(0, start - _FARTHEST), start) is not None
    )


def speaker_before_comma(masked: str, subjects: KoreanSubjectFinder, start: int, end: int) -> tuple[Span | None, bool]:
    """The phrase with a comma before the quotation at `end` that speaks in a sentence which ends in a noun: "▲ 8월 14일
    = *남측위원장*, “…”고 밝힘.". Also returns whether it is certain who speaks: not behind another comma."""
    comma = _COMMA.search(masked, max(start, end - _FARTHEST), end)
    if comma is None:
        return None, True
    phrase = subjects.phrase(start, comma.end() - 2)
    can_speak = subjects.can_speak(phrase)
    return (Span(phrase.start, phrase.end), True) if can_speak else (None, False)
