"""Find the statements of a text and their speakers, as spans of it.

quotation marks -> quotations -> English, Korean or Chinese and Japanese rules -> statements in text order, with the
answers of press conferences and interviews (`turns`), without their questions and without those taken back, those of
"the two" being of both (`pairs`)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.lang.scripts import is_korean, is_unspaced
from bot.model.analysis import Entity, Quote
from bot.text.statements.disowned import without_disowned
from bot.text.statements.english.find import find_english_statements
from bot.text.statements.korean.find import find_korean_statements
from bot.text.statements.pairs import with_pairs
from bot.text.statements.quotation_marks import find_quotations, with_northern_quotations
from bot.text.statements.turns import Interviewing, with_turns
from bot.text.statements.unspaced.find import find_unspaced_statements
from bot.text.tagger import Tagged

__all__ = ["find_quotes"]

_NOBODY: Mapping[str, str] = MappingProxyType({})
_LANGUAGE_SAMPLE = 4_000
"""The number of characters at the beginning of a text by which its language is decided."""


def find_quotes(
    tagged: Tagged,
    entities: Sequence[Entity],
    interviewing: Interviewing | None = None,
    genders: Mapping[str, str] = _NOBODY,
) -> tuple[Quote, ...]:
    """Find the statements of a text in text order. The speaker is None if the text does not make it certain. `genders`
    are those of known persons, "m" or "f" by id."""
    quotations = find_quotations(tagged.text)
    sample = tagged.text[:_LANGUAGE_SAMPLE]
    if is_korean(sample):
        read = find_korean_statements(tagged, with_northern_quotations(tagged.text, quotations), entities)
    elif is_unspaced(sample):
        read = find_unspaced_statements(tagged, quotations, entities)
    else:
        read = find_english_statements(tagged, quotations, entities, genders)
    found = with_turns(tagged, read, entities, interviewing or Interviewing())
    own = without_disowned(tagged.text, tagged.sentences, found)
    return tuple(with_pairs(tagged.text, tagged.sentences, entities, own))
