"""Saved searches, and the answers to searches as values."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.analysis import Span
from bot.model.answers import ArticleRef, EntityRef, Linked

LONGEST_NAME = 50
"""Characters of the name of a saved search."""


class SavedSearch(Struct, frozen=True):
    """A search that was saved on a shelf. `user_id` is the member whose own it is; None if it is the server's.

    `typed` is parsed anew at each use, so that `after:3d` stays the last three days.
    """

    id: int
    user_id: int | None
    name: str
    typed: str
    saved_at: datetime


class SearchUse(Struct, frozen=True):
    """How many feeds and digests of a server use a saved search. Without it the feeds are paused; the digests keep its
    query."""

    feeds: int = 0
    digests: int = 0


class Hit(Struct, frozen=True):
    """A search result. `marks` are the spans of the matched words in `snippet.text`."""

    article: ArticleRef
    snippet: Linked
    marks: tuple[Span, ...]


class SearchOrder(StrEnum):
    """RELEVANCE: by how well an article fits the words and how new it is. DATE: the newest first."""

    RELEVANCE = "relevance"
    DATE = "date"


class MonthCount(Struct, frozen=True):
    """The number of results of the month that begins on `first`."""

    first: date
    articles: int


class SearchAnswer(Struct, frozen=True):
    """Page `page` (from 0) of the results. `total` counts them; there are more if not `counted`.

    `searched_since` is set if the search was ended before the whole shelf was searched: nothing older was looked at.
    `indexed_since` is the same time if the reason is that older articles are still being indexed, as in every answer
    from the full-text index.
    `months` are the last months up to the newest result, beginning with one that has a result; a month of which not all
    results were counted is missing. `meant` are the entities that names were taken for, with `bare_names` also those of
    words, which mean themselves in quotation marks. With `some_words` no article has all the words, and these have some
    of them; they are not counted; `period` has the words of a period among them as typed, and the operator that
    may be meant; `nearest` are names and words of the shelf that words without a result are spelled like. With
    `is_link` the query is the link of the one result.
    """

    query: str
    order: SearchOrder
    hits: tuple[Hit, ...]
    page: int
    pages: int
    total: int
    counted: bool = True
    searched_since: datetime | None = None
    months: tuple[MonthCount, ...] = ()
    meant: tuple[EntityRef, ...] = ()
    some_words: bool = False
    is_link: bool = False
    bare_names: bool = False
    period: tuple[str, str] | None = None
    nearest: tuple[str, ...] = ()
    indexed_since: datetime | None = None


class SimilarArticle(Struct, frozen=True):
    """An article that is like another one; `words` are heavy words of the other that it has, the heaviest first."""

    article: ArticleRef
    words: tuple[str, ...]


class SimilarAnswer(Struct, frozen=True):
    """The articles of a shelf most like `article`, at least one, the most similar first. `indexed_since` as in
    `SearchAnswer`."""

    article: ArticleRef
    articles: tuple[SimilarArticle, ...]
    indexed_since: datetime | None = None
