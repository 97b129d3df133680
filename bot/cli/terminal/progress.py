"""Progress of commands that take minutes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.cli.terminal.console import err


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal, while the block runs, what the command is doing and for how long. For work of unknown length;
    the block must not print."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True, disable=not err().is_terminal) as progress:
        progress.add_task(what, total=None)
        yield
