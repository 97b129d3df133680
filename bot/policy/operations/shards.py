"""Which of an application's shards a process runs, and so which servers it serves. Pure.

Discord divides the servers of an application by `(server id >> 22) % number of shards`; direct messages come to shard
0. `DESK_SHARDS` names the shards of a process: `0-3/16`, `0,2,5/16`, `0/1`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from msgspec import Struct

from bot.regexes import regex

_MOST = 10_000
"""Shards of an application. Discord gives a shard at most 2,500 servers."""
_STATED = regex(r"([0-9,\- ]+)(?:/|-of-)\s*([0-9]{1,9})", re.ASCII)
_RANGE = regex(r"([0-9]{1,9})(?:-([0-9]{1,9}))?", re.ASCII)
_FOLDER = "shards-"


class Shards(Struct, frozen=True):
    """The shards `ids`, in order, of the `count` that the application has."""

    ids: tuple[int, ...]
    count: int

    @classmethod
    def parse(cls, stated: str) -> Shards:
        """Read `0-3/16`: numbers and ranges, separated by commas, then the number of all shards. Raises ValueError,
        with what is wrong."""
        found = _STATED.fullmatch(stated.strip())
        if found is None:
            raise ValueError(f"{stated!r} is not of the form 0-3/16")
        count = int(found[2])
        if not 1 <= count <= _MOST:
            raise ValueError(f"an application has 1 to {_MOST} shards, not {count}")
        ids = set[int]()
        for part in found[1].split(","):
            ids.update(_numbers(part.strip(), count))
        return cls(tuple(sorted(ids)), count)

    @classmethod
    def of_folder(cls, name: str) -> Shards | None:
        """The shards whose process has a folder of this name; None for any other folder."""
        if not name.startswith(_FOLDER):
            return None
        try:
            shards = cls.parse(name.removeprefix(_FOLDER))
        except ValueError:
            return None
        return shards if shards.folder == name else None

    @property
    def folder(self) -> str:
        """The name of the process's folder, `shards-0-3-of-16`; the same however the shards were stated."""
        return f"{_FOLDER}{_joined(self.ids)}-of-{self.count}"

    @property
    def has_direct_messages(self) -> bool:
        """Whether Discord sends direct messages to this process; it also registers the commands."""
        return 0 in self.ids

    def of_guild(self, guild_id: int) -> int:
        """The shard of a server."""
        return (guild_id >> 22) % self.count

    def owns(self, guild_id: int | None) -> bool:
        """Whether the process serves the server; None means direct messages."""
        return (0 if guild_id is None else self.of_guild(guild_id)) in self.ids

    def only(self, shard_id: int) -> Shards:
        """One of the shards."""
        return Shards((shard_id,), self.count)

    def overlaps(self, other: Shards) -> bool:
        """Whether a server may belong to both: with the same number of shards, if they have a shard in common; else, if
        a server id can have a shard of each."""
        if self.count == other.count:
            return not set(self.ids).isdisjoint(other.ids)
        common = math.gcd(self.count, other.count)
        return not {one % common for one in self.ids}.isdisjoint(one % common for one in other.ids)

    def __str__(self) -> str:
        return f"{_joined(self.ids)}/{self.count}"


WHOLE = Shards((0,), 1)
"""The whole application in one process, as it is without `DESK_SHARDS`."""


def elsewhere(own: Shards, siblings: Iterable[Shards]) -> tuple[int, ...]:
    """The shards that neither the process nor one of the siblings runs; those of another count do not matter."""
    here = set(own.ids).union(*(one.ids for one in siblings if one.count == own.count))
    return tuple(shard for shard in range(own.count) if shard not in here)


def _numbers(part: str, count: int) -> range:
    found = _RANGE.fullmatch(part)
    if found is None:
        raise ValueError(f"{part!r} is neither a shard's number nor a range of them")
    first = int(found[1])
    last = first if found[2] is None else int(found[2])
    if last < first:
        raise ValueError(f"the range {part} ends before it begins")
    if last >= count:
        raise ValueError(f"there is no shard {last}: {count} shards are numbered from 0 to {count - 1}")
    return range(first, last + 1)


def _joined(ids: tuple[int, ...]) -> str:
    """0,1,2,3,5 -> `0-3,5`."""
    runs = list[list[int]]()
    for one in ids:
        if runs and runs[-1][1] == one - 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
