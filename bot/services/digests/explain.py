"""Explain why a digest shows a story or not, from the reasons stored with the digest. Why an article is in its story is
not explained, since that compares texts of all shelves; only that a stance keeps two stories of the shelf apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.answers import StoryRef, Suggestion
from bot.model.deliveries import Rhythm
from bot.model.digests.why import ConsideredStory, WhyAnswer
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.regexes import regex
from bot.services.lookup.articles import linked
from bot.services.stories.stance_beside import stance_beside
from bot.storage.deliveries import outbox, subscriptions
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window, view

_NUMBERED = regex(r"(?:story[ :#]*)?(\d{1,18})", re.IGNORECASE)


def why(connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None, typed: str) -> WhyAnswer:
    """Return what the channel's last digest (of a rhythm) decided on the typed story: `story 12`, its place, part of
    its headline, or one of its articles by part of the title, address or message link. Raises DeskError NO_DIGEST_YET,
    or NO_SCHEDULE if none is scheduled either; NothingFound NOT_WEIGHED with the nearest headlines, or LINK_NOT_SAVED
    for an address that the shelf does not have.
    """
    digest = outbox.last_digest(connection, guild_id, channel_id, rhythm)
    if digest is None:
        scheduled = {one.rhythm for one in subscriptions.of_channel(connection, guild_id, channel_id)}
        is_due = bool(scheduled) if rhythm is None else rhythm in scheduled
        raise DeskError(Reason.NO_DIGEST_YET if is_due else Reason.NO_SCHEDULE, channel=channel_id)
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id)) or 0
    weighed = _still_shown(connection, shelf_id, digest.weighed)
    found = _meant(weighed, typed.strip()) or _with_article(connection, shelf_id, weighed, typed.strip())
    if found is None:
        error = NothingFound(Reason.NOT_WEIGHED, typed[:100])
        error.nearest = tuple(one.headline for one in weighed[:5])
        raise error
    articles = shelf_window.references(connection, shelf_id, [one.article_id for one in found.articles])
    beside = stance_beside(connection, shelf_id, [one.id for one in articles])
    return WhyAnswer(digest.topic, digest.slot_date, found, articles, digest.rhythm, digest.query, digest.named, beside)


def suggest(
    connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None, typed: str
) -> tuple[Suggestion, ...]:
    """Suggest the stories that the digest considered, shown ones first. Their values are input for `why`."""
    digest = outbox.last_digest(connection, guild_id, channel_id, rhythm)
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id)) or 0
    wanted = typed.casefold().strip()
    return tuple(
        Suggestion(f"story {one.story_id}", one.headline, place=one.place or 0)
        for one in (_still_shown(connection, shelf_id, digest.weighed) if digest else ())
        if wanted in one.headline.casefold()
    )


def _still_shown(
    connection: Connection, shelf_id: int, weighed: Sequence[ConsideredStory]
) -> tuple[ConsideredStory, ...]:
    """The stories of which the shelf still has articles, with headlines that it still has."""
    told = [StoryRef(one.story_id, one.headline, len(one.articles)) for one in weighed]
    shown = view.still_shown(connection, shelf_id, told)
    return tuple(replace(one, headline=shown[one.story_id].headline) for one in weighed if one.story_id in shown)


def _meant(weighed: Sequence[ConsideredStory], typed: str) -> ConsideredStory | None:
    if numbered := _NUMBERED.fullmatch(typed):
        number, bare = int(numbered[1]), typed.isdigit()
        return next((one for one in weighed if number == (one.place if bare else one.story_id)), None)
    wanted = typed.casefold()
    return next((one for one in weighed if wanted and wanted in one.headline.casefold()), None)


def _with_article(
    connection: Connection, shelf_id: int, weighed: Sequence[ConsideredStory], typed: str
) -> ConsideredStory | None:
    """The story that had the article of a typed address or message link (or has it now, if it came after the digest);
    or one with an article of that title. Raises NothingFound as `linked`."""
    if not typed or _NUMBERED.fullmatch(typed):
        return None
    articles = {one.article_id: each for each in weighed for one in each.articles}
    article_id = linked(connection, shelf_id, typed)
    if article_id is not None and article_id in articles:
        return articles[article_id]
    if article_id is not None:
        story_id = view.story_of(connection, shelf_id, article_id)
        return next((one for one in weighed if view.living(connection, one.story_id) == story_id), None)
    references = shelf_window.references(connection, shelf_id, list(articles))
    return next((articles[one.id] for one in references if typed.casefold() in one.title.casefold()), None)
