"""How a process reaches the cluster, and what desk and workers must have in common to read alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from platform import python_version_tuple
from typing import Any

from msgspec import Struct

from bot.text.knowledge import changes
from bot.text.knowledge.base import Knowledge

OFFER = "peninsula-desk"
"""The name under which a worker tells dask's scheduler its `WorkerOffer`."""


class ClusterConfig(Struct, frozen=True):
    """The scheduler's address (tcp:// on loopback, else tls://) with the files of TLS, the `ReadingVersion` of this
    process, the limit of a page in `seconds`, and the form of the log."""

    address: str
    tls: tuple[str, str, str] | None
    version: ReadingVersion
    seconds: float
    log_format: str

    @property
    def is_encrypted(self) -> bool:
        """Whether the connections use TLS."""
        return self.tls is not None


class ReadingVersion(Struct, frozen=True):
    """What an analysis depends on besides its page: the program's version with that of Python, whose code the bridge
    sends, and a digest of pipeline, knowledge base and outlets."""

    program: str
    data: str

    @classmethod
    def of(cls, program: str, pipeline: str, knowledge: Knowledge, outlets: Path | None) -> ReadingVersion:
        """The version of a process with these settings. Raises OSError if the file of outlets cannot be read."""
        own = b"" if outlets is None else outlets.read_bytes()
        parts = (pipeline.encode(), changes.snapshot(knowledge).digest.encode(), hashlib.sha256(own).digest())
        major, minor, _ = python_version_tuple()
        return cls(f"{program} on Python {major}.{minor}", hashlib.sha256(b"\0".join(parts)).hexdigest())

    def difference(self, other: ReadingVersion) -> str:
        """In words, why a worker of version `other` must not read for this desk; "" if it may."""
        if self.program != other.program:
            return f"version {other.program[:40]}, the desk has {self.program}"
        if self.data != other.data:
            return "another pipeline, knowledge base or file of outlets than the desk"
        return ""


class WorkerOffer(Struct, frozen=True):
    """How many pages a worker reads at once, and with which version."""

    readers: int
    version: ReadingVersion

    def to_json(self) -> dict[str, str | int]:
        """The offer as dask carries it."""
        return {"readers": self.readers, "program": self.version.program, "data": self.version.data}

    @classmethod
    def from_json(cls, found: object) -> WorkerOffer | None:
        """The offer of a worker; None for a worker of dask that does not belong to the desk."""
        match found:
            case {"readers": int() as readers, "program": str() as program, "data": str() as data} if readers > 0:
                return cls(min(readers, _MOST_READERS), ReadingVersion(program, data))
        return None


_MOST_READERS = 256


class Offers(Struct, frozen=True):
    """The workers of a cluster: how many readers each has that may read for this desk, and in words why others may
    not."""

    readers: Mapping[str, int]
    refused: tuple[str, ...]

    @classmethod
    def of(cls, workers: Iterable[tuple[str, Mapping[str, Any]]], version: ReadingVersion) -> Offers:
        """Sort the workers that the scheduler knows, by address, with what it knows of each."""
        readers, refused = dict[str, int](), []
        for address, known in workers:
            offer = WorkerOffer.from_json(known.get(OFFER))
            difference = version.difference(offer.version) if offer else "no worker of a desk"
            if offer is not None and not difference:
                readers[address] = offer.readers
            else:
                refused.append(f"{address}: {difference}")
        return cls(readers, tuple(sorted(refused)))
