"""What is made once a run of the tests, by the first test process that asks for it."""

from __future__ import annotations

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def made_once(file: Path, make: Callable[[], T]) -> T:
    """The result of `make`, which is kept in `file`."""
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            file.write_bytes(pickle.dumps(make()))
    made: T = pickle.loads(file.read_bytes())  # noqa: S301  # written above
    return made
