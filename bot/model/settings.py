"""The settings of a server."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_ZONE = "Asia/Seoul"


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """A server's settings. Links are read in `channels` only, unless `everywhere`. With `ingest_roles` only their
    members may save articles. `zone` is an IANA time zone. `alerts`: send an alert when state media change or delete a
    page."""

    guild_id: int
    channels: tuple[int, ...] = ()
    everywhere: bool = False
    zone: str = DEFAULT_ZONE
    ingest_roles: tuple[int, ...] = ()
    alerts: bool = True
