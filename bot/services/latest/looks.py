"""An answer of `/latest` for a reader, and the window of what is unread."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from bot.model.answers import LatestAnswer
from bot.storage.members.seen_by_member import TopicReader


class UnreadWindow(Struct, frozen=True):
    """The window of a question for unread stories as it was first asked: its further pages are of the same moment.
    `last_look` is when the reader was last shown something."""

    start: datetime
    at: datetime
    last_look: datetime | None


class Look(Struct, frozen=True):
    """An answer for a reader, with the articles that count as seen once it is shown: those of its `page`, and those of
    the whole `window`. `asked` is set if it has only unread stories."""

    answer: LatestAnswer
    reader: TopicReader
    page: tuple[int, ...]
    window: tuple[int, ...]
    asked: UnreadWindow | None
