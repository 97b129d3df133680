"""What became of an article's page after it was first read: changes, word for word, and what the desk says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.answers import ArticleRef, SummaryAnswer


class ChangeKind(StrEnum):
    """What changed. FIGURES, NAMES, QUOTES: in a sentence that both versions have. TEXT: any other words. DELETED: the
    page is gone from its address. RESTORED: it is there again."""

    HEADLINE = "headline"
    FIGURES = "figures"
    NAMES = "names"
    QUOTES = "quotes"
    TEXT = "text"
    DELETED = "deleted"
    RESTORED = "restored"


class Side(StrEnum):
    """Where words stand. SAME: in both versions. REMOVED: in the older one only. ADDED: in the newer one only."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a changed passage, with the space that belongs to them."""

    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A changed headline or sentence (or several that changed together), whole and in order: without the ADDED pieces
    it reads as the older version has it, without the REMOVED ones as the newer."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class VersionChange:
    """One change, as a look at the page at `at` found it; a deletion is dated by the first look that missed the page.
    A changed headline is the first passage; the rest are in the order of the text. None where no words changed."""

    at: datetime
    kinds: tuple[ChangeKind, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class VersionsAnswer:
    """The changes of one article since the shelf saved it, at `saved_at`; `changes` is page `page` (from 0), the newest
    first. `gone_since` while its page is gone. `looks_until` is the last look that is planned, None when none is."""

    article: ArticleRef
    saved_at: datetime
    changes: tuple[VersionChange, ...]
    page: int
    pages: int
    gone_since: datetime | None
    looks_until: datetime | None


@dataclass(frozen=True, slots=True)
class Correction:
    """The card of an article that stands in a channel, as it must read after a change of what it shows."""

    summary: SummaryAnswer
    change: VersionChange


@dataclass(frozen=True, slots=True)
class Alert:
    """State media changed or deleted a page."""

    article: ArticleRef
    change: VersionChange
