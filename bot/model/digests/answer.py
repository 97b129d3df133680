"""Digests as values, from which messages are rendered; they are stored with their delivery."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.model.answers import ArticleRef, EntityRef, StoryLine, StoryRef
from bot.model.digests.state_media import StateMediaNews
from bot.model.digests.why import ConsideredStory
from bot.model.evidence.ahead import AheadEvent


class DigestAnswer(Struct, frozen=True):
    """A composed digest, or one part (`part` of `parts`, from 1) of a digest in several messages. `stories` are those
    of the part, the first with number `first`; on a quiet day there are none.

    `rhythm` is a `Rhythm` value. `missed` are the local dates of missed slots that this digest covers. The counts are
    of everything new in the window, `told_count` of the stories that are shown. `limited` if the window had more
    articles than are read; then `since` is the time of the oldest one read. `weighed`, stored with the first part, are
    the shown stories and the best of those left out; `rest`, stored with the last part, are those ranked too low.
    `filtered_count` is the number of new stories that filters leave out; no other count has them. `query` is that of a
    digest on a saved search, as typed; then `topic` is the name of the search. `named` is the entity that the topic is,
    if it is one. `ahead`, stored with the last part, are coming events that are told in it; `state_media`, stored with
    the last part, is what to tell of state media; `retracted`, likewise, are articles of earlier digests that were
    retracted since the last one."""

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
    rest: tuple[StoryRef, ...] = ()
    filtered_count: int = 0
    query: str | None = None
    ahead: tuple[AheadEvent, ...] = ()
    state_media: StateMediaNews | None = None
    named: EntityRef | None = None
    retracted: tuple[ArticleRef, ...] = ()
