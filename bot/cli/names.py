"""L5: `names --among FILE`: spellings on stdin, the names of the file ranked for each, a JSON line a spelling."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.model.errors import DeskError, Reason


def names(
    among: Annotated[Path, typer.Option(metavar="FILE", help="The names to choose from, one a line, in any script.")],
    limit: Annotated[int, typer.Option(min=1, help="How many names to print a spelling.")] = 10,
) -> None:
    """Rank the names that each spelling read from stdin most likely means: any script, romanisation, order."""
    from bot.text.names.fuzzy_index import FuzzyNameIndex

    choices = FuzzyNameIndex(_lines(among))
    for line in sys.stdin:
        if query := line.strip():
            answer = {"query": query, "ranked": choices.ranked(query, limit)}
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(Reason.UNREADABLE, str(path), error=error) from error
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))
