"""Where words go: data to stdout, talk to stderr."""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import Any

from rich.console import Console


@cache
def out() -> Console:
    """The console of answers."""
    return Console(highlight=False, soft_wrap=False)


@cache
def err() -> Console:
    """The console of talk."""
    return Console(stderr=True, highlight=False)


def tell(words: str) -> None:
    """One sentence to whoever sits at the terminal, letter for letter; a site's words in it move no cursor."""
    from cogs._layout.words import clean

    err().print(clean(words), markup=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON value on one line of stdout, as UTF-8 whatever the locale."""
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
