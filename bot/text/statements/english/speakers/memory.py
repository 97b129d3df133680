"""Who has spoken so far in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.model.analysis import Entity
from bot.text.statements.speaker import Speaker


class OthersBeside(NamedTuple):
    """Where in a sentence others than its speaker are spoken of: the words outside the speaker's phrase and what it
    said ("asked *Pak* whether"), and those for who was told it ("told *Pak* that")."""

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
