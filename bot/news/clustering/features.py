"""The features by which articles are compared: a vector of words, and one of language-independent terms.

Two articles in one language are compared by their words, an English and a Korean one by the terms of `cross_lingual`.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from bot.lang.datelines import without_dateline
from bot.lang.scripts import is_korean
from bot.news.clustering import similarity, vectors
from bot.news.clustering.cross_lingual import common_terms
from bot.news.clustering.event_signature import event_terms
from bot.news.clustering.vectors import Terms, Vector, read_terms

_EVENT_COUNT = 16
"""An event term counts as a word that the text has so many times."""


@dataclass(frozen=True, slots=True)
class ArticleFeatures:
    """Both vectors of an article; `bridge` is that of language-independent terms. `korean`: it is written in Hangul."""

    words: Vector
    bridge: Vector
    korean: bool

    def alike(self, other: ArticleFeatures) -> float:
        """How likely both report the same event, 0 to 1; symmetric."""
        if self.korean == other.korean:
            return similarity.likeness(self.words, other.words)
        return similarity.likeness_across(self.bridge, other.bridge)

    def in_common(self, other: ArticleFeatures, count: int) -> tuple[str, ...]:
        """The shared terms that weigh most, for display."""
        if self.korean == other.korean:
            return similarity.shared_terms(self.words, other.words, count)
        return tuple(term.removeprefix("=") for term in similarity.shared_terms(self.bridge, other.bridge, count))

    def pack(self) -> bytes:
        """The features as bytes to store; `unpack` reads them."""
        packed = msgspec.msgpack.encode((vectors.pack(self.words), vectors.pack(self.bridge), self.korean))
        return zlib.compress(packed)


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """The counted terms of an article, before they are weighted by their rarity."""

    words: Terms
    bridge: Terms
    korean: bool

    def terms(self) -> list[str]:
        """All its terms; no term is in both vectors."""
        return [*self.words.counts, *self.bridge.counts]

    def weighted(self, documents: int, frequencies: Mapping[str, int], day: int | None) -> ArticleFeatures:
        """The features of the article among `documents`; `frequencies` count those with a term, this one included."""
        words = vectors.weigh(self.words, documents, frequencies, day)
        return ArticleFeatures(words, vectors.weigh(self.bridge, documents, frequencies, day), self.korean)


def read_article(
    title: str, text: str, entities: Collection[str] = (), published: date | None = None, outlet: str = ""
) -> ArticleTerms:
    """The terms of an article; `entities` are the knowledge base's ids of those that it names, `published` its day in
    Seoul. The name of its outlet is left out: all its articles have it."""
    text = without_dateline(text)
    events = event_terms(title, text, published) if published else frozenset[str]()
    words, bridge = read_terms(title, text), common_terms(title, text, entities)
    korean = is_korean(text[: vectors.READ_CHARACTERS])
    own = read_terms("", outlet).counts.keys()
    return ArticleTerms(
        _with(words, events, own),
        _with(bridge, {f"={one}" for one in events}),
        korean,
    )


def unpack(packed: bytes) -> ArticleFeatures:
    """The features that `ArticleFeatures.pack` wrote."""
    words, bridge, korean = msgspec.msgpack.decode(zlib.decompress(packed))
    return ArticleFeatures(vectors.unpack(words), vectors.unpack(bridge), korean)


def _with(terms: Terms, events: Collection[str], without: Collection[str] = ()) -> Terms:
    counts = {term: count for term, count in terms.counts.items() if term not in without}
    return Terms({**counts, **dict.fromkeys(events, _EVENT_COUNT)}, terms.named | set(events))
