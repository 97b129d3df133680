"""The analysis of one page: spans of its text, and no generated text.

A span is a half-open pair of character offsets into `Analysis.text`. An `Excerpt` also has the text of its span, which
always equals `text[start:end]`.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

LONGEST_NAME = 200
"""Characters of a name, and of a span that names something."""


class Verdict(StrEnum):
    """Whether a page is an article, and if not, what it is. THIN: too little text. CONSENT: a cookie notice. RETRACTED:
    a notice that the newsroom took back the article; the notice is the page's text."""

    ARTICLE = "article"
    THIN = "thin"
    PAYWALL = "paywall"
    CAPTCHA = "captcha"
    ERROR_PAGE = "error_page"
    CONSENT = "consent"
    NOT_ARTICLE = "not_article"
    RETRACTED = "retracted"


class EntityKind(StrEnum):
    """The kind of an entity. WORK includes policies. GROUP: people under one name without an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    WEAPON = "weapon"
    EVENT = "event"
    TREATY = "treaty"
    WORK = "work"
    GROUP = "group"


DISCOVERED = "x:"
"""The prefix of the keys of entities that are not in the knowledge base; the rest is kind and name."""


class QuoteKind(StrEnum):
    """DIRECT: only words in quotation marks. INDIRECT: none. MIXED: some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Subject(StrEnum):
    """What an article is about."""

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


class Genre(StrEnum):
    """The genre of a text that is not a report: its sentences are opinion, invented or paid for, whatever they
    state."""

    OPINION = "opinion"
    LETTER = "letter"
    REVIEW = "review"
    SATIRE = "satire"
    ADVERT = "advert"


class OutletKind(StrEnum):
    """The type of an outlet. A digest marks a story whose sources are all state media, or all governments."""

    STATE_MEDIA = "state_media"
    STATE_FUNDED = "state_funded"
    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    THINK_TANK = "think_tank"
    GOVERNMENT = "government"
    SPECIALIST = "specialist"


class Span(Struct, frozen=True):
    """Half-open character offsets into a text."""

    start: int
    end: int


class Excerpt(Struct, frozen=True):
    """A span with its text."""

    start: int
    end: int
    text: str


class KeySentence(Excerpt, frozen=True):
    """A sentence for a summary. `worth` is its score, comparable between articles (about 2 for a lead);
    `self_contained` is False if it depends on an antecedent outside it."""

    worth: float = 0.0
    self_contained: bool = True


class Outlet(Struct, frozen=True):
    """The publisher of a page. `country` is an ISO 3166 alpha-2 code; it and `kind` are None for an unknown outlet."""

    name: str
    domain: str | None
    country: str | None = None
    kind: OutletKind | None = None


class Entity(Struct, frozen=True):
    """An entity of the text. `id` is its id in the knowledge base, None if it is unknown there. `role` is the office
    that the text states for a person."""

    id: str | None
    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    role: Excerpt | None = None


class Quote(Struct, frozen=True):
    """An attributed statement. `cue` is the word of reporting. `speaker` is None if the text does not show who spoke;
    `speaker_id` is the id in the knowledge base, `speaker_span` where the text names the speaker. `joint` is where it
    names each entity of several who speak together: `speaker` is then their whole list as written, without an id."""

    start: int
    end: int
    text: str
    kind: QuoteKind
    cue: str | None
    speaker: str | None
    speaker_id: str | None
    speaker_span: Span | None
    joint: tuple[Span, ...] = ()


MOST_JOINT = 20
"""The most speakers of one statement."""


class Topic(Struct, frozen=True):
    """`korea` is how much a text is about the Korean Peninsula, 0 to 1; `subjects` has the main one first."""

    korea: float
    subjects: tuple[Subject, ...]


STORED_TEXT = "application/x-stored-text"
"""The content type of a text that was extracted before. No site's page has it: `bot/fetch/media` takes none of it."""


FILE_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf", ".eml": "message/rfc822",
    ".md": "text/markdown", ".txt": "text/plain",
}  # fmt: skip
"""The content types of files, by the ends of their names."""


class Page(Struct, frozen=True):
    """A document to read: a fetched body, an attachment, a pasted text or a stored text.

    `content_type` is one of text/html, text/plain, text/markdown, application/pdf, message/rfc822 and `STORED_TEXT`, of
    which nothing is cut and nothing judged; `charset` is the transport's, None if it stated none. `title` and
    `published` come with the document and override its own. An article whose title and text are `known` is read no
    further than to these.
    """

    url: str | None
    content: bytes
    content_type: str
    charset: str | None = None
    title: str | None = None
    published: str | None = None
    known: tuple[str, str] | None = None


EMBEDDING_UNIT = 256
"""What the numbers of an embedding, a vector of unit length, count in."""


class Analysis(Struct, frozen=True):
    """The result of reading a page.

    `reason` is a sentence for the member if `verdict` is not ARTICLE. `origin` is who first reported it, None for the
    outlet's own report; `via` is the agency between them, None if there is none. `published` and `updated` are an ISO
    8601 time with its zone, or a date; `dateline` is the place that the report was filed from, as written. `language`
    is an ISO 639-1 code or "und". `alternates` are the addresses of the page's language editions. `key_sentences` are
    whole sentences, the most informative first: the first n are the summary of n sentences. `prominence` is how
    prominent an editor would make the headline, -1 to 1; None where it is not known. `embedding` is a vector of what
    the headline is about, its 384 numbers as signed bytes in `EMBEDDING_UNIT`ths; b"" where it is not known. `genre` is
    what the newsroom says that the text is, None for a report.
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
    prominence: float | None = None
    embedding: bytes = b""
    genre: Genre | None = None

    def summary(self, length: int = 3) -> tuple[KeySentence, ...]:
        """The best `length` sentences in the order of the text."""
        return tuple(sorted(self.key_sentences[:length], key=lambda excerpt: excerpt.start))
