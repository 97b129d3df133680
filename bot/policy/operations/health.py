"""Whether the note of a running desk shows that it is well. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.model.operations import HealthFinding, HealthNote, HealthTrouble

SILENT = timedelta(seconds=90)
"""The age of the note from which on the desk counts as hanging or killed. It is renewed every 20 s."""
STUCK = timedelta(hours=1)
"""How long a link may wait for its first attempt."""
_AHEAD = timedelta(minutes=5)
"""A note further in the future was written before the clock was set back; it says nothing about now."""


def findings(note: HealthNote | None, now: datetime) -> tuple[HealthFinding, ...]:
    """The findings; none if the desk is well. A note that is too old is the only finding, whatever it says."""
    if note is None:
        return (HealthFinding(HealthTrouble.NOT_RUNNING),)
    if not -_AHEAD <= now - note.at <= SILENT:
        return (HealthFinding(HealthTrouble.SILENT, note.at),)
    return tuple(_findings(note, now))


def _findings(note: HealthNote, now: datetime) -> Iterator[HealthFinding]:
    if not note.gateway.connected or note.gateway.latency is None:
        lost = [str(one.shard) for one in note.gateway.shards if not one.connected or one.latency is None]
        yield HealthFinding(HealthTrouble.DISCONNECTED, detail=", ".join(lost))
    if note.database:
        yield HealthFinding(HealthTrouble.DATABASE, detail=note.database)
    if note.untried_since is not None and now - note.untried_since > STUCK:
        yield HealthFinding(HealthTrouble.STUCK, note.untried_since)
