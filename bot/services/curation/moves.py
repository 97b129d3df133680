"""Moves an article to another story of its shelf, or to one of its own.

The story of its own is a row without articles of other shelves: clustering, which compares articles of all shelves,
never finds it.
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.answers import ArticleRef
from bot.model.curation.acts import ActChange, ActKind, CurationAct, NewAct
from bot.model.errors import DeskError, NothingFound, Reason
from bot.services.lookup.stories import resolve_story
from bot.storage.curation import reports, shelf_stories
from bot.storage.engine.times import seconds
from bot.storage.overlay import acts
from bot.storage.stories import placements, view


class StoryMove(Struct, frozen=True):
    """An article of a shelf, and where it goes: a story as typed, None for one of its own."""

    shelf_id: int
    article: ArticleRef
    story: str | None


def move(connection: Connection, wanted: StoryMove, user_id: int | None, now: datetime) -> CurationAct:
    """Move the article, which settles the reports about it. Raises NothingFound NO_SUCH_STORY, NO_SUCH_ARTICLE,
    DeskError NOTHING_CHANGES if it is in that story, or in one of its own, already."""
    shelf_id, article = wanted.shelf_id, wanted.article
    here = view.story_of(connection, shelf_id, article.id) or 0
    if wanted.story is None:
        if view.size(connection, shelf_id, here) == 1:
            raise DeskError(Reason.NOTHING_CHANGES)
        target, joined = placements.new_story(connection, seconds(article.at)), ""
    else:
        target = resolve_story(connection, shelf_id, wanted.story)
        if not view.size(connection, shelf_id, target):
            raise NothingFound(Reason.NO_SUCH_STORY, story=target)
        joined = headline(connection, shelf_id, target, article.id)
    if target == here:
        raise DeskError(Reason.NOTHING_CHANGES)
    change = ActChange(left=headline(connection, shelf_id, here, article.id), joined=joined)
    act = NewAct(ActKind.STORY, article.title, change, article.id, target)
    stored = acts.add(connection, shelf_id, act, user_id, now)
    shelf_stories.write(connection, shelf_id, article.id, target)
    reports.accept(connection, stored, shelf_id, now)
    return stored


def headline(connection: Connection, shelf_id: int, story_id: int, without: int) -> str:
    """The headline of a story `without` an article, as answers and suggestions show it; "" if it has no other."""
    found = view.reference(connection, shelf_id, story_id, without=without)
    return found.headline if found else ""
