"""A command's standard output that takes nothing: a pipe that nobody reads, or a full disk."""

from __future__ import annotations

import os

OUTPUT = "TEST_OUTPUT"
"""The variable that says which: `UNREAD` or `FULL`."""
UNREAD, FULL = "unread", "full"


def prepare() -> None:
    """Replace the standard output of this process."""
    taken = os.open("/dev/full", os.O_WRONLY) if os.environ[OUTPUT] == FULL else _unread()
    os.dup2(taken, 1)
    os.close(taken)


def _unread() -> int:
    """The end to write to of a pipe that has no other end."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    return write_end
