"""Load the material of stories: excerpts of articles, figures, and the terms by which articles are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import blake2b
from sqlite3 import Connection

import msgspec
from msgspec.structs import replace

from bot.model.answers import QuoteLine
from bot.model.stories import ArticleExcerpt, WindowArticle
from bot.news.digests import story_lines
from bot.news.digests.conflicting_figures import StoryFigures, stated_figures
from bot.news.digests.groups import StoryGroup, origins_of, own_texts, reports
from bot.news.digests.moving_counts import Group, Statements, groups
from bot.news.digests.story_lines import StoryMaterial
from bot.services.kept_answers import KeptAnswers
from bot.services.stories.topic_query import TopicQuery
from bot.services.stories.topic_sentences import titled_on, topic_sentences
from bot.storage import settings
from bot.storage.articles import versions
from bot.storage.stories import article_features, shelf_window, view
from bot.storage.stories.shelf_window import StoredText
from bot.text.summary.sentence_quality import hollow

_WHOLE_STORY = 200
_COUNTED_ARTICLES, _COUNTED_SENTENCES = 60, 12
_CHANGED_ARTICLES = 12
_MOST_STATEMENTS = 400


def story_material(
    connection: Connection,
    shelf_id: int,
    group: StoryGroup,
    topic: TopicQuery,
    seen: frozenset[int],
    kept: KeptAnswers | None = None,
) -> StoryMaterial:
    """The material for the line of a story, for a reader of the topic who has seen these articles. What texts were read
    for is taken from what is `kept`."""
    preferred = settings.known_writing(connection, shelf_id)
    articles = shelf_window.references(connection, shelf_id, story_lines.listed_ids(group, seen))
    choice = story_lines.headline_choice(group, seen, articles, preferred=preferred)
    quoted = choice.excerpt_ids
    known = story_lines.known_ids(seen)
    copies = [copy for one in quoted for copy in story_lines.copies(group, one)] if known else []
    compared = (*quoted, *known, *copies) if len(quoted) > 1 or known else ()
    whole = story_lines.needs_all_articles(group)
    texts = excerpts(connection, shelf_id, quoted, story_lines.SENTENCES_AN_ARTICLE, kept)
    best_first = sorted(articles, key=lambda one: one.id not in quoted)
    return StoryMaterial(
        group=group,
        seen=seen,
        articles=articles,
        choice=choice,
        excerpts=texts,
        known=excerpts(connection, shelf_id, known, kept=kept),
        features=article_features.load(connection, compared) if compared else {},
        all_articles=shelf_window.of_story(connection, shelf_id, group.story_id, _WHOLE_STORY) if whole else (),
        on_topic=topic_sentences(connection, shelf_id, topic, best_first, texts),
        titled_on_topic=titled_on(connection, topic, articles),
    )


def digest(material: StoryMaterial) -> bytes:
    """A digest by which equal material is known; equal material of a reader who has seen much may have two."""
    parts = [getattr(material, name) for name in material.__struct_fields__ if name != "features"]
    features = [(article_id, one.digest) for article_id, one in material.features.items()]
    return _digest(msgspec.msgpack.encode((parts, features)))


def _digest(value: bytes) -> bytes:
    return blake2b(value, digest_size=16).digest()


def excerpts(
    connection: Connection,
    shelf_id: int,
    article_ids: Iterable[int],
    limit: int | None = None,
    kept: KeptAnswers | None = None,
) -> tuple[ArticleExcerpt, ...]:
    """The articles' key sentences, at most `limit` of each, in the order asked for; from what is `kept` where the
    article and its content are the same."""
    ids = tuple(article_ids)
    stored = shelf_window.stored_texts(connection, shelf_id, ids) if ids else ()
    if kept is None:
        return tuple(_excerpt(one, limit) for one in stored)
    return tuple(
        kept.derived("excerpt", (one.article, _digest(one.content), limit), partial(_excerpt, one, limit))
        for one in stored
    )


def _excerpt(stored: StoredText, limit: int | None) -> ArticleExcerpt:
    found = stored.excerpt(limit)
    return replace(found, announcing=frozenset(key.end for key in found.keys if hollow(key.text)))


def story_figures(connection: Connection, shelf_id: int, articles: Sequence[WindowArticle]) -> StoryFigures:
    """The figures in the newest reports of a story on the shelf, and those in the reports' earlier versions."""
    counted = [one.article_id for one in own_texts(reports(articles)) if not one.retracted][:_COUNTED_ARTICLES]
    openings = view.openings(connection, shelf_id, counted, _COUNTED_SENTENCES)
    withdrawn = versions.withdrawn(connection, shelf_id, counted[:_CHANGED_ARTICLES], _COUNTED_SENTENCES)
    return stated_figures(openings, withdrawn, origins_of(articles), statements(connection, shelf_id, counted))


def recent_counts(
    connection: Connection, shelf_id: int, window: Sequence[WindowArticle]
) -> tuple[tuple[Group, ...], Statements]:
    """The counts that differ over the newest articles, whatever their stories, and the statements of those articles."""
    counted = [one.article_id for one in own_texts(reports(window)) if not one.retracted]
    openings = view.openings(connection, shelf_id, counted, _COUNTED_SENTENCES)
    found = groups(openings)
    named = dict.fromkeys(one.article.id for group in found for one in group)
    return found, statements(connection, shelf_id, named)


def statements(connection: Connection, shelf_id: int, article_ids: Iterable[int]) -> Statements:
    """The statements of the articles, by article."""
    found: defaultdict[int, list[QuoteLine]] = defaultdict(list)
    for quote in view.quotes(connection, shelf_id, article_ids, _MOST_STATEMENTS):
        found[quote.said.article.id].append(quote)
    return found
