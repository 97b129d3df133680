"""Decide whether a text is one phrase repeated, by the share of its different runs of words.

    text -> words, or single characters of scripts without spaces -> runs of eight (fewer in a short text)
         -> the share of different runs: 1 in prose, 1/n where a phrase comes n times

Runs of eight are long enough that a list of like sentences, each with another name or number, has different ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from bot.lang.scripts import HAN, KANA
from bot.regexes import regex

_TOKEN = regex(rf"[{HAN}{KANA}]|(?:(?![{HAN}{KANA}])\w)+")
_MOST_TOKENS = 5_000
_FIRST_TOKENS = 400
"""The words that tell prose: where they have more different runs than one phrase can have, so has the whole text."""
_RUN, _LEAST_RUN = 8, 2
_RUNS_IN_A_TEXT = 6
"""The number of runs of eight below which a text is measured by shorter ones."""
_LEAST_TOKENS = 12
_SHARE = 0.3
"""The share of different runs at or below which a text is a repetition. In prose most are different; if a phrase comes
four times, a quarter is."""
_LONGEST_PHRASE = 100
"""The most different runs of a text that is one phrase; a longer passage may be an article that a page has several
times."""


def is_one_phrase(text: str) -> bool:
    """Whether a text of at least 12 words is a phrase of at most some 100, four times or more."""
    return _repeats(text, _FIRST_TOKENS) and _repeats(text, _MOST_TOKENS)


def _repeats(text: str, most: int) -> bool:
    """The same of the first `most` words of a text."""
    tokens = [found[0].casefold() for found in islice(_TOKEN.finditer(text), most)]
    if len(tokens) < _LEAST_TOKENS:
        return False
    runs = _runs(tokens, min(_RUN, max(_LEAST_RUN, len(tokens) // _RUNS_IN_A_TEXT)))
    different = len(set(runs))
    return different <= min(_SHARE * len(runs), _LONGEST_PHRASE)


def _runs(tokens: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(tokens[at : at + length]) for at in range(len(tokens) - length + 1)]
