"""Read sentences that end in a noun, as in chronologies: "장관, “…”고 *발표*.", "위원회, “…”라고 *밝힘*."."""

from __future__ import annotations

from bot.model.analysis import Span
from bot.regexes import any_of, regex
from bot.text.statements.korean.subjects import KoreanSubjectFinder
from bot.text.statements.quotation_marks import HIDDEN
from bot.text.word_lists import wordlist

_CUE = regex(
    rf"(?:(?:{any_of(wordlist('hangul_cues'))})함?|성명|담화|논평|(?:까?밝|덧붙)[힘임]|알림|내다봄|털어놓음)"
    r"(?=\.(?:\s|\Z)|\s{0,3}(?:\n|\Z))"
)
"""A noun for speech at the end of its sentence."""
_SAID = regex(rf"(?:{HIDDEN}(?:이?라)?|[다라자냐])(?:고|며|면서) [^.\n]{{0,40}}$")
"""What is said, up to that noun."""
_FARTHEST = 60
_COMMA = regex(r"(?<!\S)[^\s,]{1,20},\s$")


def is_nominal_cue(masked: str, start: int) -> bool:
    """Whether a noun for speech at `start` ends its sentence and reports what comes before it."""
    return _CUE.match(masked, start) is not None and _SAID.search(masked, max(0, start - _FARTHEST), start) is not None


def speaker_before_comma(masked: str, subjects: KoreanSubjectFinder, start: int, end: int) -> tuple[Span | None, bool]:
    """The phrase with a comma before the quotation at `end` that speaks in a sentence which ends in a noun: "▲ 8월 14일
    = *남측위원장*, “…”고 밝힘.". Also returns whether it is certain who speaks: not behind another comma."""
    comma = _COMMA.search(masked, max(start, end - _FARTHEST), end)
    if comma is None:
        return None, True
    phrase = subjects.phrase(start, comma.end() - 2)
    can_speak = subjects.can_speak(phrase)
    return (Span(phrase.start, phrase.end), True) if can_speak else (None, False)
