"""The words of an article that match a watch, within their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import Span
from bot.model.answers import ArticleRef, Linked
from bot.model.watches.watch import WatchKind, WatchTarget
from bot.policy.search import matching
from bot.policy.search.grammar import Today, parse
from bot.policy.search.problems import QueryProblem
from bot.policy.snippets import snippet
from bot.policy.watches import phrases
from bot.storage import answer_rows, contents
from bot.storage.articles import find, mentions
from bot.storage.engine.encoding import key_sentences_from, spans_from
from bot.text.names.normalise import normal_key

_MOST_PLACES = 20
_ANY_DAY = Today(date(2000, 1, 1), "UTC")
"""Any day, since the words of a query do not depend on it."""


class MatchedWords(Struct, frozen=True):
    """An article, and the sentence with the words that match the watch (`marks` in it). For a subject it is the
    article's most informative sentence; for words in the title there is none."""

    article: ArticleRef
    sentence: Linked | None = None
    marks: tuple[Span, ...] = ()


def matched_words(connection: Connection, shelf_id: int, target: WatchTarget, article_id: int) -> MatchedWords:
    """The words in the current text of an article of the shelf that match a target."""
    article, content = find.line(connection, shelf_id, article_id), contents.of_article(connection, article_id)
    if target.kind is WatchKind.SUBJECT:
        for key in key_sentences_from(content)[:1]:
            return MatchedWords(article, answer_rows.linked_in(article, content.text, Span(key.start, key.end)))
        return MatchedWords(article)
    places = _places(connection, shelf_id, target, article_id, content.text)
    if not places:
        return MatchedWords(article)
    span, marks = snippet(content.text, spans_from(content.sentences), places)
    return MatchedWords(article, answer_rows.linked_in(article, content.text, span), marks)


def _places(connection: Connection, shelf_id: int, target: WatchTarget, article_id: int, text: str) -> Sequence[Span]:
    if target.kind is WatchKind.SEARCH:
        return _of_query(connection, article_id, target.value, text)
    if target.kind is WatchKind.PHRASE:
        return list(islice(phrases.places(target.value, text), _MOST_PLACES))
    own = mentions.spans_of(connection, shelf_id, [article_id], target.value).get(article_id, ())
    return (own or mentions.spans_named(connection, article_id, normal_key(target.name)))[:_MOST_PLACES]


def _of_query(connection: Connection, article_id: int, query: str, text: str) -> list[Span]:
    """The places of a query's words in the current text of an article, as the search finds them; where it has none of
    them, those of its names."""
    parsed = parse(query, _ANY_DAY)
    if isinstance(parsed, QueryProblem):
        return []
    words = (place for term in parsed.wanted_terms for place in matching.places(term, text))
    names = (
        place
        for name in parsed.wanted_names
        for place in mentions.spans_named(connection, article_id, normal_key(name))
    )
    found = list(islice(words, _MOST_PLACES)) or list(dict.fromkeys(islice(names, _MOST_PLACES)))
    return sorted(found, key=lambda one: one.start)
