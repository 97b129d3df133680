"""Trouble of the operator or the machine: how it is recognised, and when it is logged."""

from __future__ import annotations

import errno

from msgspec import Struct, field

_ERRORS = frozenset(
    {
        errno.EAGAIN,  # no process or thread left
        errno.ENOMEM,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOBUFS,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EIO,
    }
)
_NO_THREAD = "can't start new thread"
_REPEAT_SECONDS = 3600.0
_MOST_DETAILS = 20


def machine_trouble(error: BaseException) -> str | None:
    """What the machine lacks, if that is why `error` was raised: memory, processes, open files, disk; else None."""
    if isinstance(error, MemoryError):
        return "out of memory"
    if isinstance(error, OSError) and error.errno in _ERRORS:
        return error.strerror or errno.errorcode[error.errno]
    if isinstance(error, RuntimeError) and _NO_THREAD in str(error):
        return _NO_THREAD
    return None


class TroubleRecord(Struct):
    """Counts failures of one kind, so that each new cause is reported once and lasting trouble once an hour."""

    count: int = 0
    _since: float = 0.0
    _reported_at: float = 0.0
    _reported: set[str] = field(default_factory=set)

    def failed(self, detail: str, now: float) -> bool:
        """Record a failure at `now` (seconds); whether to report it."""
        if not self.count:
            self._since = self._reported_at = now
        self.count += 1
        is_new = detail not in self._reported and len(self._reported) < _MOST_DETAILS
        if not is_new and 0 <= now - self._reported_at < _REPEAT_SECONDS:
            return False
        self._reported_at = now
        self._reported.add(detail)
        return True

    def lasting(self, now: float) -> float:
        """Seconds since the first failure."""
        return max(now - self._since, 0.0) if self.count else 0.0

    def ended(self) -> int:
        """Forget the failures; how many there were."""
        count, self.count = self.count, 0
        self._reported.clear()
        return count
