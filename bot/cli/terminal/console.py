"""Terminal output: answers to stdout, messages to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from io import TextIOWrapper
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

_AS_IT_IS: dict[str, Any] = {"markup": False, "emoji": False, "highlight": False}
"""Options that print text from outside letter by letter, in a table too: "[sic]" is not taken for a style, nor ":bomb:"
for an emoji."""
_LOOSE = str.maketrans({"\u00a0": " ", "\u2060": None})
"""The characters that keep the dates of cards on one line. Here lines break at both, some terminals draw the second,
and a search of the output for "27 Nov 2024" would find neither."""


class _Terminal(Console):
    """A console whose output has plain blanks and no word joiners."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of what is printed."""
        for segment in super().render(renderable, options):
            yield segment._replace(text=segment.text.translate(_LOOSE))


@cache
def out() -> Console:
    """The console for answers."""
    return _Terminal(**_AS_IT_IS, soft_wrap=False)


@cache
def err() -> Console:
    """The console for messages."""
    return Console(**_AS_IT_IS, stderr=True)


def open_closed_streams() -> None:
    """Open the null device where stdin, stdout or stderr is closed, for this process and those that it starts. Else the
    next socket or file gets the number, and is written to by what means stderr."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # it has the lowest free number, which is this one
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", errors="replace", closefd=False))  # noqa: SIM115


def print_in_any_locale() -> None:
    """Print a question mark for a character that the charset of the locale does not have, such as Hangul in that of
    ISO-8859-1, in place of failing."""
    if isinstance(sys.stdout, TextIOWrapper):  # not under a test that captures it
        sys.stdout.reconfigure(errors="replace")


def print_message(text: str) -> None:
    """Print one line on stderr without markup or control characters, since it may quote text of a web page."""
    from cogs._layout.foreign_text import clean

    err().print(clean(text), markup=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """Print one JSON value as a line on stdout, in UTF-8 in every locale."""
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": ")) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
