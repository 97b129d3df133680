"""How the desk runs, for its operator and, as far as it is about their server, for managers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RelinkProgress:
    """The linking of stored articles with another knowledge base, which has this `digest`. `left` articles are still to
    be looked at, `relinked` were read again, `failed` could not be. `everything` if also those are read that no change
    of the base concerns. `ended_at` is None while it goes on."""

    digest: str
    everything: bool
    done_to: int
    left: int
    relinked: int
    failed: int
    started_at: datetime
    ended_at: datetime | None
