"""Word-by-word changes of an article's page since it was first read, and the messages about them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.answers import ArticleRef, SummaryAnswer
from bot.model.reasons import RetractionNotice


class ChangeKind(StrEnum):
    """What changed. FIGURES, NAMES, QUOTES: in a sentence that both versions have. TEXT: other words. DELETED: the page
    is no longer at its address. RESTORED: it is there again. RETRACTED: the newsroom took the article back, and its
    page only says so. REINSTATED: the page is the article again."""

    HEADLINE = "headline"
    FIGURES = "figures"
    NAMES = "names"
    QUOTES = "quotes"
    TEXT = "text"
    DELETED = "deleted"
    RESTORED = "restored"
    RETRACTED = "retracted"
    REINSTATED = "reinstated"


class Side(StrEnum):
    """Which version has the words. SAME: both. REMOVED: the older one. ADDED: the newer one."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(Struct, frozen=True):
    """Words of a changed passage, with the white space between them."""

    side: Side
    text: str


class Passage(Struct, frozen=True):
    """A changed headline, or one or more changed sentences, complete and in order: without the ADDED pieces it is the
    older version, without the REMOVED ones the newer."""

    pieces: tuple[Piece, ...]


class VersionChange(Struct, frozen=True):
    """One change, found by a visit to the page at `at`; for a deletion, the first visit that did not find the page. A
    changed headline is the first passage, the others are in the order of the text; () if no words changed."""

    at: datetime
    kinds: tuple[ChangeKind, ...]
    passages: tuple[Passage, ...]


class VersionsAnswer(Struct, frozen=True):
    """The changes of an article since the shelf saved it at `saved_at`; `changes` is page `page` (from 0) of them, the
    newest first. `gone_since` is None unless the page is deleted. `looks_until` is the last planned visit, None if none
    is planned; `unvisited` if the page was not read again since the shelf saved it. `seen_at` is when it was last read,
    None where that was not noted. `retraction` is the notice that took the article's place, if one did."""

    article: ArticleRef
    saved_at: datetime
    changes: tuple[VersionChange, ...]
    page: int
    pages: int
    gone_since: datetime | None
    looks_until: datetime | None
    unvisited: bool = False
    seen_at: datetime | None = None
    retraction: RetractionNotice | None = None


class Correction(Struct, frozen=True):
    """The new contents of an article's card after a change, for a card that was sent to a channel."""

    summary: SummaryAnswer
    change: VersionChange


class Alert(Struct, frozen=True):
    """State media changed, deleted or retracted a page. `retraction` is the notice that took the article's place."""

    article: ArticleRef
    change: VersionChange
    retraction: RetractionNotice | None = None
