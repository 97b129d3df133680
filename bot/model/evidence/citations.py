"""An article as it is cited: `/cite` and the command `cite`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.answers import ArticleRef, Linked


class CitationStyle(StrEnum):
    """How a citation is written."""

    CHICAGO = "chicago"
    APA = "apa"
    BIBTEX = "bibtex"
    MARKDOWN = "markdown"


class CitedSentence(Struct, frozen=True):
    """A sentence of the cited version. `number` is its place among the article's sentences, from 1; None if it is not
    one whole sentence of them."""

    number: int | None
    said: Linked


class CitedArticle(Struct, frozen=True):
    """An article with what its citation says. `retrieved` (UTC) is when the desk fetched the cited version for this
    shelf; None for a text that was pasted or attached. `digest` is the SHA-256 of the version's text in UTF-8, in
    hexadecimal digits. `sentences` are the cited ones in the order of the text, `total` is how many the article has."""

    article: ArticleRef
    byline: tuple[str, ...]
    retrieved: datetime | None
    digest: str
    sentences: tuple[CitedSentence, ...]
    total: int
