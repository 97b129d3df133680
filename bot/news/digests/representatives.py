"""Choose the articles that represent a story: majority language first, independent outlets before state media."""

from __future__ import annotations

from collections.abc import Sequence

from bot.lang.scripts import is_wide
from bot.model.analysis import OutletKind
from bot.model.answers import ArticleRef
from bot.news.digests import select


def representatives(candidates: Sequence[ArticleRef], story: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """The candidates in the language of most of the story's articles, without state media's; state media's only where
    no other article of the story is in that language. Never empty if `candidates` is not."""
    wide = 2 * sum(is_wide(article.title) for article in story) > len(story)
    in_language = _in_language(candidates, wide) or candidates
    return _independent(in_language) or _independent(_in_language(story, wide)) or in_language


def headline(articles: Sequence[ArticleRef]) -> str:
    """The title for a whole story of these articles."""
    titles = [article.title for article in representatives(articles, articles)]
    return titles[select.headline(titles)]


def _in_language(articles: Sequence[ArticleRef], wide: bool) -> Sequence[ArticleRef]:
    return [article for article in articles if is_wide(article.title) is wide]


def _independent(articles: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    return [one for one in articles if one.outlet is None or one.outlet.kind is not OutletKind.STATE_MEDIA]
