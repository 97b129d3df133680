"""Public feeds that a manager may begin with: `data/feeds.tsv`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct

from bot.model.analysis import OutletKind


class StarterFeed(Struct, frozen=True):
    """A public feed with its publisher, kind and language."""

    name: str
    kind: OutletKind
    language: str
    home: str
    url: str


@cache
def starters() -> tuple[StarterFeed, ...]:
    """The list, in its order."""
    text = (files("bot.text") / "data" / "feeds.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(StarterFeed(name, OutletKind(kind), *rest) for name, kind, *rest in rows)
