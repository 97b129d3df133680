"""The status that a clause gives a coming event, and the interface of the readers for each language."""

from __future__ import annotations

from msgspec import Struct

from bot.model.evidence.ahead import AheadDays, AheadKind, AheadStatus


class EventMention(Struct, frozen=True):
    """An event in a sentence: its days, and the span of the words that name them. `was` as in `AheadReport`."""

    kind: AheadKind
    days: AheadDays
    status: AheadStatus
    start: int
    end: int
    was: AheadDays | None = None


class EndMention(Struct, frozen=True):
    """A statement that the event mentioned last goes on until a day; with a `kind`, only if it is of that kind."""

    days: AheadDays
    kind: AheadKind | None = None
