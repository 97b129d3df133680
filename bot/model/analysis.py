"""What the reader says about one page: spans of its text, never words of its own.

Every span is a half-open pair of character offsets into `Analysis.text`; an `Excerpt` carries the words too,
and `text[start:end]` equals them, always.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a page is an article, and if not, what it is."""

    ARTICLE = "article"
    THIN = "thin"
    PAYWALL = "paywall"
    CAPTCHA = "captcha"
    ERROR_PAGE = "error_page"
    CONSENT = "consent"
    NOT_ARTICLE = "not_article"


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    WEAPON = "weapon"
    EVENT = "event"
    TREATY = "treaty"
    WORK = "work"
    GROUP = "group"


class QuoteKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Subject(StrEnum):
    NUCLEAR = "nuclear"
    MISSILES = "missiles"
    MILITARY_EXERCISES = "military_exercises"
    DIPLOMACY = "diplomacy"
    SANCTIONS = "sanctions"
    INTER_KOREAN = "inter_korean"
    LEADERSHIP = "leadership"
    DOMESTIC_POLITICS = "domestic_politics"
    ECONOMY = "economy"
    HUMAN_RIGHTS = "human_rights"
    HUMANITARIAN = "humanitarian"
    CYBER = "cyber"
    HISTORY = "history"
    SPORT = "sport"
    CULTURE = "culture"
    ACCIDENT_DISASTER = "accident_disaster"
    BORDER_INCIDENT = "border_incident"
    OTHER = "other"


class OutletKind(StrEnum):
    """What stands behind an outlet; a digest says when one side alone carries a story."""

    STATE_MEDIA = "state_media"
    STATE_FUNDED = "state_funded"
    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    THINK_TANK = "think_tank"
    GOVERNMENT = "government"
    SPECIALIST = "specialist"


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span with its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class KeySentence(Excerpt):
    """A sentence that may stand in a summary. `worth` is what it tells, on one scale for all articles (a lead has about
    2); `stands` is False for one that points back to what was said before it."""

    worth: float = 0.0
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Outlet:
    """The publisher of a page. `country` is ISO 3166 alpha-2; both are None where the sources table has no row."""

    name: str
    domain: str | None
    country: str | None = None
    kind: OutletKind | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing named in the text. `id` is the knowledge base's, None where the base does not know it."""

    id: str | None
    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    role: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """An attributed span. `speaker` is None where the text does not settle who spoke."""

    start: int
    end: int
    text: str
    kind: QuoteKind
    cue: str | None
    speaker: str | None
    speaker_id: str | None
    speaker_span: Span | None


@dataclass(frozen=True, slots=True)
class Topic:
    """`korea` is 0 (not about the peninsula) to 1; `subjects` has the main one first."""

    korea: float
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One document to read, as it came: a fetched body, an attachment or a pasted text.

    `content_type` is one of text/html, text/plain, text/markdown, application/pdf, message/rfc822; `charset` is what
    the transport said, None where it said nothing. `title` and `published` are hints that came with the document.
    """

    url: str | None
    content: bytes
    content_type: str
    charset: str | None = None
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the reader gives for a page.

    `origin` is who first reported it, None for an own report; `via` the agency through which the outlet has it, None
    where there is none between. `alternates` are the addresses that the page gives for itself in other languages.

    `published` and `updated` are a date or an ISO 8601 time with its zone, as the page states them; `dateline` is the
    place from which the report was filed, as written. `key_sentences` are whole sentences,
    the most telling first, chosen greedily: the first n are the best summary of n sentences.
    """

    url: str | None
    canonical_url: str | None
    verdict: Verdict
    reason: str | None
    title: str | None
    byline: tuple[str, ...]
    published: str | None
    updated: str | None
    outlet: Outlet | None
    origin: str | None
    dateline: str | None
    language: str
    text: str
    sentences: tuple[Span, ...]
    key_sentences: tuple[KeySentence, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    topic: Topic
    via: str | None = None
    alternates: tuple[str, ...] = ()

    def summary(self, length: int = 3) -> tuple[KeySentence, ...]:
        """The best `length` sentences in the order of the text."""
        return tuple(sorted(self.key_sentences[:length], key=lambda excerpt: excerpt.start))
