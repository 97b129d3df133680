"""Who has spoken so far in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.model.analysis import Entity
from bot.text.statements.speaker import Speaker


class OthersBeside(NamedTuple):
    """The words of a sentence in which others than its speaker are spoken of who may be the next to speak: whom the
    speaker accused, or who acts in a clause of its own; and those for who was told what the speaker said."""

    acting: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()


class SpokenAt(NamedTuple):
    """A speaker, the index of the sentence in which it spoke, and who else is spoken of there."""

    sentence: int
    speaker: Speaker
    others: OthersBeside


def first_mention(entities: Sequence[Entity], index: int) -> Speaker:
    """An entity as a speaker, with the span of its first mention."""
    entity = entities[index]
    return Speaker(entity.name, entity.id, entity.mentions[0], entity.kind, index)
