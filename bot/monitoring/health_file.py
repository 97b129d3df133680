"""The health note as a file in the data folder, which another process reads: no port is open for it."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path

import msgspec

from bot.model.operations import HealthNote

NAME = "health.json"


def save(folder: Path, note: HealthNote) -> None:
    """Replace the note at once: a reader sees the old one or the new one. Raises OSError."""
    part = folder / f"{NAME}.part"
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(msgspec.json.encode(asdict(note)))
    part.replace(folder / NAME)


def load(folder: Path) -> HealthNote | None:
    """The note; None where no desk runs. A file of another form is no note. Raises OSError where it may not be read."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=HealthNote)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def remove(folder: Path) -> None:
    """Remove the note of a desk that ends. Raises OSError."""
    (folder / NAME).unlink(missing_ok=True)
