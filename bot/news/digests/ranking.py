"""Rank stories, and find the attribute that all sources of a story share.

score = 2 * log2(1 + independent origins)      independent reports
      + 3 * freshness                          1 now, one half after a quarter of the window (at least 12 hours);
                                               0 if no page states a date
      + 2 * closeness                          mean closeness of its articles to the topic, 0 to 1 (sport and
                                               culture: a quarter, where the topic is the peninsula at large)
      + 9 * news value * closeness             what happened before what was said about it, and what an editor would
                                               lead with (`news_value`); a value below 0 counts whatever the closeness;
                                               without a date at most that of a headline of no known kind
      + 0.5 * log2(1 + articles)               reused text counts a little
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from bot.model.analysis import Outlet, OutletKind
from bot.model.reasons import NewsKind, RankingFactors, SharedSource
from bot.news.headlines.news_value import WORTH, NewsValue, known_worth

_SHORTEST_HALF_LIFE = timedelta(hours=12)
_NEWS = 9.0
"""The weight of news value: an event that one outlet reports ranks above statements that six outlets report."""
_PARTIAL_KINDS = frozenset({OutletKind.STATE_MEDIA, OutletKind.GOVERNMENT})


class RankingInput(Struct, frozen=True):
    """The values that a story is ranked by. `closeness` to the topic is 0 to 1; `latest` is when its newest article was
    published, or saved if it is not `dated`. `known` if these articles go on with a story that the reader has seen."""

    origins: int
    articles: int
    latest: datetime
    closeness: float
    news: NewsValue
    dated: bool = True
    known: bool = False


def score(ranked: RankingInput, now: datetime, window: timedelta) -> float:
    """The score of a story; higher comes first."""
    half_life = max(window / 4, _SHORTEST_HALF_LIFE)
    freshness: float = 0.5 ** (max(now - ranked.latest, timedelta(0)) / half_life)
    worth = known_worth(ranked.news) if ranked.known else ranked.news.worth
    value = _NEWS * (worth if ranked.dated else min(worth, WORTH[NewsKind.OTHER]))
    return (
        2 * math.log2(1 + ranked.origins)
        + 3 * (freshness if ranked.dated else 0.0)
        + 2 * ranked.closeness
        + value * (ranked.closeness if value > 0 else 1.0)
        + 0.5 * math.log2(1 + ranked.articles)
    )


def factors(ranked: RankingInput, now: datetime, window: timedelta) -> RankingFactors:
    """What the score was made of."""
    age = max(now - ranked.latest, timedelta(0)) / timedelta(hours=1)
    return RankingFactors(
        ranked.origins,
        ranked.articles,
        age,
        ranked.closeness,
        score(ranked, now, window),
        ranked.news.kind,
        ranked.news.first,
        ranked.dated,
        ranked.news.prominence,
    )


def state_of(outlet: Outlet | None) -> str | None:
    """The country whose state media or government an outlet is; None for any other outlet."""
    return outlet.country if outlet is not None and outlet.kind in _PARTIAL_KINDS else None


def shared_source(outlets: Sequence[Outlet | None]) -> SharedSource | None:
    """What all sources have in common, where that is worth a warning. One entry an article; None: outlet unknown."""
    known = [outlet for outlet in outlets if outlet is not None]
    if not known or len(known) < len(outlets):
        return None
    if (shared := shared_kind(known)) is not None:
        return shared
    several = len({outlet.domain or outlet.name for outlet in known}) > 1
    countries = {outlet.country for outlet in known}
    if several and len(countries) == 1 and (country := countries.pop()):
        return SharedSource(country=country)
    return None


def may_share_source(outlets: Sequence[Outlet | None]) -> bool:
    """Whether these sources may be a part of some that have something in common. None: outlet unknown."""
    known = [outlet for outlet in outlets if outlet is not None]
    one_country = len({outlet.country for outlet in known}) == 1 and known[0].country is not None
    return bool(known) and len(known) == len(outlets) and (one_country or shared_kind(known) is not None)


def shared_kind(outlets: Sequence[Outlet | None]) -> SharedSource | None:
    """The kind of source that all are of, where that is worth a warning whatever their country."""
    kinds = {outlet.kind if outlet is not None else None for outlet in outlets}
    return next((SharedSource(kind=kind) for kind in _PARTIAL_KINDS if kinds == {kind}), None)
