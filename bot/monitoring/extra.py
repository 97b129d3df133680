"""Whether the extra `metrics` is installed."""

from __future__ import annotations

import importlib.util

from bot.model.errors import Reason, SettingsFailed


def require_client() -> None:
    """Raise SettingsFailed if metrics cannot be served for lack of prometheus-client."""
    if importlib.util.find_spec("prometheus_client") is None:
        detail = "DESK_METRICS_PORT needs prometheus-client; see docs/operations.md"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)
