"""The verdict on a page with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.analysis import Verdict


@dataclass(frozen=True, slots=True)
class ArticleVerdict:
    """A verdict and its reason, a sentence for the member; `reason` is None for an article."""

    verdict: Verdict
    reason: str | None = None
