"""The verdict on a page with its reason."""

from __future__ import annotations

from msgspec import Struct

from bot.model.analysis import Verdict


class ArticleVerdict(Struct, frozen=True):
    """A verdict and its reason, a sentence for the member; `reason` is None for an article."""

    verdict: Verdict
    reason: str | None = None
