"""Why a story is at its place in an answer, as data. `cogs` and `bot/cli` put it into words."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from bot.model.analysis import OutletKind
from bot.model.settings import AppliedFilter

Legacy = NewType("Legacy", str)
"""A reason that an earlier version stored as an English sentence; it is shown as stored."""


class VerdictKind(StrEnum):
    """A digest's decision on a story."""

    SHOWN = "shown"
    ALL_SEEN = "all_seen"
    """The channel has seen all its articles, or the texts that they reuse."""
    BEFORE_WINDOW = "before_window"
    """What the channel has not seen is older than the digest's window."""
    NOTHING_ADDED = "nothing_added"
    """Its new articles say nothing that the channel was not shown."""
    RETRACTED = "retracted"
    """What the channel has not seen was retracted by its newsrooms."""
    DIGEST_FULL = "digest_full"
    LOW_SCORE = "low_score"
    FILTERED = "filtered"
    """Filters of the server or the digest leave out all its articles."""


class StoryVerdict(Struct, frozen=True):
    """A verdict with its values: `place` (from 1) and `update` of a SHOWN story; `limit`, the number of stories above
    the cut, of DIGEST_FULL and LOW_SCORE; `floor`, the share of the first story's score, of LOW_SCORE; the `filters` of
    FILTERED."""

    kind: VerdictKind
    place: int | None = None
    update: bool = False
    limit: int | None = None
    floor: float | None = None
    filters: tuple[AppliedFilter, ...] = ()


class NewsKind(StrEnum):
    """What most headlines of a story report."""

    HAPPENED = "happened"
    """Something was done, decided, or befell somebody."""
    POSITION = "position"
    """A confirmation, an admission, a denial: somebody's word on what is in dispute."""
    ANNOUNCED = "announced"
    """Something that is to happen."""
    OTHER = "other"
    SAID = "said"
    """Words about what happened or ought to."""
    POSSIBLE = "possible"
    """Something that may happen."""
    BACKGROUND = "background"
    """An analysis, an anniversary, an opinion, a poll."""


class RankingFactors(Struct, frozen=True):
    """What a story's score was made of. `age_hours` is the newest article's age, `closeness` is 0 to 1. `news` is what
    its headlines report, None in digests of earlier versions; `first` if as the first of its kind. Not `dated` if no
    page says when it was published: `age_hours` is then the time since the saving, and nothing is ranked by it.
    `prominence` is how prominent an editor would make its headline, -1 to 1, 0 where it is not known."""

    origins: int
    articles: int
    age_hours: float
    closeness: float
    score: float
    news: NewsKind | None = None
    first: bool = False
    dated: bool = True
    prominence: float = 0.0


class SharedSource(Struct, frozen=True):
    """The attribute that all sources of a story share: a kind (state media, government) or a country (ISO 3166-1
    code)."""

    kind: OutletKind | None = None
    country: str | None = None


class RetractionNotice(Struct, frozen=True):
    """The text of the page that took an article's place when its newsroom took it back, and when the desk read it."""

    at: datetime
    text: str


class ArticleFate(StrEnum):
    """The fate of an article: its newsroom took it back, or its page was deleted."""

    RETRACTED = "retracted"
    DELETED = "deleted"
