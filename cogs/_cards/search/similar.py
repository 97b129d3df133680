"""The card of articles that are like one."""

from __future__ import annotations

import discord

from bot.catalogue import gettext
from bot.model.searches import SimilarAnswer, SimilarArticle
from cogs._cards.article import title_line
from cogs._cards.notes import indexing_lines
from cogs._layout.fitting import CardLine, apart, line
from cogs._layout.foreign_text import plain, title_text
from cogs._layout.layout import card
from cogs._layout.markdown import small
from cogs._layout.words import articles, listed

_SHOWN_WORDS = 6


def similar_card(answer: SimilarAnswer) -> discord.ui.LayoutView:
    """The articles, the most similar first, each with the words that it shares."""
    title = gettext("**Similar to: {title}**", title=title_text(answer.article.title, 160))
    lines = [line(title), line(small(articles(len(answer.articles)))), *indexing_lines(answer.indexed_since)]
    for one in answer.articles:
        lines += [apart(title_line(one.article, 0)), _words(one)]
    return card(lines)


def _words(one: SimilarArticle) -> CardLine:
    words = listed(plain(word, 30) for word in one.words[:_SHOWN_WORDS])
    return line(small(gettext("in common: {words}", words=words)))
