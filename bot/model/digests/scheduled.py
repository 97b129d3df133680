"""A digest that was scheduled, as the answer to the command has it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.deliveries import Subscription
from bot.model.settings import Filter


@dataclass(frozen=True, slots=True)
class ScheduledDigest:
    """A digest that was scheduled, and what it leaves out; `before` is the one that it replaced, None where the channel
    had none of its rhythm. `nearest` as in `LatestAnswer`."""

    digest: Subscription
    leaves_out: tuple[Filter, ...]
    before: ScheduledDigest | None = None
    nearest: tuple[str, ...] | None = None
