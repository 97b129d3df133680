"""Answers to commands as values, from which cards, terminal output and JSON are rendered.

Every sentence is a `Linked`: a span of a stored article with its address. Times are aware and in UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from bot.model.analysis import EntityKind, Genre, Outlet, QuoteKind, Subject
from bot.model.jobs import Post
from bot.model.reasons import ArticleFate, Legacy, RankingFactors, RetractionNotice, SharedSource

PASTED_TEXT = "a pasted text"
"""The name of an origin that is a pasted text without outlet or agency, also in stored digests."""
COMPANION_ARTICLES = 200
"""The number of an entity's newest articles in which its companions are counted."""


def nearest_page(page: int, total: int, size: int) -> tuple[int, int]:
    """The nearest existing page to `page`, of `total` things with `size` a page; and the number of pages, at least 1.
    Pages are counted from 0."""
    pages = max(1, -(-total // size))
    return min(max(page, 0), pages - 1), pages


class CorrectedField(StrEnum):
    """The fields of an article that a server can correct."""

    TITLE = "title"
    DATE = "date"
    OUTLET = "outlet"


class ArticleRef(Struct, frozen=True):
    """A reference to an article as a shelf shows it. `url` is None for a pasted text. `published` is as the page states
    it (a date, or a time with its zone); `at` is the time for sorting: the publication if stated, else the saving on
    that shelf. `corrected` is what people of the shelf corrected of it. `fate` says whether it was retracted and, where
    its statements are shown, whether its page was deleted. `genre` as in `Analysis`, None where it was not read."""

    id: int
    title: str
    url: str | None
    outlet: Outlet | None
    origin: str | None
    published: str | None
    at: datetime
    corrected: tuple[CorrectedField, ...] = ()
    fate: ArticleFate | None = None
    genre: Genre | None = None


class Linked(Struct, frozen=True):
    """A sentence of an article: `text` equals the article's text[start:end]. `link` is the page's address with a text
    fragment for the sentence; None for a pasted text."""

    text: str
    article: ArticleRef
    start: int
    end: int
    link: str | None


class EntityRef(Struct, frozen=True):
    """A reference to an entity of the shelf. `key` is its id in the knowledge base, or `x:<kind>:<normal form>`.
    `renamed` if people of the shelf gave the name, `linked` if they said that it is another entity too, or that an
    article means it."""

    key: str
    name: str
    kind: EntityKind
    hangul: str | None = None
    hanja: str | None = None
    renamed: bool = False
    linked: bool = False


NearName: TypeAlias = str | EntityRef
"""What words with a typing error may mean: an entity, a `Subject` or `OutletKind`, which are shown in the reader's
language, or a title or name as it is typed."""


class NamedEntity(Struct, frozen=True):
    """An entity of an article with the number of its mentions and the role that the article states."""

    entity: EntityRef
    mentions: int
    role: Linked | None = None


class QuoteLine(Struct, frozen=True):
    """An attributed statement. `speaker` is None if the article does not show who spoke; `by` is the entity that the
    speaker is, None for somebody who is only described."""

    said: Linked
    kind: QuoteKind
    cue: str | None
    speaker: str | None
    by: EntityRef | None = None


class StoryRef(Struct, frozen=True):
    """A reference to a story; `articles` is the number of its articles. `corrected` if the headline is a title that
    members gave an article. `lead` is the article with the headline, by which the story is found if it was split since;
    0 where an earlier release kept none."""

    id: int
    headline: str
    articles: int
    corrected: bool = False
    lead: int = 0


class SummaryAnswer(Struct, frozen=True):
    """The summary of an article in `length` sentences; one of three may have a fourth. `versions`: when its texts
    reached this shelf, by its saving and each change; `first_post`: where it was first posted here; `gone_since`: the
    page is deleted; `notice`: the first correction by its newsroom; `answered_by`: who answers with each sentence in an
    interview, () where none does; `saved_before`: the shelf had the article when the link was read, under another
    address; `has_more`: a longer summary has further sentences; `genre`: what the article is if it is no report."""

    article: ArticleRef
    byline: tuple[str, ...]
    language: str
    length: int
    sentences: tuple[Linked, ...]
    entities: tuple[NamedEntity, ...]
    quotes: tuple[QuoteLine, ...]
    subjects: tuple[Subject, ...]
    korea: float
    versions: tuple[datetime, ...]
    first_post: Post | None
    story: StoryRef | None
    gone_since: datetime | None = None
    notice: Linked | None = None
    answered_by: tuple[EntityRef | None, ...] = ()
    retraction: RetractionNotice | None = None
    saved_before: bool = False
    has_more: bool = True
    genre: Genre | None = None


class Companion(Struct, frozen=True):
    """An entity that is mentioned together with another one, in `articles` articles."""

    entity: EntityRef
    articles: int


class EntityMatch(Struct, frozen=True):
    """An entity that a name may mean; `score` is 0 to 1."""

    entity: EntityRef
    score: float
    on_shelf: bool


class HeldRole(Struct, frozen=True):
    """A role that articles state for a person, in the words of the newest of them; `first` is the oldest."""

    role: Linked
    first: ArticleRef


class KnownOffice(Struct, frozen=True):
    """An office of the knowledge base with its first and last day, as precise as known ("2022", "2022-05-10")."""

    title: str
    begin: str
    end: str | None


class KnownLife(Struct, frozen=True):
    """A person's life in the knowledge base: the day of death, as precise as known, and the offices in order."""

    died: str | None
    offices: tuple[KnownOffice, ...]


class ReportedFate(Struct, frozen=True):
    """The sentence in which an article says that a person died or lost office, and who says so; None if the article
    itself does."""

    said: Linked
    giver: str | None = None


class EntityAnswer(Struct, frozen=True):
    """An entity on a shelf. `role` is the newest one stated; after a fate only one that is past by its words. `roles`
    are those of its newest articles, the oldest first. `fate` is where an article says that the person died or lost
    office, unless one days later states an office; `life` is what the knowledge base knows. `total` counts its
    articles, `weeks` those of each of the last 12 weeks, the last of which ends on `weeks_until` (UTC). `articles`
    is page `page` (from 0), the newest first; companions are counted in the newest `COMPANION_ARTICLES` only.
    `also` are other entities that the name may mean; `perhaps_several` where only the name connects the roles, which
    may be those of several people."""

    entity: EntityRef
    aliases: tuple[str, ...]
    role: Linked | None
    total: int
    last_seen: datetime | None
    weeks: tuple[int, ...]
    articles: tuple[ArticleRef, ...]
    page: int
    pages: int
    companions: tuple[Companion, ...]
    quotes_by: tuple[QuoteLine, ...]
    quotes_about: tuple[QuoteLine, ...]
    also: tuple[EntityMatch, ...]
    roles: tuple[HeldRole, ...] = ()
    fate: ReportedFate | None = None
    life: KnownLife | None = None
    weeks_until: date | None = None
    perhaps_several: bool = False


class StoryDay(Struct, frozen=True):
    """One day (in Korea) of a story: sentences that no earlier day had, and the number of new articles."""

    day: date
    sentences: tuple[Linked, ...]
    articles: int


def is_without_name(giver: str) -> bool:
    """Whether the words for the giver of a fact contain no name: "A senior presidential official", "the ministry"."""
    article, _, noun = giver.partition(" ")
    return (noun if article in ("A", "An", "The") else giver).islower()


class FigureLine(Struct, frozen=True):
    """A number in one report. `said` is the number with its unit, inside `sentence`. `earlier` if only an earlier
    version of the article has it; then there is no link to it. `giver` is who gives it, as the report names them; None
    if it does not say. `by` is the entity that the giver is, where it is known."""

    said: Linked
    sentence: Linked
    earlier: bool = False
    giver: str | None = None
    by: EntityRef | None = None

    @property
    def needs_outlet(self) -> bool:
        """Whether only the outlet identifies whose number it is."""
        return self.by is None and is_without_name(self.giver or "")


class AgreedFigure(Struct, frozen=True):
    """A number for which `origins` independent reports (at least 2) of a story agree, as the newest states it."""

    number: FigureLine
    origins: int


class StoryLine(Struct, frozen=True):
    """A story in a digest or `/latest`. `update` if an earlier digest of the channel showed it; then `sentences` are
    only new ones. `one_sided` if only one kind of outlet reports it. `reasons` explain its rank. `days`, the oldest
    first, replace `sentences` for a story of several days. `figures` are conflicting numbers for one measure."""

    id: int
    headline: str
    sentences: tuple[Linked, ...]
    outlets: tuple[Outlet, ...]
    origins: tuple[str, ...]
    articles: tuple[ArticleRef, ...]
    latest: datetime
    update: bool = False
    one_sided: SharedSource | Legacy | None = None
    reasons: RankingFactors | tuple[Legacy, ...] = ()
    days: tuple[StoryDay, ...] = ()
    figures: tuple[FigureLine, ...] = ()


class TurnKind(StrEnum):
    """What changed in a story."""

    EARLIEST = "earliest"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    NUMBER = "number"


class StoryTurn(Struct, frozen=True):
    """A change in a story, as an article states it in `said`, None for the earliest report. `speaker` is who confirms,
    denies or gives the number, None if the article does not show it, and `by` the entity that this is; `number` is one
    that differs from others."""

    kind: TurnKind
    article: ArticleRef
    said: Linked | None = None
    speaker: str | None = None
    number: str | None = None
    by: EntityRef | None = None


class StoryAnswer(Struct, frozen=True):
    """A story on a shelf. `days` is page `page` (from 0) of its timeline, the newest day first. Each of `figures` is
    one measure with conflicting numbers; `agreed` are numbers on which reports agree. `people` are sorted by the number
    of articles that name them (`mentions`), each with the newest stated role. `articles` are the newest of
    `article_count`; everything else is computed from these: `repeating` of them came on days that added nothing, which
    are in no page of the timeline. `turns` are the story's changes, the oldest first."""

    id: int
    headline: str
    days: tuple[StoryDay, ...]
    page: int
    pages: int
    first: datetime
    latest: datetime
    outlets: tuple[Outlet, ...]
    origins: tuple[str, ...]
    one_sided: SharedSource | None
    people: tuple[NamedEntity, ...]
    agreed: tuple[AgreedFigure, ...]
    figures: tuple[tuple[FigureLine, ...], ...]
    quotes: tuple[QuoteLine, ...]
    articles: tuple[ArticleRef, ...]
    article_count: int
    turns: tuple[StoryTurn, ...] = ()
    repeating: int = 0


class LatestAnswer(Struct, frozen=True):
    """The ranked stories of a time window; `stories` is page `page` (from 0), the counts are of the whole window.
    `limited` if it had more articles than are read; then `since` is the time of the oldest one read. `unread` if it has
    only stories that were not shown to this member; `last_look` is when the topic was last shown to the member.
    `filtered_count` is the number of stories that filters leave out; no other count has them. `named` is the entity
    that the topic is, if it is one. Where no article of the shelf has the words of the topic, `nearest` are topics like
    it, best first. `ended` if the window ended before the question. `indexed_since` as in `SearchAnswer`."""

    topic: str
    since: datetime
    until: datetime
    stories: tuple[StoryLine, ...]
    page: int
    pages: int
    story_count: int
    article_count: int
    outlet_count: int
    limited: bool = False
    unread: bool = False
    last_look: datetime | None = None
    filtered_count: int = 0
    named: EntityRef | None = None
    nearest: tuple[NearName, ...] | None = None
    ended: bool = False
    indexed_since: datetime | None = None


class Suggestion(Struct, frozen=True):
    """An autocomplete line as data. `value` comes back, at most 100 characters; `text` is a title, headline or name.

    The rest is shown beside it if set: the name in `hangul`, the outlet, the day in Korea, the kind of an entity, the
    number of articles. The name in `hanja` is shown where such characters were typed. `place` is the number of a story
    in a digest, 0 for one that was left out. `corrected` if the text is a title that members gave, `renamed` if it is a
    name that they gave. `key` is an entity's, where `value` is not.
    """

    value: str
    text: str
    hangul: str | None = None
    outlet: str | None = None
    day: date | None = None
    kind: EntityKind | None = None
    articles: int | None = None
    place: int | None = None
    corrected: bool = False
    renamed: bool = False
    key: str | None = None
    hanja: str | None = None
