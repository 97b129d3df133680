"""The articles of a shelf that are most similar to a given one, by the terms used for clustering.

article -> its features, as stored or computed anew -> its heaviest words
        -> the newest 200 articles of the shelf that have some of them -> sorted by the weight of those they have
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection

from bot.model.answers import ArticleRef
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.placements import PlacedArticle
from bot.model.searches import SimilarAnswer, SimilarArticle
from bot.news.clustering.features import ArticleFeatures
from bot.news.terms.words import word_terms
from bot.policy.search.query import Clause, Query
from bot.policy.search.terms import Term, term
from bot.regexes import regex
from bot.services.lookup.articles import nonempty_shelf, resolve_article
from bot.services.stories import placement
from bot.storage import contents
from bot.storage.articles import find, search
from bot.storage.articles.query_match import query_match
from bot.storage.stories import article_features, candidates, view

SHOWN = 6
_LEADING, _WORDS = 4, 10
"""The numbers of heaviest words, and of words in all: a similar article has one of the first and one of the others."""
_COMPARED = 60
_SCALE = 1000
_READ_WORD = regex(r"[^\W_]+(?:['’.][^\W_]+)*")


def similar(connection: Connection, shelf: Shelf, meant: str) -> SimilarAnswer:
    """The articles most like one that is named by number, title or address. Raises NothingFound NO_SUCH_ARTICLE,
    NOTHING_SIMILAR; DeskError INDEXING where those that are indexed have none."""
    shelf_id = nonempty_shelf(connection, shelf)
    article_id = resolve_article(connection, shelf_id, meant)
    article, text = find.line(connection, shelf_id, article_id), contents.of_article(connection, article_id).text
    weights = dict(_weighted_words(_features(connection, article, text), f"{article.title}\n{text}"))
    terms = tuple(weights)
    clauses = [Clause(part) for part in (terms[:_LEADING], terms[_LEADING:]) if part]
    if not clauses:
        raise NothingFound(Reason.NOTHING_SIMILAR, article.title[:100])
    match = query_match(connection, shelf_id, Query(tuple(clauses)))
    matches = search.find(connection, shelf_id, match, search.RANKED)
    moments = matches.moments[: search.RANKED]
    shared = {one: search.having(connection, shelf_id, one, moments) for one in terms} if moments else {}
    scores = {moment: sum(weights[one] for one in terms if moment in shared[one]) for moment in moments}
    best = sorted(moments, key=lambda moment: (-scores[moment], -moment))[:_COMPARED]
    found = zip(find.at_moments(connection, shelf_id, best), best, strict=True)
    others = [
        SimilarArticle(other, tuple(" ".join(one.words) for one in terms if moment in shared[one]))
        for other, moment in found
        if other.id != article_id
    ]
    if not others and matches.indexed_since is not None:
        raise DeskError(Reason.INDEXING)
    if not others:
        raise NothingFound(Reason.NOTHING_SIMILAR, article.title[:100])
    return SimilarAnswer(article, _shown(connection, shelf_id, article_id, others), matches.indexed_since)


def _shown(
    connection: Connection, shelf_id: int, article_id: int, others: Sequence[SimilarArticle]
) -> tuple[SimilarArticle, ...]:
    """The most similar ones, in order: those of the article's own story fill half of the places at most, unless other
    stories leave more. A statement on a launch is a story of its own, and is found here beside the launch."""
    story = view.story_of(connection, shelf_id, article_id)
    stories = [view.story_of(connection, shelf_id, one.article.id) for one in others]
    elsewhere = sum(other != story for other in stories)
    own, shown = max(SHOWN // 2, SHOWN - elsewhere), list[SimilarArticle]()
    for one, other in zip(others, stories, strict=True):
        if other != story or own > 0:
            own -= other == story
            shown.append(one)
    return tuple(shown[:SHOWN])


def _features(connection: Connection, article: ArticleRef, text: str) -> ArticleFeatures:
    """The features that were stored with the article or, for one that is not compared any more, computed in the same
    way."""
    if stored := article_features.load(connection, [article.id]).get(article.id):
        return stored
    outlet = article.outlet.name if article.outlet else ""
    placed = PlacedArticle(article.id, article.title, text[: placement.CHARACTERS], article.at, outlet=outlet)
    counts = placement.terms_of(placed)
    documents, known = candidates.document_frequencies(connection, counts.terms())
    return placement.weighted(connection, placed, counts, placement.Frequencies(max(documents, 1), known))


def _weighted_words(features: ArticleFeatures, text: str) -> Iterator[tuple[Term, int]]:
    """The heaviest terms as words of the text, with their weights in thousandths, the heaviest first."""
    written: dict[str, str] = {}
    for word in _READ_WORD.findall(text):
        for stem in word_terms(word):
            written.setdefault(stem, word)
    weights: Mapping[str, float] = features.words.weights
    known = (stem for stem in features.words.heaviest(len(weights)) if stem in written)
    seen = set[Term]()
    for stem in known:
        found = term(written[stem])
        if found is not None and found not in seen:
            seen.add(found)
            yield found, round(weights[stem] * _SCALE)
        if len(seen) == _WORDS:
            return
