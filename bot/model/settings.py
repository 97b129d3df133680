"""How a server set up its desk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's settings. Links count in `channels` only, unless `everywhere`. No `ingest_roles`: anyone may.
    `alerts`: whether the server is told when state media change or delete a page."""

    guild_id: int
    channels: tuple[int, ...] = ()
    everywhere: bool = False
    zone: str = "Asia/Seoul"
    ingest_roles: tuple[int, ...] = ()
    alerts: bool = True
