"""Two articles compared word by word."""

from __future__ import annotations

from msgspec import Struct

from bot.model.answers import ArticleRef
from bot.model.versions import ChangeKind, Passage


class ComparisonAnswer(Struct, frozen=True):
    """What the later of two articles says otherwise than the earlier one: a page of the passages that differ, the
    headline first. `kept` is the share of the earlier one's words that the later one has, 0 to 1; `kinds` what
    differs."""

    earlier: ArticleRef
    later: ArticleRef
    kept: float
    kinds: tuple[ChangeKind, ...]
    passages: tuple[Passage, ...]
    total: int
    page: int
    pages: int
