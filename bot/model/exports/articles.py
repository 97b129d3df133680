"""Exports: which articles of a shelf, in which form, and what an export holds of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.analysis import Analysis, KeySentence, Outlet, QuoteKind, Span, Subject
from bot.model.answers import ArticleRef, EntityRef, Linked
from bot.model.curation.acts import ArticleFields
from bot.model.reasons import RetractionNotice

EXPORTED_ARTICLE = "peninsula-desk-article/1"
"""The field `format` of a line of JSON Lines that an import takes as an article with its analysis."""


class ExportForm(StrEnum):
    """The format of the file."""

    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"

    @property
    def suffix(self) -> str:
        """The usual ending of the file's name, with its dot."""
        return ".md" if self is ExportForm.MARKDOWN else f".{self.value}"

    @property
    def newest_first(self) -> bool:
        """Whether the newest article is first, for readers; JSON Lines have the order of arrival, for an import."""
        return self is not ExportForm.JSONL


class ExportSource(StrEnum):
    """The part of a shelf that is exported."""

    SHELF = "shelf"
    SEARCH = "search"
    STORY = "story"
    ENTITY = "entity"


class ExportQuestion(Struct, frozen=True):
    """What is to be exported, as typed: a query, a story (as for its answer) or a name; `asked` is empty for the shelf.
    `since` and `until` are dates or words for days, both included, or None."""

    source: ExportSource
    asked: str = ""
    since: str | None = None
    until: str | None = None


class ExportHead(Struct, frozen=True):
    """What an export is of. `name` is the query as typed, the headline of the story or the name of the entity; empty
    for the shelf. `key` is that of an entity under its own name. `made` is in UTC."""

    source: ExportSource
    name: str
    articles: int
    made: datetime
    since: date | None = None
    until: date | None = None
    key: str | None = None


class PageFields(Struct, frozen=True):
    """The page's own fields, for those that the shelf corrected."""

    title: str
    published: str | None
    outlet: Outlet | None


class ExportedEntity(Struct, frozen=True):
    """An entity of an article as the shelf calls it, and by its own name; where the text names it, and the role that
    the text states."""

    entity: EntityRef
    own_name: str
    spans: tuple[Span, ...]
    role: Linked | None


class ExportedStatement(Struct, frozen=True):
    """A statement. `speaker_key` is the key of the speaker's entity, `speaker_span` where the text names the
    speaker, `joint` the keys of the entities of several who speak together."""

    said: Linked
    kind: QuoteKind
    cue: str | None
    speaker: str | None
    speaker_key: str | None
    speaker_span: Span | None
    joint: tuple[str, ...] = ()


class TextFamily(Struct, frozen=True):
    """An article whose text is in other articles of the shelf too: the first of them, and how much of the article's
    own text is carried, 0 to 1; None if the page is an edition in another language."""

    first_id: int
    share: float | None


class ExportedArticle(Struct, frozen=True):
    """An article of a shelf with the analysis of its current version. `saved_at` is when the shelf saved it,
    `retrieved` when this version reached it; nothing here says who posted it or that another shelf has it.
    `digest` is the SHA-256 of the text, `retraction` the notice that took the article's place."""

    article: ArticleRef
    page: PageFields
    byline: tuple[str, ...]
    via: str | None
    language: str
    korea: float
    subjects: tuple[Subject, ...]
    prominence: float | None
    text: str
    sentences: tuple[Span, ...]
    key_sentences: tuple[KeySentence, ...]
    entities: tuple[ExportedEntity, ...]
    statements: tuple[ExportedStatement, ...]
    saved_at: datetime
    retrieved: datetime
    digest: str
    story_id: int | None
    family: TextFamily | None
    is_private: bool
    retraction: RetractionNotice | None = None


class ExportWords(Struct, frozen=True):
    """The words of an export for readers, in their language, as plain text: `language` is its tag in HTML, `about` the
    lines below the heading. `source` is an article's outlet, date and what was corrected, `version` when its text was
    retrieved, the digest and the story, `name` what an entity is called, `named` the line with such names; `statements`
    is the label of a list, `said_by` the speaker and the cue of one of them."""

    language: str
    heading: str
    about: tuple[str, ...]
    source: Callable[[ExportedArticle], str]
    version: Callable[[ExportedArticle], str]
    name: Callable[[EntityRef], str]
    named: Callable[[Sequence[str]], str]
    statements: str
    said_by: Callable[[ExportedStatement], str]


class ArticleRecord(Struct, frozen=True):
    """An exported article that is to be stored: what its page says as an analysis, and what its shelf knew of it.

    `id` and `story` are numbers in the file, which connect its lines. `speakers` are the keys of the speakers'
    entities, one for each statement; `renamed` are keys of entities with what the shelf called them. `at` is
    the time for sorting, None where a corrected date hides it. `is_private`: a pasted text. `retraction` is the notice
    that took the article's place.
    """

    id: int
    analysis: Analysis
    speakers: tuple[str | None, ...]
    renamed: tuple[tuple[str, str], ...]
    corrected: ArticleFields
    at: datetime | None
    saved_at: datetime
    retrieved: datetime
    story: int | None
    family: TextFamily | None
    is_private: bool
    retraction: RetractionNotice | None = None
