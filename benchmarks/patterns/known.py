"""Patterns that were attacked before and needed linear time, so that the tests need not attack them again.

`linear.txt` has a digest of each: of the pattern, its flags and methods, of the code that attacks and judges it, and of
Python's version, whose engine it is. `python -m tools.linear_patterns` writes the file anew. A pattern that it lacks is
attacked, so it may lag behind.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from benchmarks.patterns.registry import UsedPattern

STORED = Path(__file__).with_name("linear.txt")
_JUDGES = ("attacks.py", "growth.py")


def digest(one: UsedPattern, version: tuple[int, ...] = sys.version_info[:2]) -> str:
    """What the verdict on a pattern depends on, as 16 hexadecimal digits."""
    asked = (one.pattern.pattern, one.pattern.flags, sorted(one.methods), _judges(), version)
    return sha256(repr(asked).encode()).hexdigest()[:16]


@functools.cache
def stored() -> frozenset[str]:
    """The digests of the patterns that were found to need linear time."""
    return frozenset(STORED.read_text("ascii").split())


def store(linear: Iterable[UsedPattern]) -> None:
    """Write the file anew, with these patterns."""
    STORED.write_text("".join(f"{one}\n" for one in sorted({digest(one) for one in linear})), "ascii")


@functools.cache
def _judges() -> str:
    return sha256(b"".join(Path(__file__).with_name(name).read_bytes() for name in _JUDGES)).hexdigest()
