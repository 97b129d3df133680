"""The speakers so far in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.model.analysis import Entity
from bot.text.statements.speaker import Speaker


class OthersBeside(NamedTuple):
    """The words of a sentence for others than its speaker who may speak next: those whom the speaker accused, or who
    act in a clause of their own; and the words for those whom the speaker told something. `asked` is whether the words
    quoted were a question, `inquired` whether one was reported, to which the next may reply."""

    acting: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()
    asked: bool = False
    inquired: bool = False


class SpokenAt(NamedTuple):
    """A speaker, the index of its sentence, and the others mentioned there."""

    sentence: int
    speaker: Speaker
    others: OthersBeside


def first_mention(entities: Sequence[Entity], index: int) -> Speaker:
    """An entity as a speaker, with the span of its first mention."""
    entity = entities[index]
    return Speaker(entity.name, entity.id, entity.mentions[0], entity.kind, index)
