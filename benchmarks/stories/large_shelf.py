"""Place articles in stories behind an archive, as `python -m bot stories` does on an empty shelf.

    archive.jsonl {"id", "text", "date"}     placed first, in order of date; not printed
    FILE {"id", "url", "title", "text", ...} placed after it; a line {"id", "story"} for each

A shelf's words grow rarer with each text that it has read; the stories should not depend on that.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.cli.reading.stories import Stream
from bot.storage.stories import scratch


def stories(archive: Path, file: Path) -> dict[Any, int]:
    """The story of each article of `file`, by its id, behind the texts of `archive`. An undated article gets the newest
    date of `file` before it."""
    with scratch.database() as connection:
        stream = Stream(connection)
        for row in sorted(_rows(archive), key=lambda row: row["date"]):
            stream.place({"id": None, "url": "", "title": "", "text": row["text"], "published": row["date"]})
        stream.newest = datetime.fromtimestamp(0, UTC)
        for document in _rows(file):
            stream.place(document)
        return {identifier: story for identifier, story in stream.stories() if identifier is not None}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    for identifier, story in stories(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(json.dumps({"id": identifier, "story": story}))
