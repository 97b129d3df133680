"""Find the statements of a Chinese or Japanese text.

quotations -> the narrator's words -> sentences -> verbs of reporting, each with its subject -> statements
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.lang.scripts import is_japanese
from bot.model.analysis import Entity, Quote
from bot.text.statements.quotation_marks import Quotation
from bot.text.statements.unspaced.chinese.statements import ChineseStatements
from bot.text.statements.unspaced.japanese.statements import JapaneseStatements
from bot.text.statements.unspaced.named import Named
from bot.text.statements.unspaced.narration import Narration
from bot.text.tagger import Tagged


def find_unspaced_statements(
    tagged: Tagged, quotations: Sequence[Quotation], entities: Sequence[Entity]
) -> list[Quote]:
    """Find the statements of a Chinese or Japanese text in text order."""
    if not tagged.sentences:
        return []
    narration, named = Narration.of(tagged.text, quotations), Named(entities)
    reader = JapaneseStatements if is_japanese(tagged.text) else ChineseStatements
    found = reader(narration, named).find(tagged.sentences[0].start)
    return sorted(found, key=lambda quote: (quote.start, quote.end))
