"""Which story comes first, and what its sources have in common.

    score = 2 * log2(1 + independent origins)      many who reported it by themselves
          + 3 * freshness                          1 now, one half after a quarter of the window (at least 12 hours)
          + 2 * closeness                          mean closeness of its articles to the topic, 0 to 1 (sport and
                                                   culture: a quarter, where the peninsula at large is the topic)
          + 0.5 * log2(1 + articles)               copies count a little

The reasons say the same in words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.analysis import Outlet, OutletKind

_SHORTEST_HALF_LIFE = timedelta(hours=12)
_SIDES = {"KR": "ROK outlets only", "KP": "DPRK outlets only", "CN": "Chinese outlets only", "US": "US outlets only",
          "JP": "Japanese outlets only", "RU": "Russian outlets only"}  # fmt: skip

_ONE_KIND = {OutletKind.STATE_MEDIA: "state media only", OutletKind.GOVERNMENT: "government sources only"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A story as far as its place goes. `closeness` is 0 to 1."""

    origins: int
    articles: int
    latest: datetime
    closeness: float


def score(standing: Standing, now: datetime, window: timedelta) -> float:
    """Higher comes first."""
    half_life = max(window / 4, _SHORTEST_HALF_LIFE)
    freshness: float = 0.5 ** (max(now - standing.latest, timedelta(0)) / half_life)
    return (
        2 * math.log2(1 + standing.origins)
        + 3 * freshness
        + 2 * standing.closeness
        + 0.5 * math.log2(1 + standing.articles)
    )


def reasons(standing: Standing, now: datetime, window: timedelta) -> tuple[str, ...]:
    """Why the story stands where it stands."""
    hours = max(now - standing.latest, timedelta(0)) / timedelta(hours=1)
    age = f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} days"
    return (
        _count(standing.origins, "independent origin") + f" in {_count(standing.articles, 'article')}",
        f"newest article {age} old",
        f"{standing.closeness:.2f} close to the topic (0 to 1)",
        f"score {score(standing, now, window):.2f}",
    )


def one_sided(outlets: Sequence[Outlet | None]) -> str | None:
    """What all sources have in common, where that is worth a warning. One entry an article; None: outlet unknown."""
    known = [outlet for outlet in outlets if outlet is not None]
    if not known or len(known) < len(outlets):
        return None
    if (told := one_kind(known)) is not None:
        return told
    several = len({outlet.domain or outlet.name for outlet in known}) > 1
    countries = {outlet.country for outlet in known}
    if several and len(countries) == 1 and (country := countries.pop()):
        return _SIDES.get(country, f"{country} outlets only")
    return None


def one_kind(outlets: Sequence[Outlet | None]) -> str | None:
    """The kind of source that all are of, where that is worth a warning whatever their country."""
    kinds = {outlet.kind if outlet is not None else None for outlet in outlets}
    return next((told for kind, told in _ONE_KIND.items() if kinds == {kind}), None)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
