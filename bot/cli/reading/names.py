"""The command `names --among FILE`: rank the names of a file for each spelling on stdin, one JSON line each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue import gettext
from bot.cli.terminal.console import print_json
from bot.cli.terminal.numbers import MOST
from bot.model.errors import DeskError, Reason


def names(
    among: Annotated[
        Path, typer.Option(metavar="FILE", help=gettext("File of candidate names in any script, one per line."))
    ],
    limit: Annotated[int, typer.Option(min=1, max=MOST, help=gettext("Maximum number of names per spelling."))] = 10,
) -> None:
    """Print the most similar candidates for each spelling on stdin."""
    from bot.text.names.fuzzy_index import FuzzyNameIndex

    choices = FuzzyNameIndex(_lines(among))
    for line in sys.stdin:
        if query := line.strip():
            print_json({"query": query, "ranked": choices.ranked(query, limit)})


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(Reason.UNREADABLE, str(path), error=error) from error
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))
