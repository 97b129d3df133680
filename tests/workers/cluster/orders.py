"""What `forks` is asked for, pickled: a line in, the id of the process out."""

from __future__ import annotations

from dataclasses import dataclass

from bot.workers.cluster.config import ClusterConfig


@dataclass(frozen=True)
class Scheduling:
    """A scheduler, which listens when the answer comes."""

    address: str
    tls: tuple[str, str, str] | None


@dataclass(frozen=True)
class Working:
    """A worker with one reader, whose loader is named, and the most seconds that a page takes."""

    config: ClusterConfig
    loader: str
    seconds: float


@dataclass(frozen=True)
class Killing:
    """SIGKILL for a process; the answer comes when it has ended."""

    process: int
