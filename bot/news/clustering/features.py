"""An article as far as other articles are compared with it: its own words, and what it says in any language.

Two articles in one language are compared by their words, an English and a Korean one by the bridge (`news.bridge`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from bot.lang.datelines import without_dateline
from bot.lang.scripts import is_korean
from bot.news.clustering import similarity, vectors
from bot.news.clustering.cross_lingual import read_bridge
from bot.news.clustering.event_signature import happenings
from bot.news.clustering.vectors import Terms, Vector, read_terms

_HAPPENED = 16
"""A happening weighs as much as a word that the text has so many times."""


@dataclass(frozen=True, slots=True)
class ArticleFeatures:
    """Both vectors of an article, and whether it is written in Hangul."""

    words: Vector
    bridge: Vector
    korean: bool

    def alike(self, other: ArticleFeatures) -> float:
        """How likely both tell of the same happening, 0 to 1; symmetric."""
        if self.korean == other.korean:
            return similarity.likeness(self.words, other.words)
        return similarity.likeness_across(self.bridge, other.bridge)

    def in_common(self, other: ArticleFeatures, count: int) -> tuple[str, ...]:
        """What speaks most for the pair, in words."""
        if self.korean == other.korean:
            return similarity.shared_terms(self.words, other.words, count)
        return tuple(term.removeprefix("=") for term in similarity.shared_terms(self.bridge, other.bridge, count))

    def pack(self) -> bytes:
        """Bytes to be stored."""
        return msgspec.msgpack.encode((vectors.pack(self.words), vectors.pack(self.bridge), self.korean))


@dataclass(frozen=True, slots=True)
class FeatureCounts:
    """An article's terms before they are weighed."""

    words: Terms
    bridge: Terms
    korean: bool

    def terms(self) -> list[str]:
        """All its terms; those of the two vectors are never the same."""
        return [*self.words.counts, *self.bridge.counts]

    def weighed(self, documents: int, frequencies: Mapping[str, int], day: int | None) -> ArticleFeatures:
        """The article as one of so many; `frequencies` count those that hold a term, this one too."""
        words = vectors.weigh(self.words, documents, frequencies, day)
        return ArticleFeatures(words, vectors.weigh(self.bridge, documents, frequencies, day), self.korean)


def draft(
    title: str, text: str, entities: Collection[str] = (), published: date | None = None, outlet: str = ""
) -> FeatureCounts:
    """Read an article; `entities` are the knowledge base's ids of those that it names, `published` its day in Seoul.
    The name of its outlet tells nothing: all that the outlet says has it."""
    text = without_dateline(text)
    happened = happenings(title, text, published) if published else frozenset[str]()
    words, bridge = read_terms(title, text), read_bridge(title, text, entities)
    korean = is_korean(text[: vectors.READ_CHARACTERS])
    own = read_terms("", outlet).counts.keys()
    return FeatureCounts(
        _with(words, happened, own),
        _with(bridge, {f"={one}" for one in happened}),
        korean,
    )


def unpack(packed: bytes) -> ArticleFeatures:
    """The traits that `Traits.pack` made."""
    words, bridge, korean = msgspec.msgpack.decode(packed)
    return ArticleFeatures(vectors.unpack(words), vectors.unpack(bridge), korean)


def _with(terms: Terms, happened: Collection[str], without: Collection[str] = ()) -> Terms:
    counts = {term: count for term, count in terms.counts.items() if term not in without}
    return Terms({**counts, **dict.fromkeys(happened, _HAPPENED)}, terms.named | set(happened))
