"""Quotes: who said what, as spans of the text.

marks -> units -> claims (cue, who, what) -> speakers -> quotes
               -> runs without a cue: the speech goes on, or nobody is named
               -> statements, headlines and Korean sentences, which have shapes of their own
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import Entity, Quote
from bot.text.statements.english.find import AttributionPass
from bot.text.tagger import Tagged

__all__ = ["find_quotes"]


def find_quotes(tagged: Tagged, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """The quotes of a text in order of their place, each with the speaker that the text supports, or none."""
    return tuple(AttributionPass(tagged, entities).quotes())
