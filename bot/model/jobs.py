"""Links and texts on their way to the shelf."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.analysis import Page


class JobState(StrEnum):
    """QUEUED: to be fetched. FETCHED: the body is stored, to be read. DONE, DEAD: ended, for good."""

    QUEUED = "queued"
    FETCHED = "fetched"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Whose shelf: a server's or, in direct messages, one person's. `key` is `guild:<id>`, `user:<id>` or `local`."""

    key: str

    @classmethod
    def of_guild(cls, guild_id: int) -> Shelf:
        return cls(f"guild:{guild_id}")

    @classmethod
    def of_user(cls, user_id: int) -> Shelf:
        return cls(f"user:{user_id}")

    @classmethod
    def of_owner(cls, guild_id: int | None, user_id: int | None) -> Shelf | None:
        """The server's shelf; in direct messages, the person's. None where the person has been forgotten."""
        if guild_id is not None:
            return cls.of_guild(guild_id)
        return None if user_id is None else cls.of_user(user_id)


LOCAL_SHELF = Shelf("local")
"""The shelf of the terminal."""


@dataclass(frozen=True, slots=True)
class Post:
    """Where a link was posted, for the jump link and the card. All None for the terminal; ids are Discord's.

    `answer` says whether the desk owes this post a reply card and a reaction (a message in a channel), or the asker is
    waiting for the job itself (an interaction).
    """

    user_id: int | None = None
    guild_id: int | None = None
    channel_id: int | None = None
    message_id: int | None = None
    answer: bool = False

    @property
    def jump_url(self) -> str | None:
        """Discord's address of the post, None where there is no message."""
        if self.channel_id is None or self.message_id is None:
            return None
        return f"https://discord.com/channels/{self.guild_id or '@me'}/{self.channel_id}/{self.message_id}"


@dataclass(frozen=True, slots=True)
class Submission:
    """Something handed in: exactly one of `url` and `page` is given (a link to fetch, or a text that is here)."""

    shelf: Shelf
    post: Post
    url: str | None = None
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of a submission. `article_id` is given when it stood on the shelf already, `first_post` then says
    where; else `job_id` is the job that was queued or joined."""

    request_id: int | None
    job_id: int | None
    article_id: int | None = None
    first_post: Post | None = None


class PostStanding(StrEnum):
    """How the links of one post stand together. WAITING: some are not read, or their cards not sent. FAILED: all have
    come to an end, one of them with a refusal. SAVED: all are on the shelf."""

    WAITING = "waiting"
    FAILED = "failed"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Job:
    """A claimed job. `lease_until` is when another worker may take it."""

    id: int
    url: str | None
    url_key: str
    state: JobState
    attempts: int
    lease_until: datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """The headers with which a site lets a page be asked for again conditionally."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came over the wire, decompressed, within the caps. `status` is 200 or 304 (then `body` is empty)."""

    url: str
    final_url: str
    status: int
    content_type: str
    charset: str | None
    body: bytes
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: `article_id` on success, else `reason` (a `Reason` value) and its `detail`."""

    job_id: int
    article_id: int | None
    reason: str | None = None
    detail: str = ""
