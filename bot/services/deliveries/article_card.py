"""The summary card for a saved article."""

from __future__ import annotations

from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.answers import SummaryAnswer
from bot.storage.articles import view

SENTENCES = 3


def card(connection: Connection, shelf_id: int, article_id: int) -> SummaryAnswer:
    """The card of an article as one shelf may see it, without member ids: stored payloads are not changed when a member
    is erased."""
    answer = view.summary(connection, shelf_id, article_id, SENTENCES)
    return replace(answer, first_post=answer.first_post and replace(answer.first_post, user_id=None))
