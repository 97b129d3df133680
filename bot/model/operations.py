"""The state of a running desk, for its operator and, for their own server, for managers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from bot.model.deliveries import Rhythm, SuspendReason


class RelinkProgress(Struct, frozen=True):
    """The linking of stored articles with another knowledge base, which has this `digest`. `left` articles are still to
    be looked at, `relinked` were read again, `failed` could not be. `everything` if also those are read that no change
    of the base concerns. `ended_at` is None while it goes on."""

    digest: str
    everything: bool
    left: int
    relinked: int
    failed: int
    started_at: datetime
    ended_at: datetime | None


class WaitingJobs(Struct, frozen=True):
    """The jobs of one state (`queued`: to be fetched, `fetched`: to be read) that are due or will be; the oldest was
    posted at `oldest`, and the oldest of those that wait for their first attempt at `oldest_untried`."""

    state: str
    count: int
    oldest: datetime
    oldest_untried: datetime | None


class RetryGroup(Struct, frozen=True):
    """Jobs that will be tried again and whose last attempt failed for one reason; the first is tried at `next_at`."""

    reason: str
    count: int
    next_at: datetime


class DeadGroup(Struct, frozen=True):
    """Links and texts that ended without an article for one reason. `retriable` of them are links that another try may
    help."""

    reason: str
    count: int
    retriable: int


class HostTimes(Struct, frozen=True):
    """The recent fetches from one host: how many, how many of them failed, and how long they took, in milliseconds."""

    host: str
    fetches: int
    failed: int
    median: int
    slow: int  # 95 % took no longer


class ChannelDigest(Struct, frozen=True):
    """A scheduled digest: when the last one that was sent was composed, and when the next is due. `suspended` is the
    reason why none is prepared."""

    guild_id: int
    channel_id: int
    rhythm: Rhythm
    last: datetime | None
    next: datetime | None
    suspended: SuspendReason | None


class OpenDeliveries(Struct, frozen=True):
    """Messages that are still to be sent, the first of them owed since `oldest`, and those held until a server can be
    reached again."""

    owed: int
    held: int
    oldest: datetime | None


class QueueStatus(Struct, frozen=True):
    """The queue and what comes before and after it, of one server or of the whole desk. `unlinked` articles of a server
    are still to be linked with a changed knowledge base (of the desk: see `RelinkProgress`). `reports` of a server's
    members wait for its managers."""

    waiting: tuple[WaitingJobs, ...]
    retries: tuple[RetryGroup, ...]
    dead: tuple[DeadGroup, ...]
    digests: tuple[ChannelDigest, ...]
    deliveries: OpenDeliveries
    unlinked: int = 0
    reports: int = 0

    @property
    def retriable(self) -> int:
        """How many failed links another try may help."""
        return sum(group.retriable for group in self.dead)


class ReaderCounts(Struct, frozen=True):
    """Reader processes since the desk was started: how many were started, exceeded their time, or died."""

    started: int = 0
    timed_out: int = 0
    died: int = 0


class ClusterState(Struct, frozen=True):
    """The reading cluster as a desk sees it: how many readers on how many workers read for it, in words which workers
    are refused, and why the cluster cannot be used, "" while it can."""

    readers: int
    workers: int
    refused: tuple[str, ...]
    trouble: str


class Trouble(Struct, frozen=True):
    """The last line of the log that the operator is to act on."""

    at: datetime
    line: str


class Vitals(Struct, frozen=True):
    """What a running desk wrote about itself at `updated_at`."""

    version: str
    started_at: datetime
    updated_at: datetime
    readers: ReaderCounts
    trouble: Trouble | None


class FetchRecord(Struct, frozen=True):
    """One fetch of a page. `reason` is None where it succeeded."""

    host: str
    at: datetime
    milliseconds: int
    reason: str | None


class OperatorStatus(Struct, frozen=True):
    """The operator's figures of the database, over all servers."""

    queue: QueueStatus
    hosts: tuple[HostTimes, ...]
    vitals: Vitals | None
    relinking: RelinkProgress | None


class Retried(Struct, frozen=True):
    """Failed links that are tried again: how many are queued (or answered) now, and how many found the queue full."""

    count: int
    left: int = 0


class ShardState(Struct, frozen=True):
    """The connection of one shard; as `GatewayState`."""

    shard: int
    connected: bool
    latency: float | None


class GatewayState(Struct, frozen=True):
    """The connection to Discord's gateway. `latency` is the time in seconds between the last heartbeat and its
    acknowledgement, None before the first one. A desk with shards is connected if all of them are, and its latency is
    the longest."""

    connected: bool
    latency: float | None
    shards: tuple[ShardState, ...] = ()

    @classmethod
    def of_shards(cls, shards: tuple[ShardState, ...]) -> GatewayState:
        """The state of a process with these shards."""
        known = [shard.latency for shard in shards if shard.latency is not None]
        latency = max(known) if len(known) == len(shards) else None
        return cls(all(shard.connected for shard in shards), latency, shards)


class HealthNote(Struct, frozen=True):
    """What a running desk noted at `at`. `database` is the error of a database that could not be written, "" where it
    could; `untried_since` is when the oldest job that still waits for its first attempt was posted."""

    at: datetime
    gateway: GatewayState
    database: str
    untried_since: datetime | None
    cluster: ClusterState | None = None


class HealthTrouble(StrEnum):
    """The faults of a desk that `health` reports."""

    NOT_RUNNING = "not_running"
    SILENT = "silent"
    DISCONNECTED = "disconnected"
    DATABASE = "database"
    STUCK = "stuck"


class HealthFinding(Struct, frozen=True):
    """One trouble, since when if that is known, and the error that came with it; of lost shards their numbers."""

    trouble: HealthTrouble
    since: datetime | None = None
    detail: str = ""


class DeskFigures(Struct, frozen=True):
    """The present figures of a whole desk, for its metrics. `cluster` is None where none is set."""

    at: datetime
    gateway: GatewayState
    waiting: tuple[WaitingJobs, ...]
    retries: int
    deliveries: OpenDeliveries
    failing_feeds: int
    cluster: ClusterState | None = None


class MoveState(StrEnum):
    """What a database is in a move. AWAY: the server was moved to another process and is not served here. FILE: the
    database is the file between two processes. HERE: the server came from another process."""

    AWAY = "away"
    FILE = "file"
    HERE = "here"


class ServerMove(Struct, frozen=True):
    """A server's last move. `name` is the same in both databases and in the file between them."""

    guild_id: int
    name: str
    state: MoveState
    at: datetime


class MovedServer(Struct, frozen=True):
    """What a file of a server held: table -> number of rows. `is_repeated` if the move was completed before."""

    move: ServerMove
    rows: Mapping[str, int]
    is_repeated: bool = False


class MoveTrouble(StrEnum):
    """Why a server is not moved. NOTHING_HERE: nothing is stored of it. FILE_EXISTS: the file is there and is of
    something else. PART_EXISTS: the part that it would be written to is. FILE_LOST: the server was exported before, to
    another file. NO_SERVER: the file is no export. OTHER_PROCESS: the server belongs to a shard of another process."""

    NOTHING_HERE = "nothing_here"
    FILE_EXISTS = "file_exists"
    PART_EXISTS = "part_exists"
    FILE_LOST = "file_lost"
    NO_SERVER = "no_server"
    OTHER_PROCESS = "other_process"


class MoveRefused(Exception):
    """A server is not moved; nothing was changed."""

    def __init__(self, trouble: MoveTrouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class StatusAnswer(Struct, frozen=True):
    """The state of a shelf: `queued` are its jobs that have not ended, `dead` those that failed in the last seven
    days; `indexed_since` as in `SearchAnswer`, of the whole shelf."""

    version: str
    queued: int
    dead: int
    articles: int
    stories: int
    last_digest: datetime | None
    next_digest: datetime | None
    indexed_since: datetime | None = None
