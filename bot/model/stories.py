"""Articles of a shelf as far as stories are made of them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from bot.model.analysis import Genre, KeySentence, Outlet
from bot.model.answers import ArticleRef, Linked


class WindowArticle(NamedTuple):
    """An article on a shelf, as far as grouping and ranking need it.

    `carries` is the article whose text this one mostly is, None for its own text; `family` the first of all that reuse
    parts of one text. `credit` is who first reported it, `via` the outlet through which it came. `dated` if the page
    says when it was published; else `at` is when a first shelf saved it. `prominence` is that of the page's own title,
    -1 to 1, 0 where it is not known. `retracted` if its newsroom took it back. `genre` as in `Analysis`, None where it
    was not read.
    """

    article_id: int
    story_id: int
    at: datetime
    saved_at: datetime
    korea: float
    subjects: frozenset[str]
    outlet: Outlet | None
    credit: str | None
    carries: int | None
    family: int | None
    via: str | None
    title: str
    dated: bool
    prominence: float = 0.0
    retracted: bool = False
    genre: Genre | None = None

    @property
    def shown_at(self) -> datetime:
        """The time to show: without a date that of the saving on this shelf."""
        return self.at if self.dated else self.saved_at


class ArticleExcerpt(Struct, frozen=True):
    """Sentences of an article with their links.

    Of key sentences, best first, `keys` has the scores; `opening` is the offset of the text after its dateline, and
    `announcing` holds the ends of those that announce a statement without its content.
    """

    article: ArticleRef
    sentences: tuple[Linked, ...]
    keys: tuple[KeySentence, ...] = ()
    opening: int = 0
    announcing: frozenset[int] = frozenset()
