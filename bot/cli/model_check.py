"""Whether the language model is there, before anything is begun with it."""

from __future__ import annotations

import importlib.util

from bot.config import Settings
from bot.model.errors import Reason, SettingsFailed


def require_model(settings: Settings) -> None:
    """Raises SettingsFailed where the package that DESK_PIPELINE names is not installed."""
    try:
        found = importlib.util.find_spec(settings.desk_pipeline)
    except (ModuleNotFoundError, ValueError):
        found = None
    if found is None:
        raise SettingsFailed(Reason.BAD_SETTINGS, f"the language model {settings.desk_pipeline} is not installed")
