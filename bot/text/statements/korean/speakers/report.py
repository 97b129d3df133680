"""A report of Korean text, and whose words it gives."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from msgspec import Struct

from bot.model.analysis import Span
from bot.text.statements.korean.sentences import KoreanSentence
from bot.text.statements.speaker import Speaker


class CuePlace(Enum):
    """The clause of a cue: that of the sentence, one that another speaker relays ("…고 말했다고 전했다"), one with a
    subject of its own ("…고 말한 총리", "…고 묻자"), or one that may have its own ("…고 말한 뒤")."""

    MAIN = auto()
    RELAYED = auto()
    INNER = auto()
    TIMED = auto()


class KoreanReport(Struct, frozen=True):
    """Content that ends at `end` and starts at `start` or later, and its cue.

    The link between content and cue ends at `link_end`. `is_followed` is True where another clause of the same speaker
    comes before the cue.
    """

    sentence: KoreanSentence
    start: int
    end: int
    link_end: int
    cue: Span
    is_followed: bool = False
    place: CuePlace = CuePlace.MAIN


class KoreanAttribution(NamedTuple):
    """The speaker of a report, and where its content begins; `is_nameless` where it is certain that nobody is named."""

    speaker: Speaker | None
    start: int
    is_nameless: bool = False
