"""Find who said what in a text, as spans of it.

quotation marks -> quotations -> English or Korean rules -> statements in text order
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import Entity, Quote
from bot.text.statements.english.find import find_english_statements
from bot.text.statements.korean.find import find_korean_statements, is_korean
from bot.text.statements.quotation_marks import find_quotations
from bot.text.tagger import Tagged

__all__ = ["find_quotes"]


def find_quotes(tagged: Tagged, entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """Find the statements of a text in text order. The speaker is None where the text does not settle it."""
    quotations = find_quotations(tagged.text)
    find = find_korean_statements if is_korean(tagged.text) else find_english_statements
    return tuple(find(tagged, quotations, entities))
