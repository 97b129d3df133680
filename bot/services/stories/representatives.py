"""Whose words tell a story: the language of most of its reports, and one side's only where nobody else tells it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.lang.scripts import is_wide
from bot.model.analysis import OutletKind
from bot.model.answers import ArticleRef
from bot.news.digests import select


def speaking(these: Sequence[ArticleRef], among: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    """Of these articles those in the language of most `among` which they are; of them what is not state media's, whose
    words stand at the head of a story only where nobody else `among` them tells it."""
    wide = 2 * sum(is_wide(article.title) for article in among) > len(among)
    spoken = _in_language(these, wide) or these
    return _not_states(spoken) or _not_states(_in_language(among, wide)) or spoken


def _in_language(articles: Sequence[ArticleRef], wide: bool) -> Sequence[ArticleRef]:
    return [article for article in articles if is_wide(article.title) is wide]


def _not_states(articles: Sequence[ArticleRef]) -> Sequence[ArticleRef]:
    return [one for one in articles if one.outlet is None or one.outlet.kind is not OutletKind.STATE_MEDIA]


def headline(articles: Sequence[ArticleRef]) -> str:
    """The title under which a story of these articles stands as a whole."""
    titles = [article.title for article in speaking(articles, articles)]
    return titles[select.headline(titles)]
