"""The sentences that someone chose to cite, by their numbers or by words of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import Span
from bot.regexes import regex

_RANGE = r"\d{1,5}(?: ?[-–~] ?\d{1,5})?"
_NUMBERS = regex(rf"{_RANGE}(?:(?: ?[,;、，] ?| ){_RANGE})*")
_ONE = regex(r"(\d+)(?: ?[-–~] ?(\d+))?")


def chosen(text: str, sentences: Sequence[Span], typed: str) -> tuple[int, ...]:
    """The places (from 0) of the sentences, in the order of the text: those numbered `2, 4-6` (from 1), or all with
    the typed words. Empty if a number is none of the article's, or no sentence has the words."""
    words = _folded(typed)
    if _NUMBERS.fullmatch(words):
        return _numbered(words, len(sentences))
    return tuple(at for at, span in enumerate(sentences) if words and words in _folded(text[span.start : span.end]))


def _numbered(typed: str, total: int) -> tuple[int, ...]:
    found: set[int] = set()
    for match in _ONE.finditer(typed):
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= total:
            return ()
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
