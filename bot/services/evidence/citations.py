"""`/cite`: an article's current version with the sentences that are cited.

article -> its version on the shelf -> the key sentences, or those chosen -> CitedArticle,
which bot/policy/citations writes in a style
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from bot.lang.text_links import linked
from bot.model.analysis import Span
from bot.model.errors import DeskError, Reason
from bot.model.evidence.citations import CitedArticle, CitedSentence
from bot.model.jobs import Shelf
from bot.policy.citations.chosen_sentences import chosen
from bot.policy.citations.fields import version_digest
from bot.services.lookup.articles import nonempty_shelf, resolve_article
from bot.storage.articles import view
from bot.storage.articles.view import CitableVersion
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable

KEY_SENTENCES = 3


class CitationService:
    """Loads the articles and sentences that are cited from a shelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def citation(self, shelf: Shelf, article: str, sentences: str | None = None) -> CitedArticle:
        """Return an article by number, title, address or the link of the message that brought it. `sentences` are
        numbers (`2, 4-6`, from 1) or words; without them those of `/summary` are cited. Raises NothingFound
        EMPTY_SHELF or NO_SUCH_ARTICLE, DeskError NO_SUCH_SENTENCE."""
        return await self._database.read(_cited, shelf, article, storable(sentences or "").strip())


def _cited(connection: Connection, shelf: Shelf, article: str, typed: str) -> CitedArticle:
    shelf_id = nonempty_shelf(connection, shelf)
    article_id = resolve_article(connection, shelf_id, article)
    version = view.citable(connection, shelf_id, article_id, KEY_SENTENCES)
    spans = _chosen(version, typed) if typed else sorted(version.key_sentences, key=lambda span: span.start)
    return CitedArticle(
        version.article,
        version.byline,
        version.reached if version.article.url else None,
        version_digest(version.text),
        _sentences(version, spans),
        len(version.sentences),
    )


def _chosen(version: CitableVersion, typed: str) -> Sequence[Span]:
    places = chosen(version.text, version.sentences, typed)
    if not places:
        raise DeskError(Reason.NO_SUCH_SENTENCE, typed[:100])
    return [version.sentences[place] for place in places]


def _sentences(version: CitableVersion, spans: Sequence[Span]) -> tuple[CitedSentence, ...]:
    numbers = {span: number for number, span in enumerate(version.sentences, 1)}
    return tuple(
        CitedSentence(
            numbers.get(span), linked(version.article, span.start, span.end, version.text[span.start : span.end])
        )
        for span in spans
    )
