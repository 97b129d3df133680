"""L5: `url URL|-`: the guard's verdict on addresses, a JSON line each, without touching the network."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from bot.fetch.guard import Guard, verdict


def url(
    address: Annotated[str, typer.Argument(metavar="URL|-", help="An address, or - for one a line on stdin.")],
) -> None:
    """Say whether the desk may fetch an address, and under which form it keeps it."""
    addresses: Iterable[str] = [address] if address != "-" else (line.rstrip("\r\n") for line in _stdin_lines())
    guard = Guard()
    for each in addresses:
        found = verdict(each, guard)
        line = {"url": found.url, "canonical": found.canonical, "allowed": found.allowed, "reason": found.reason}
        sys.stdout.write(json.dumps(line) + "\n")


def _stdin_lines() -> Iterable[str]:
    """Lines end at a line feed only: an address may hold any other separator."""
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]  # a text stream
    return sys.stdin
