"""The settings of a server, and filters: what a server, a digest or a member leaves out."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

DEFAULT_ZONE = "Asia/Seoul"


class CardPlaces(StrEnum):
    """A server's choice. REPLIES: a card is a reply to the link. THREADS: so is the first card of a story, with a
    thread for the story's later cards. FORUM: each story is a post in a forum."""

    REPLIES = "replies"
    THREADS = "threads"
    FORUM = "forum"


class ServerSettings(Struct, frozen=True):
    """A server's settings. Links are read in `channels` only, unless `everywhere`. With `ingest_roles` only their
    members may save articles. `zone` is an IANA time zone. `alerts`: send an alert when state media change or delete a
    page. `language` is one of `en`, `ko`, `ja`, `zh-CN` and `zh-TW`; None for that of the server's preferred locale.
    `cards` says where cards of articles are sent, `forum_id` which forum has a post for each story."""

    guild_id: int
    channels: tuple[int, ...] = ()
    everywhere: bool = False
    zone: str = DEFAULT_ZONE
    ingest_roles: tuple[int, ...] = ()
    alerts: bool = True
    language: str | None = None
    cards: CardPlaces = CardPlaces.REPLIES
    forum_id: int | None = None


class FilterKind(StrEnum):
    """What a filter leaves out: an outlet, a subject, outlets of a kind (`SOURCE`), or a name."""

    OUTLET = "outlet"
    SUBJECT = "subject"
    SOURCE = "source"
    ENTITY = "entity"


class FilterScope(StrEnum):
    """The scope of the filter's owner."""

    SERVER = "server"
    DIGEST = "digest"
    MEMBER = "member"


class Filter(Struct, frozen=True):
    """One thing to leave out. `value` is a Subject, an OutletKind, an entity's key, or an outlet's domain (its name in
    lower case where it has none); `label` is the name of an outlet or entity, else the value."""

    kind: FilterKind
    value: str
    label: str


class FilterOwner(Struct, frozen=True):
    """A server, a digest's subscription or a member, by id."""

    scope: FilterScope
    id: int


class AppliedFilter(Struct, frozen=True):
    """A filter, and the scope of its owner."""

    filter: Filter
    scope: FilterScope
