"""Times in the database: whole UTC seconds since the epoch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def seconds(moment: datetime) -> int:
    """Epoch seconds of an aware time, rounded down; also before 1970."""
    return (moment - _EPOCH) // timedelta(seconds=1)


def moment(epoch_seconds: int) -> datetime:
    """The aware UTC time of epoch seconds."""
    return _EPOCH + timedelta(seconds=epoch_seconds)


def moment_or_none(epoch_seconds: int | None) -> datetime | None:
    """`moment`, None for a column that is NULL."""
    return None if epoch_seconds is None else moment(epoch_seconds)
