"""A digest composed: what of a window is new to a channel, ranked, told, and cut into the messages that tell it.

lines of the shelf -> stories, ranked -> what the channel has not seen -> above the cut: headline, sentences, the days
of a story that moved, numbers that differ -> parts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from sqlite3 import Connection

from bot.model.answers import DigestAnswer, StoryDay, StoryLine
from bot.model.deliveries import Rhythm
from bot.model.jobs import Shelf
from bot.news.digests import ranking
from bot.policy import digest_parts
from bot.services.digests import explain
from bot.services.stories import conflicting_figures, story_lines, timeline, topic_query
from bot.services.stories.story_lines import Group
from bot.storage.deliveries import seen_by_channel
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window
from bot.storage.stories.shelf_window import WindowArticle
from bot.text.knowledge.base import Knowledge

_LATE_NEWS = timedelta(days=3)
"""What was published so long before the window still counts when it was saved inside it."""
_MOST_ARTICLES = {Rhythm.DAY: 500, Rhythm.WEEK: 2000, Rhythm.MONTH: 5000}
_MOST_DAYS = 3
_KNOWN_ARTICLES = 12


@dataclass(frozen=True, slots=True)
class Order:
    """What a digest is composed for."""

    guild_id: int
    channel_id: int
    rhythm: Rhythm
    topic: str
    zone: str
    slot_date: date
    since: datetime
    missed: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One message of a digest, with all articles that it makes known."""

    answer: DigestAnswer
    makes_known: tuple[int, ...]


@dataclass(slots=True)
class _Draft:
    """A digest while it is composed: what is told, what became of each group, the articles that were new."""

    told: list[StoryLine] = field(default_factory=list)
    known: list[tuple[int, ...]] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)
    new_stories: int = 0
    new_lines: list[WindowArticle] = field(default_factory=list)
    first_score: float = 0.0


def compose(connection: Connection, knowledge: Knowledge, order: Order, now: datetime) -> tuple[DigestPart, ...]:
    """The parts of the digest, at least one; awaits nothing but the connection."""
    shelf_id = shelves.find(connection, Shelf.of_guild(order.guild_id)) or 0
    theme = topic_query.understood(connection, knowledge, shelf_id, order.topic)
    most = _MOST_ARTICLES[order.rhythm]
    lines, oldest = topic_query.gather(connection, shelf_id, theme, order.since - _LATE_NEWS, now, most)
    groups = story_lines.grouped(lines, theme, now, now - order.since)
    seen = seen_by_channel.of_stories(connection, order.channel_id, order.rhythm, [group.story_id for group in groups])
    groups = story_lines.ranked_anew(groups, seen, theme, now, now - order.since)
    draft = _Draft()
    for group in groups:
        before = seen.get(group.story_id, frozenset())
        draft.verdicts.append(_weigh(connection, shelf_id, order, now, group, before, draft))
    known = frozenset[int]().union(*seen.values())
    window = now - order.since
    weighed = explain.weighed(connection, groups, draft.verdicts, draft.told, known, now, window)
    whole = DigestAnswer(
        topic=order.topic,
        slot_date=order.slot_date,
        since=order.since if oldest is None else max(oldest, order.since),
        until=now,
        zone=order.zone,
        stories=(),
        article_count=len(draft.new_lines),
        outlet_count=len(story_lines.outlets_of(draft.new_lines)),
        missed=order.missed,
        weighed=weighed,
        rhythm=order.rhythm,
        story_count=draft.new_stories,
        told_count=len(draft.told),
        limited=oldest is not None and oldest > order.since,
    )
    return _parts(whole, draft)


def _weigh(
    connection: Connection,
    shelf_id: int,
    order: Order,
    now: datetime,
    group: Group,
    before: frozenset[int],
    draft: _Draft,
) -> str:
    """What becomes of a story, in words; told ones are added to the draft."""
    if verdict := explain.nothing_new(group, before, order.since):
        return verdict
    window = now - order.since
    score = ranking.score(group.standing, now, window)
    cut = explain.below_cut(score, draft.first_score, len(draft.told), order.rhythm)
    story = None
    if before or cut is None:
        story = story_lines.told(connection, shelf_id, group, now, window, before)
        if story is None:
            return "left out: what came says nothing that the channel was not told"
    news = story_lines.fresh(group, before)
    draft.new_stories += 1
    draft.new_lines += news
    if cut is not None or story is None:
        return cut or ""
    draft.first_score = draft.first_score or score
    if len(draft.told) < digest_parts.IN_DEPTH:
        story = _in_depth(connection, shelf_id, order.rhythm, group, before, story)
    else:
        story = replace(story, sentences=story.sentences[:1])
    draft.told.append(story)
    draft.known.append(tuple(line.article_id for line in group.lines))
    return f"shown as number {len(draft.told)}{', as an update' if story.update else ''}"


def _in_depth(
    connection: Connection,
    shelf_id: int,
    rhythm: Rhythm,
    group: Group,
    before: frozenset[int],
    story: StoryLine,
) -> StoryLine:
    """The story with the numbers that its reports dispute and, in a digest of several days, how it moved."""
    news = story_lines.fresh(group, before)
    days = story.days
    if rhythm is not Rhythm.DAY and timeline.span(news) > 1:
        known = shelf_window.tellings(connection, sorted(before)[-_KNOWN_ARTICLES:])
        said = [linked.text for one in known for linked in one.sentences]
        found = timeline.days(connection, news, story.headline, said)
        days = _chosen(found) if len(found) > 1 else days
    figures = conflicting_figures.said(connection, shelf_id, group.lines, group.origins).widest()
    fresh = {line.article_id for line in news}
    told = any(line.said.article.id in fresh for line in figures)
    return replace(story, days=days, figures=figures if told else ())


def _chosen(days: Sequence[StoryDay]) -> tuple[StoryDay, ...]:
    """How it began and what moved last, the oldest day first."""
    last = days[: _MOST_DAYS - 1]
    return tuple(reversed((*last, days[-1]))) if len(days) >= _MOST_DAYS else tuple(reversed(days))


def _parts(whole: DigestAnswer, draft: _Draft) -> tuple[DigestPart, ...]:
    split = digest_parts.split(draft.told, whole.topic)
    found = []
    first = 1
    for number, stories in enumerate(split, 1):
        told = draft.known[first - 1 : first - 1 + len(stories)]
        known = tuple(article for articles in told for article in articles)
        weighed = whole.weighed if number == 1 else ()
        answer = replace(whole, stories=stories, part=number, parts=len(split), first=first, weighed=weighed)
        found.append(DigestPart(answer, known))
        first += len(stories)
    return tuple(found)
