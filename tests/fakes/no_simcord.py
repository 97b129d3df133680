"""A command in an environment without simcord, as where only what `make run` needs is installed."""

from __future__ import annotations

import sys


def prepare() -> None:
    """Let every import of simcord in this process fail."""
    sys.modules["simcord"] = None  # type: ignore[assignment]  # this is how Python marks what cannot be imported
