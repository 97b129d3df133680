"""Answers: what the desk says, as values. Cards, terminal and JSON are drawn from these and nothing else.

Every sentence is a `Linked`: a span of a stored article with its address. Times are aware and in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.model.analysis import EntityKind, Outlet, QuoteKind, Span, Subject
from bot.model.jobs import Post
from bot.model.reasons import Legacy, RankingFactors, SharedSource, StoryVerdict


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article in a line. `url` is None for a pasted text. `published` is as the page states it (a date or a time
    with its zone); `at` is the moment used for ordering: publication where stated, else saving."""

    id: int
    title: str
    url: str | None
    outlet: Outlet | None
    origin: str | None
    published: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Linked:
    """A sentence as it stands in an article: `text` == the article's text[start:end]. `link` opens the page at the
    words (a text fragment); None for a pasted text."""

    text: str
    article: ArticleRef
    start: int
    end: int
    link: str | None


@dataclass(frozen=True, slots=True)
class EntityRef:
    """`key` names the entity on the shelf: the knowledge base's id, or `x:<kind>:<normal form>` for a found one."""

    key: str
    name: str
    kind: EntityKind
    hangul: str | None = None
    hanja: str | None = None


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity of an article with how often it is named and the role the article states."""

    entity: EntityRef
    mentions: int
    role: Linked | None = None


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Who said what. `speaker` is None where the article does not settle it."""

    said: Linked
    kind: QuoteKind
    cue: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class StoryRef:
    id: int
    headline: str
    articles: int


@dataclass(frozen=True, slots=True)
class SummaryAnswer:
    """One article, complete. `versions` are when its texts came to this shelf: the saving, then each change of words
    since. `first_post` is where it was first posted on this shelf. Entities are the most telling first. `gone_since`
    while its page is gone."""

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


@dataclass(frozen=True, slots=True)
class Companion:
    entity: EntityRef
    articles: int


@dataclass(frozen=True, slots=True)
class EntityMatch:
    """A candidate for a name; `score` is 0 to 1."""

    entity: EntityRef
    score: float
    on_shelf: bool


@dataclass(frozen=True, slots=True)
class EntityAnswer:
    """One entity on one shelf. `weeks` counts articles a week for the last 12 weeks, the current one last.
    `articles` is page `page` (from 0) of the newest; companions are counted in the newest articles only."""

    entity: EntityRef
    aliases: tuple[str, ...]
    role: Linked | None
    total: int
    first_seen: datetime | None
    last_seen: datetime | None
    weeks: tuple[int, ...]
    articles: tuple[ArticleRef, ...]
    page: int
    pages: int
    companions: tuple[Companion, ...]
    quotes_by: tuple[QuoteLine, ...]
    quotes_about: tuple[QuoteLine, ...]
    also: tuple[EntityMatch, ...]


@dataclass(frozen=True, slots=True)
class StoryDay:
    """What one day (Korea's) added to a story: sentences that no earlier day had. `articles` is how many came."""

    day: date
    sentences: tuple[Linked, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number as one report has it. `said` is the number with what it counts, inside `sentence`. `earlier` when only
    an earlier version of the article says so: then nothing links to its words."""

    said: Linked
    sentence: Linked
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class AgreedFigure:
    """A number that `origins` reports (2 or more) of one story give alike for one thing, as the newest has it."""

    number: FigureLine
    origins: int


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story as a digest or `/latest` shows it. `update` when an earlier digest of the channel showed it: then the
    sentences are only what came since. `reasons` explain its place. `days`, the oldest first, tell a story that moved
    over several days, in place of `sentences`. `figures` are two numbers that its reports give for one
    measure."""

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


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """One story on one shelf. `days` is page `page` (from 0) of its timeline, the newest day first. Each of `figures`
    is one measure for which reports give different numbers; `agreed` are those they give alike. `people` are named in
    the most articles first (`mentions` counts articles), each with the newest role that one states. `articles` are the
    newest of `article_count`; all else is told of them."""

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


@dataclass(frozen=True, slots=True)
class LatestAnswer:
    """The stories of a window, ranked; `stories` is page `page` (from 0). The counts are of the whole window. `limited`
    when it held more articles than are looked at: then `since` is the oldest of those that were. `unread` when it holds
    only what its reader was not shown before; `last_look` is when that reader was last shown something of the topic."""

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


@dataclass(frozen=True, slots=True)
class Hit:
    """A search hit. `marks` are the matched words as spans of `snippet.text`."""

    article: ArticleRef
    snippet: Linked
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Page `page` (from 0) of the hits. `more` when a further page exists; nothing counts the whole archive."""

    query: str
    hits: tuple[Hit, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """The desk's state, as one shelf may see it: queue and bytes are of the whole desk, the rest of the shelf."""

    version: str
    queued: int
    dead: int
    articles: int
    stories: int
    last_digest: datetime | None
    next_digest: datetime | None
    database_bytes: int


@dataclass(frozen=True, slots=True)
class ConsideredArticle:
    """An article of a considered story: whether it reuses another's text, and whether the channel had seen it."""

    article_id: int
    copy: bool
    known: bool


@dataclass(frozen=True, slots=True)
class ConsideredStory:
    """What a digest decided on one story. `place` is its number there, None where it was left out; `verdict` says why.
    The articles are newest first."""

    story_id: int
    headline: str
    place: int | None
    verdict: StoryVerdict | Legacy
    reasons: RankingFactors | tuple[Legacy, ...]
    articles: tuple[ConsideredArticle, ...]


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """Why a story stood in a channel's last digest (`rhythm` is a `Rhythm` value), or did not. `articles` are those of
    `weighed` that still exist."""

    topic: str
    slot_date: date
    weighed: ConsideredStory
    articles: tuple[ArticleRef, ...]
    rhythm: str = "day"


@dataclass(frozen=True, slots=True)
class DigestAnswer:
    """A composed digest, or one part (`part` of `parts`, from 1) of one that fills several messages; then `stories` are
    those of this part, of which the first is number `first` of the digest.

    `rhythm` is a `Rhythm` value. `missed` are the local dates of slots that were missed and are caught up here.
    `stories` is empty on a quiet day. The counts are of all that was new in the window: `story_count` less what is told
    was left below the cut. `limited` when the window held more articles than are looked at: then `since` is the oldest
    of those that were. `weighed`, kept with the first part, are the stories told and the best of those left out."""

    topic: str
    slot_date: date
    since: datetime
    until: datetime
    zone: str
    stories: tuple[StoryLine, ...]
    article_count: int
    outlet_count: int
    missed: tuple[date, ...] = ()
    weighed: tuple[ConsideredStory, ...] = ()
    rhythm: str = "day"
    story_count: int = 0
    told_count: int = 0
    part: int = 1
    parts: int = 1
    first: int = 1
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """An autocomplete line: `name` is shown, `value` comes back; both at most 100 characters."""

    name: str
    value: str
