"""Why a story stands in a digest or not: frozen with the digest as it is composed, since a later look would differ.

Nothing is kept of how an article came into its story: that compares texts of all shelves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.lang.headline_marks import unmarked
from bot.model.answers import Choice, DigestAnswer, StoryLine, Weighed, WeighedArticle, WhyAnswer
from bot.model.deliveries import Rhythm
from bot.model.errors import DeskError, NothingFound, Reason
from bot.news.digests import ranking
from bot.policy import digest_parts
from bot.services.stories.story_lines import Group, fresh
from bot.storage.deliveries import outbox
from bot.storage.stories import shelf_window

MOST_LEFT_OUT = 25
_ARTICLES = 20
_NUMBERED = re.compile(r"(?:story[ :#]*)?(\d{1,18})", re.IGNORECASE)


def nothing_new(group: Group, seen: frozenset[int], since: datetime) -> str | None:
    """Why a story is no news to the channel, before its sentences are looked at; None when it may be."""
    news = fresh(group, seen)
    if not news:
        return "left out: the channel knows all its articles, or the texts they carry"
    if all(max(line.at, line.saved_at) < since for line in news):
        return "left out: what the channel does not know of it is older than this digest's window"
    return None


def below_cut(score: float, first: float, told: int, rhythm: Rhythm) -> str | None:
    """Why a story of this score does not follow the `told` ones, whose first scores `first`; None when it does."""
    most = digest_parts.MOST_STORIES[rhythm]
    if told >= most:
        return f"below the cut: a digest holds {most}, and as many score higher"
    surely = digest_parts.SURELY_TOLD[rhythm]
    if told >= surely and score < digest_parts.FLOOR * first:
        return f"below the cut: after {surely} stories, one must score {digest_parts.FLOOR:.0%} of the first's score"
    return None


def weighed(
    connection: Connection,
    groups: Sequence[Group],
    verdicts: Sequence[str],
    shown: Sequence[StoryLine],
    known: Collection[int],
    now: datetime,
    window: timedelta,
) -> tuple[Weighed, ...]:
    """The groups that are shown, under the headlines they are shown with, then the 25 best of those left out."""
    places = {story.id: place for place, story in enumerate(shown, 1)}
    pairs = sorted(zip(groups, verdicts, strict=True), key=lambda pair: pair[0].story_id not in places)
    first = pairs[: len(places) + MOST_LEFT_OUT]
    titles = shelf_window.references(connection, [group.lines[0].article_id for group, _ in first])
    return tuple(
        Weighed(
            story_id=group.story_id,
            headline=shown[places[group.story_id] - 1].headline if group.story_id in places else article.title,
            place=places.get(group.story_id),
            verdict=told,
            reasons=ranking.reasons(group.standing, now, window),
            articles=tuple(
                WeighedArticle(line.article_id, line.carries is not None, line.article_id in known)
                for line in group.lines[:_ARTICLES]
            ),
        )
        for (group, told), article in zip(first, titles, strict=True)
    )


def why(connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None, typed: str) -> WhyAnswer:
    """How the channel's last digest (of a rhythm) weighed the story that is typed: `story 12`, its place or (a part of)
    its headline. Raises DeskError NO_DIGEST_YET, NothingFound NOT_WEIGHED with the nearest headlines.
    """
    digest = outbox.last_digest(connection, guild_id, channel_id, rhythm)
    if digest is None:
        raise DeskError(Reason.NO_DIGEST_YET, channel=channel_id)
    found = _meant(digest, typed.strip())
    if found is None:
        error = NothingFound(Reason.NOT_WEIGHED, typed[:100])
        error.nearest = tuple(one.headline for one in digest.weighed[:5])
        raise error
    articles = shelf_window.references(connection, [one.article_id for one in found.articles])
    return WhyAnswer(digest.topic, digest.slot_date, found, articles, digest.rhythm)


def suggest(
    connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None, typed: str
) -> tuple[Choice, ...]:
    """The stories that the digest weighed, those shown first; their values are what `why` takes."""
    digest = outbox.last_digest(connection, guild_id, channel_id, rhythm)
    wanted = typed.casefold().strip()
    return tuple(
        Choice(f"{f'{one.place}.' if one.place else '–'} {unmarked(one.headline)}", f"story {one.story_id}")
        for one in (digest.weighed if digest else ())
        if wanted in one.headline.casefold()
    )


def _meant(digest: DigestAnswer, typed: str) -> Weighed | None:
    if numbered := _NUMBERED.fullmatch(typed):
        number, bare = int(numbered[1]), typed.isdigit()
        return next((one for one in digest.weighed if number == (one.place if bare else one.story_id)), None)
    wanted = typed.casefold()
    return next((one for one in digest.weighed if wanted and wanted in one.headline.casefold()), None)
