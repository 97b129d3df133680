"""Whose words tell a story: the language of most of its reports, and one side's only where nobody else tells it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.answers import ArticleRef
from bot.model.text import OutletKind
from bot.news import digest


def speaking(these: Sequence[ArticleRef], among: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """Of these articles those in the language of most `among` which they are; of them what is not state media's, whose
    words stand at the head of a story only where nobody else tells it."""
    wide = 2 * sum(digest.is_wide(article.title) for article in among) > len(among)
    spoken = [article for article in these if digest.is_wide(article.title) is wide] or these
    return [one for one in spoken if one.outlet is None or one.outlet.kind is not OutletKind.STATE_MEDIA] or spoken
