"""Progress of commands that take minutes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.cli.terminal.console import err

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal, while the block runs, what the command is doing and for how long. For work of unknown length;
    the block must not print."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True, disable=not err().is_terminal) as progress:
        progress.add_task(what, total=None)
        yield


def progress_bar(*, counted: bool = False) -> Progress:
    """A progress bar with the remaining time and the share that is done or, if `counted`, the number of steps done and
    their total. Shows nothing if stderr is no terminal."""
    from rich import progress

    done = progress.MofNCompleteColumn() if counted else progress.TaskProgressColumn()
    columns = (progress.TextColumn("{task.description}"), progress.BarColumn(), done, progress.TimeRemainingColumn())
    return progress.Progress(*columns, console=err(), transient=True, disable=not err().is_terminal)
