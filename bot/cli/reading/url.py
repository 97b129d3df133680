"""The command `url URL|-`: check addresses without network access, one JSON line each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from bot.catalogue import gettext
from bot.fetch.guard import Guard, verdict


def url(
    address: Annotated[
        str, typer.Argument(metavar="URL|-", help=gettext("An address, or - for one per line on stdin."))
    ],
) -> None:
    """Print for each address its canonical form and whether the fetch guard allows it."""
    addresses: Iterable[str] = [address] if address != "-" else (line.rstrip("\r\n") for line in _stdin_lines())
    guard = Guard()
    for each in addresses:
        found = verdict(each, guard)
        line = {"url": found.url, "canonical": found.canonical, "allowed": found.allowed, "reason": found.reason}
        sys.stdout.write(json.dumps(line) + "\n")


def _stdin_lines() -> Iterable[str]:
    """The lines of stdin, split at line feeds only: an address may contain other line separators."""
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]  # a text stream
    return sys.stdin
