"""The storylines that `python -m bot stories` finds for several streams that begin alike: what they begin with is
placed once a run of the tests, and each goes on from a copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from bot.cli.reading import stories
from bot.storage.stories import scratch
from tests.fakes.once_a_run import made_once

Rows = Iterable[Mapping[str, object]]


class Placed(Struct, frozen=True):
    """A stream so far: its database, the ids of its articles and the newest time."""

    content: bytes
    identifiers: list[Any]
    newest: datetime


def placed(run_folder: Path, name: str, rows: Rows) -> Placed:
    """Articles that are placed, once for all test processes of a run and each name."""

    def place() -> Placed:
        with scratch.database() as connection:
            stream = stories.Stream(connection)
            _arrive(stream, rows)
            return Placed(connection.serialize(), stream.identifiers, stream.newest)

    return made_once(run_folder / f"placed-{name}.pickle", place)


def found(before: Placed, rows: Rows) -> dict[str, int]:
    """The story of each article of a stream, by its id, whose first articles are placed."""
    with scratch.database() as connection:
        connection.deserialize(before.content)
        stream = stories.Stream(connection)
        stream.identifiers, stream.newest = list(before.identifiers), before.newest
        _arrive(stream, rows)
        return dict(stream.stories())


def _arrive(stream: stories.Stream, rows: Rows) -> None:
    for document in stories._documents(msgspec.json.encode(row) for row in rows):
        stream.place(document)
