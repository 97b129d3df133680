"""Appearances of persons as articles report them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.answers import EntityRef, Linked


class AppearanceKind(StrEnum):
    """How a report mentions a person: as present (guided, attended, met); as the sender of a message, wreath or
    statement; in the past; or only by name."""

    PRESENT = "present"
    MESSAGE = "message"
    PAST = "past"
    NAMED = "named"


class Appearance(Struct, frozen=True):
    """What one sentence says of a person: [start, end) is the sentence in the article's text. `day` is the day that
    is named for it, None where none is."""

    kind: AppearanceKind
    day: date | None
    start: int
    end: int
    sentence: str


class ReportedAppearance(Struct, frozen=True):
    """A day on which articles report a person, by the first of them that dates it. `stated` is false where no article
    says the day and `day` is that of the earliest article. `articles` report it; `of_state_media` among them are of
    state media."""

    day: date
    stated: bool
    said: Linked
    articles: int
    of_state_media: int


class AppearanceGap(Struct, frozen=True):
    """The days between two reported appearances that follow each other."""

    days: int
    begin: date
    end: date


class AppearancesAnswer(Struct, frozen=True):
    """A page of a person's reported appearances on the shelf, the newest first. `today` is the day of the question
    where the shelf is; `last` the newest appearance, `longest` the longest gap between two. `messages`, `past` and
    `named` count articles that report no appearance. `read` articles that name the person were read, `read_since` is
    the time of the oldest where there are more."""

    entity: EntityRef
    today: date
    appearances: tuple[ReportedAppearance, ...]
    total: int
    last: ReportedAppearance | None
    longest: AppearanceGap | None
    message: Linked | None
    messages: int
    past: int
    named: int
    page: int
    pages: int
    read: int
    read_since: datetime | None
