"""An error as one sentence for the terminal."""

from __future__ import annotations

from bot.model.errors import DeskError, NothingFound


def sentence(error: DeskError) -> str:
    """What happened, in one line."""
    words = str(error.reason).replace("_", " ").capitalize()
    told = f"{words}: {error.detail}" if error.detail else words
    if isinstance(error, NothingFound) and error.nearest:
        return f"{told}. Did you mean {', '.join(error.nearest)}?"
    return told + "."
