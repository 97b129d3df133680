"""Two articles compared word by word."""

from __future__ import annotations

from msgspec import Struct

from bot.model.answers import ArticleRef
from bot.model.versions import ChangeKind, Passage


class ComparisonAnswer(Struct, frozen=True):
    """The differences between two articles: a page of the passages in which the later one differs from the earlier one,
    the headline first. `kept` is the share of the earlier one's words that the later one has, 0 to 1; `kinds` are the
    kinds of differences."""

    earlier: ArticleRef
    later: ArticleRef
    kept: float
    kinds: tuple[ChangeKind, ...]
    passages: tuple[Passage, ...]
    total: int
    page: int
    pages: int
