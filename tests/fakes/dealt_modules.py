"""The order of a run: what takes long first, dealt to the test processes.

xdist gives each process a part of the list, and a process that has done its own takes half of what another has left,
from the end. What takes long must therefore stand at the beginning of each part: at the end of the run one process
would be busy with it while the others wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_LONG = (
    "newsroom/test_by_feeds",
    "kill/test_sigkill",
    "judgement/test_pairs",
    "judgement/test_one_sentence",
    "text/test_linear_reading",
    "services/test_kept_answers_are_true",
    "kill",
    "simulation",
    "workers",
    "demo",
    "cli",
    "judgement",
    "newsroom",
    "benchmarks",
    "services/curation",
    "quality",
    "e2e",
    "services",
    "storage",
    "migration",
)
"""Folders and modules of tests whose tests take long, the longest first."""


def dealt(modules: Sequence[tuple[str, Sequence[T]]], processes: int) -> list[T]:
    """The tests of the modules, (path below `tests`, tests) in any order, in parts of about as many tests for so many
    processes. Each part has long ones first; a module stays whole, since its tests may share what one of them made."""
    parts: list[list[T]] = [[] for _ in range(processes)]
    for _, tests in sorted(modules, key=lambda one: (_place(one[0]), -len(one[1]), one[0])):
        min(parts, key=len).extend(tests)
    return [test for part in parts for test in part]


def _place(path: str) -> int:
    return next((place for place, long in enumerate(_LONG) if path.startswith(long)), len(_LONG))
