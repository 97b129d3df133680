"""A file that is written over a long time and continued after a kill.

    FILE.part        what is written so far, from the beginning
    FILE.part.json   a checkpoint: how much of it is complete, and where to go on

A checkpoint is replaced as a whole after its bytes are on the disk, so that what follows it in the part is cut off and
written again. At the end the part gets its name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from bot.storage.engine import replacement

State = Mapping[str, Any]
_READABLE = 0o644
"""For everybody, a web server among them."""


class PartFile:
    """The part of a file. Raises OSError."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._part = target.with_name(target.name + ".part")
        self._notes = target.with_name(target.name + ".part.json")
        self._file: BinaryIO | None = None

    def checkpoint(self) -> State | None:
        """The state of the last checkpoint; None if there is none, or the part has fewer bytes than it states."""
        try:
            noted = json.loads(self._notes.read_bytes())
            size = int(noted["bytes"])
            return dict(noted["state"]) if 0 <= size <= self._part.stat().st_size else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def open(self, *, goes_on: bool) -> None:
        """Open the part for writing, after its last checkpoint if it `goes_on`, else empty. Only its owner may read
        it until it is complete."""
        if not goes_on:
            self._notes.unlink(missing_ok=True)
            self._part.unlink(missing_ok=True)
            replacement.make_private(self._part)
        self._file = self._part.open("r+b")
        if goes_on:
            self._file.truncate(json.loads(self._notes.read_bytes())["bytes"])
            self._file.seek(0, os.SEEK_END)

    def write(self, text: str) -> None:
        """Append to the part."""
        self._opened().write(text.encode("utf-8", "replace"))

    def note(self, state: State) -> None:
        """Make a checkpoint."""
        file = self._opened()
        file.flush()
        os.fsync(file.fileno())
        fresh = self._notes.with_name(self._notes.name + ".new")
        fresh.write_text(json.dumps({"bytes": file.tell(), "state": dict(state)}), encoding="utf-8")
        fresh.replace(self._notes)

    def finish(self) -> None:
        """Give the complete part its name."""
        file = self._opened()
        file.flush()
        os.fsync(file.fileno())
        self.close()
        self._part.replace(self._target)
        self._notes.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove a checkpoint that was left behind by a file that is complete."""
        self._notes.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the part, which stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> PartFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _opened(self) -> BinaryIO:
        assert self._file is not None, "the part is not open"  # noqa: S101  # a bug, not an event
        return self._file


def replace_public(target: Path, content: bytes) -> None:
    """Replace a file that everybody may read as a whole, so that no reader meets a part of it. Raises OSError."""
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(content)
    fresh.chmod(_READABLE)
    fresh.replace(target)
