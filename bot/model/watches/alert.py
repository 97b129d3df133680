"""Articles that matched a watch, the alerts about them, and the answers about a watch."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.analysis import Span
from bot.model.answers import ArticleRef, Linked, NearName
from bot.model.watches.watch import Watch, WatchTarget


class MatchOutcome(StrEnum):
    """The outcome of an article that matched a watch. FIRST: in the first alert of its story. UPDATE: in a later one;
    for both, the article's own card in the channel counts as an alert. COPY: no alert, since there was one about the
    same text. PAUSED: no alert, since the watch was paused. LOST: in an alert that did not arrive."""

    FIRST = "first"
    UPDATE = "update"
    COPY = "copy"
    PAUSED = "paused"
    LOST = "lost"


class WatchedText(Struct, frozen=True):
    """An article that is new on a shelf, as far as watches look at it. `entities` are
    keys, `subjects` are `Subject` values; a text that is `is_private` was pasted or attached."""

    shelf_id: int
    article_id: int
    title: str
    text: str
    entities: frozenset[str]
    subjects: frozenset[str]
    is_private: bool


class ChannelCard(Struct, frozen=True):
    """The card of an article in the channel of a watch, owed when the article came to the shelf or later. `message_id`
    is None until it is sent, and `due` is when that is tried next."""

    delivery_id: int
    message_id: int | None
    due: datetime


class OpenMatch(Struct, frozen=True):
    """An article that met a watch and was not told yet. `text_of` is the first article with the same text, or the
    article itself; `page` identifies its page by no running number, with the day of its publication; `card` is its own
    card in the channel that takes the alerts."""

    article_id: int
    story_id: int
    text_of: int
    page: str
    at: datetime
    card: ChannelCard | None = None


class WatchedStory(Struct, frozen=True):
    """A story in an alert: its newest article, the `sentence` with the words that met the watch, which are its `marks`
    (None where only the title or the subject met it), and how many `others` of its articles met it since."""

    article: ArticleRef
    update: bool
    sentence: Linked | None = None
    marks: tuple[Span, ...] = ()
    others: int = 0


class WatchAlert(Struct, frozen=True):
    """One message about a watch. `more` stories met it and are not shown. `reader_id` is the member whose direct
    messages take it, None in a channel; the member must be on the server `guild_id` and see the channel `added_in`.
    `rolled`: it gathers what came since an earlier time. `language` is the member's, None in a channel."""

    watch_id: int
    target: WatchTarget
    stories: tuple[WatchedStory, ...]
    more: int
    guild_id: int | None
    added_in: int
    reader_id: int | None = None
    role_id: int | None = None
    rolled: bool = False
    language: str | None = None


class WatchPreview(Struct, frozen=True):
    """What a watch would have done in the last 30 days: how many alerts (`at_least` so many where there was more to
    look at), and the newest articles. Of the articles that meet it, `with_card` have a card in the channel, and
    `without_card` have none. `nearest` of a phrase as in `LatestAnswer`, `indexed_since` as in `SearchAnswer`."""

    target: WatchTarget
    alerts: int
    at_least: bool
    newest: tuple[ArticleRef, ...]
    is_known: bool = False
    with_card: int = 0
    without_card: int = 0
    nearest: tuple[NearName, ...] | None = None
    indexed_since: datetime | None = None


class WatchLine(Struct, frozen=True):
    """A watch in a list, with how many alerts it had in the last 30 days and the newest."""

    watch: Watch
    alerts: int
    last: datetime | None


class MatchedArticle(Struct, frozen=True):
    """An article that matched a watch; `sentence` and `marks` as in `WatchedStory`. `outcome` is None while it waits,
    `alert_at` None where there was no alert; `by_card`: its own card in the channel was the alert."""

    article: ArticleRef
    at: datetime
    outcome: MatchOutcome | None
    alert_at: datetime | None
    sentence: Linked | None = None
    marks: tuple[Span, ...] = ()
    by_card: bool = False


class WatchAnswer(Struct, frozen=True):
    """Why a watch sent what it sent: its newest matches. `due` is when the waiting ones are looked at next."""

    line: WatchLine
    articles: tuple[MatchedArticle, ...]
    due: datetime | None
