"""Check that the language model is installed, before a command needs it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from bot.catalogue import gettext
from bot.config import Settings
from bot.model.errors import Reason, SettingsFailed


def require_model(settings: Settings) -> None:
    """Raise SettingsFailed if the package named by DESK_PIPELINE is not installed, or is no pipeline of spaCy, which
    has a file `meta.json`. The package is not imported."""
    try:
        found = importlib.util.find_spec(settings.desk_pipeline)
    except (ImportError, ValueError):  # of a name that begins with a dot, too
        found = None
    if found is None:
        detail = gettext("the language model {package} is not installed", package=settings.desk_pipeline)
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)
    if not any(Path(folder, "meta.json").is_file() for folder in found.submodule_search_locations or ()):
        detail = gettext("DESK_PIPELINE: {package} is not a language model of spaCy", package=settings.desk_pipeline)
        raise SettingsFailed(Reason.BAD_SETTINGS, detail)
