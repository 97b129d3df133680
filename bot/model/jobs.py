"""Submitted links and texts, and the jobs that process them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.analysis import Page


class JobState(StrEnum):
    """QUEUED: to be fetched. FETCHED: the body is stored, to be read. DONE: succeeded. DEAD: failed for good."""

    QUEUED = "queued"
    FETCHED = "fetched"
    DONE = "done"
    DEAD = "dead"


class Shelf(Struct, frozen=True):
    """The shelf of a server or, in direct messages, of a user. `key` is `guild:<id>`, `user:<id>` or `local`."""

    key: str

    @classmethod
    def of_guild(cls, guild_id: int) -> Shelf:
        """The shelf of a server."""
        return cls(f"guild:{guild_id}")

    @classmethod
    def of_user(cls, user_id: int) -> Shelf:
        """The shelf of a user's direct messages."""
        return cls(f"user:{user_id}")

    @classmethod
    def of_owner(cls, guild_id: int | None, user_id: int | None) -> Shelf | None:
        """The server's shelf or, in direct messages, the person's; None if the person's data was erased."""
        if guild_id is not None:
            return cls.of_guild(guild_id)
        return None if user_id is None else cls.of_user(user_id)

    @property
    def guild_id(self) -> int | None:
        """The server whose shelf it is, None for another's."""
        owner, _, number = self.key.partition(":")
        return int(number) if owner == "guild" else None


LOCAL_SHELF = Shelf("local")
"""The shelf of the terminal."""


class Post(Struct, frozen=True):
    """Where a link was posted, for the jump link and the card. The ids are Discord's, all None for the terminal.

    `answer` is True if a reply card and a reaction are owed (a message in a channel), False if the caller waits for the
    job (an interaction). With a `feed_id` nobody posted the link: it is an entry of that feed, and `answer` says
    whether the channel is told of it.
    """

    user_id: int | None = None
    guild_id: int | None = None
    channel_id: int | None = None
    message_id: int | None = None
    answer: bool = False
    feed_id: int | None = None

    @property
    def jump_url(self) -> str | None:
        """The post's address in Discord; None without a message."""
        if self.channel_id is None or self.message_id is None:
            return None
        return f"https://discord.com/channels/{self.guild_id or '@me'}/{self.channel_id}/{self.message_id}"


class Submission(Struct, frozen=True):
    """A submitted link (`url`) or text (`page`); exactly one is given."""

    shelf: Shelf
    post: Post
    url: str | None = None
    page: Page | None = None


class Submitted(Struct, frozen=True):
    """The result of a submission. `article_id` if the article is on the shelf already, with `first_post`, its first
    post there; else `job_id`, the queued job or the one that it joined."""

    request_id: int | None
    job_id: int | None
    article_id: int | None = None
    first_post: Post | None = None


class PostState(StrEnum):
    """The combined state of a post's links. WAITING: a link is not read yet, or its card not sent. FAILED: all are
    finished, at least one with a refusal. SAVED: all are on the shelf."""

    WAITING = "waiting"
    FAILED = "failed"
    SAVED = "saved"


class PostMarks(Struct, frozen=True):
    """What the reactions on a post show when its links are answered.

    `saved`: all of them are. `was_refused`: one was refused, perhaps before it was tried again. `threaded`: a card is
    in the thread or post of a story. `muted`: the desk may not post an answer. `was_muted`: it might not post one that
    a later answer replaced.
    """

    saved: bool
    was_refused: bool = False
    threaded: bool = False
    muted: bool = False
    was_muted: bool = False


class WithdrawnLinks(Struct, frozen=True):
    """Links (`keys`) that a member's post had: it was deleted, or edited so that they are gone. `others`: keys of links
    that the post still has, or that somebody else asked for since."""

    shelf: Shelf
    user_id: int
    message_id: int
    keys: frozenset[str]
    others: frozenset[str] = frozenset()


class LinkOfPost(Struct, frozen=True):
    """A link of a post, and what became of it.

    brought    the article came to the shelf with this post
    shared     somebody else, a feed, or a link that the post still has asked for the page there too
    used       a digest or an alert told of the article there, or people corrected or reported it
    answer_id  the delivery that answers the link, None if none is owed; `under_way`: it may arrive at any moment
    message    channel or thread and message of the answer that was sent
    opened     the answer opened a thread or a post
    """

    request_id: int
    job_id: int
    key: str
    state: JobState
    article_id: int | None
    brought: bool
    shared: bool
    used: bool
    answer_id: int | None = None
    under_way: bool = False
    message: tuple[int, int] | None = None
    opened: bool = False


class Retraction(Struct, frozen=True):
    """What follows from taking links back: whether links were, the desk's messages (channel, message) to delete, and
    whether an answer is under way, so that it must be asked for again."""

    changed: bool = False
    messages: tuple[tuple[int, int], ...] = ()
    under_way: bool = False


class NewJob(Struct, frozen=True):
    """A job to enqueue. It takes the turn of its shelf and member (0 for none); entries of feeds have no shelf's turn
    but their own, in which each server is a member. `host` is where its first request goes, empty for a text."""

    key: str
    url: str | None
    state: JobState
    shelf_id: int | None
    member_id: int = 0
    host: str = ""


class Job(Struct, frozen=True):
    """A claimed job. After `lease_until` another worker may claim it. Its fetch continues at `next_url`, after
    `redirects` redirects; None: it begins with `url`."""

    id: int
    url: str | None
    url_key: str
    state: JobState
    attempts: int
    lease_until: datetime
    created_at: datetime
    next_url: str | None = None
    redirects: int = 0


class Validators(Struct, frozen=True):
    """The headers with which a site lets a page be asked for again conditionally."""

    etag: str | None = None
    last_modified: str | None = None


class Fetched(Struct, frozen=True):
    """A fetched page: `url` as requested, `final_url` after redirects, `body` decompressed. `status` is 200, or 304
    with an empty body. `moved_to` is where permanent redirects led before any other."""

    url: str
    final_url: str
    status: int
    content_type: str
    charset: str | None
    body: bytes
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None


class Outcome(Struct, frozen=True):
    """The result of a job: `article_id` on success, else `reason` (a `Reason` value) and its `detail`."""

    job_id: int
    article_id: int | None
    reason: str | None = None
    detail: str = ""
