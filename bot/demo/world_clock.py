"""The clock of the simulated Discord server, driven by the clock of the application."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports import Clock


class WorldClock:
    """Implements simcord's clock.

    It stays at `built` until `run`, so that ids made from the time (channels, members) are the same in a demo that is
    opened again; then shows the application's time. `elapsed` counts seconds for simcord's timers.
    """

    def __init__(self, clock: Clock, built: datetime) -> None:
        self._clock = clock
        self._fixed: datetime | None = built
        self.elapsed = 0.0

    def now(self) -> datetime:
        """The simulated time, aware, in UTC."""
        return self._fixed + timedelta(seconds=self.elapsed) if self._fixed else self._clock.now()

    def advance(self, seconds: float) -> None:
        """Advance simcord's timers by `seconds`."""
        self.elapsed += seconds

    def run(self) -> None:
        """Start the clock."""
        self._fixed = None
