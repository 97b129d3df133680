"""Resolve a story's number, or one of its articles, to a story."""

from __future__ import annotations

import re
from collections import Counter
from sqlite3 import Connection

from bot.regexes import regex
from bot.services.lookup.articles import identifies_article, resolve_article, titled
from bot.storage.stories import view

_NUMBERED = regex(r"story[ :#]*(\d{1,18})", re.IGNORECASE)


def resolve_story(connection: Connection, shelf_id: int, typed: str) -> int:
    """The id of the story: `story 12`, which the shelf may have no article of, or an article as for a summary. Raises
    NothingFound NO_SUCH_ARTICLE."""
    numbered = story_numbered(typed)
    return story_of_article(connection, shelf_id, typed) if numbered is None else view.living(connection, numbered)


def story_numbered(typed: str) -> int | None:
    """The number in `story 12`; None for other text."""
    numbered = _NUMBERED.fullmatch(typed.strip())
    return int(numbered[1]) if numbered else None


def story_of_article(connection: Connection, shelf_id: int, typed: str) -> int:
    """The id of the story of an article, which is typed as for a summary; 0 if it is in none. Of several stories with
    the words in their titles, the one with the most such titles: two typed words more likely mean the event than the
    newest comment on it. Raises NothingFound NO_SUCH_ARTICLE."""
    meant = resolve_article(connection, shelf_id, typed)
    alike = () if identifies_article(connection, shelf_id, typed) else titled(connection, shelf_id, typed)
    stories = [story for article in alike if (story := view.story_of(connection, shelf_id, article))]
    if not stories:
        return view.story_of(connection, shelf_id, meant) or 0
    return max(stories, key=Counter(stories).__getitem__)  # the first of equals, since it has the newest article
