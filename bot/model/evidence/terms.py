"""Uses of a word or phrase by state media and by others."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.searches import Hit, MonthCount


class TermUsers(StrEnum):
    """The two groups of users of a term."""

    STATE = "state"
    OTHERS = "others"


class TermUse(Struct, frozen=True):
    """The articles of state media, or all others, that have a term: the oldest and the newest, how many there are, and
    how many a month, oldest first. `counted` is false where there are more than are counted: then `first` is the oldest
    of those counted."""

    users: TermUsers
    total: int
    counted: bool
    first: Hit | None
    last: Hit | None
    months: tuple[MonthCount, ...]


class TermAnswer(Struct, frozen=True):
    """How a term is used on a shelf. With `shown`, a page of those articles, the newest first; `hits` is empty else.
    `indexed_since` as in `SearchAnswer`."""

    term: str
    state: TermUse
    others: TermUse
    shown: TermUsers | None
    hits: tuple[Hit, ...]
    page: int
    pages: int
    indexed_since: datetime | None = None
