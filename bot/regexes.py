"""Regular expressions that are compiled at their first use.

The desk has some 1,500. To compile them takes a second, which every command of the terminal and every reader would
spend at its start, mostly for expressions that it never uses.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class LazyPattern:
    """Stands for a compiled pattern, whose methods it has. It may not be passed to functions of `re`."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[Any]:
        """The pattern. Raises re.error if it is invalid."""
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.compiled, name)
        setattr(self, name, found)  # so that the next use does not come here
        return found


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for a module or class, with the arguments of `re.compile`."""
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))


def is_of(match: re.Match[AnyStr], pattern: re.Pattern[AnyStr]) -> bool:
    """Whether a match is one of this pattern. `match.re is pattern` is never true."""
    return match.re is cast("LazyPattern", pattern).compiled
