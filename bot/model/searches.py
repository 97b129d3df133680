"""Saved searches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LONGEST_NAME = 50
"""Characters of the name of a saved search."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that was saved on a shelf. `user_id` is the member whose own it is; None if it is the server's.

    `typed` is parsed anew at each use, so that `after:3d` stays the last three days.
    """

    id: int
    user_id: int | None
    name: str
    typed: str
    saved_at: datetime
