"""What a digest decided on each story, as values."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.model.answers import ArticleRef, EntityRef
from bot.model.placements import StanceKind
from bot.model.reasons import Legacy, RankingFactors, StoryVerdict


class ConsideredArticle(Struct, frozen=True):
    """An article of a considered story: whether it reuses another's text, and whether the channel had seen it."""

    article_id: int
    copy: bool
    known: bool


class ConsideredStory(Struct, frozen=True):
    """What a digest decided on one story. `place` is its number there, None where it was left out; `verdict` says why.
    The articles are newest first."""

    story_id: int
    headline: str
    place: int | None
    verdict: StoryVerdict | Legacy
    reasons: RankingFactors | tuple[Legacy, ...]
    articles: tuple[ConsideredArticle, ...]


class StanceBeside(Struct, frozen=True):
    """The headline of a story of the shelf that tells of the same event, and the later stance, of either, on it."""

    kind: StanceKind
    headline: str


class WhyAnswer(Struct, frozen=True):
    """Why a story was in a channel's last digest, or was left out. `articles` are those of `weighed` that still exist.
    `rhythm` is a `Rhythm` value; `query` and `named` as in `DigestAnswer`. `beside` is the story from which a stance
    keeps it apart."""

    topic: str
    slot_date: date
    weighed: ConsideredStory
    articles: tuple[ArticleRef, ...]
    rhythm: str = "day"
    query: str | None = None
    named: EntityRef | None = None
    beside: StanceBeside | None = None
