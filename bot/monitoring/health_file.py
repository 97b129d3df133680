"""The health note as a file in the data folder, which another process reads: no port is open for it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec

from bot.model.operations import HealthNote

NAME = "health.json"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def save(folder: Path, note: HealthNote) -> None:
    """Replace the note atomically: a reader sees the old one or the new one. On a full disk it is written over the old
    one, so that it can still say that the disk is full. Raises OSError."""
    part, content = folder / f"{NAME}.part", msgspec.json.encode(note)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        if error.errno not in _FULL or not (folder / NAME).exists():
            raise
        _write_over(folder / NAME, content)
    else:
        part.replace(folder / NAME)


def load(folder: Path) -> HealthNote | None:
    """The note; None where no desk runs. A file of another form is no note. Raises OSError where it may not be read."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=HealthNote)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _write_over(file: Path, content: bytes) -> None:
    """Write over an existing file. If the new note is longer, the file is first extended by spaces, which JSON allows:
    without room for them the old note stays whole. The rest of a longer old note is overwritten by spaces. Raises
    OSError."""
    with file.open("r+b", buffering=0) as note:
        size = note.seek(0, os.SEEK_END)
        lacks = max(len(content) - size, 0)
        if note.write(b" " * lacks) < lacks:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        note.seek(0)
        note.write(content.ljust(size))


def remove(folder: Path) -> None:
    """Remove the note of a desk that ends. Raises OSError."""
    (folder / NAME).unlink(missing_ok=True)
