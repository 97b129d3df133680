"""The simulated Discord's time, which is the desk's."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports import Clock


class WorldClock:
    """What simcord asks for the time. It stands still at `built` while the world is built, so that a kept demo finds
    its channel and people under the same numbers again; then it shows the desk's time. `elapsed` is simcord's own
    count for timers."""

    def __init__(self, clock: Clock, built: datetime) -> None:
        self._clock = clock
        self._standing: datetime | None = built
        self.elapsed = 0.0

    def now(self) -> datetime:
        """The simulated moment, aware, in UTC."""
        return self._standing + timedelta(seconds=self.elapsed) if self._standing else self._clock.now()

    def advance(self, seconds: float) -> None:
        """Count `seconds` for simcord's timers."""
        self.elapsed += seconds

    def run(self) -> None:
        """From now on, time goes by."""
        self._standing = None
