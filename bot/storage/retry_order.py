"""The operator's order to try failed links again, as a file beside the database.

Only one process may write the database, so a terminal command leaves the order for the running desk, which carries it
out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path

from bot.storage.engine import refusals

_LONGEST = 10_000


def leave(database: Path, reasons: Collection[str]) -> None:
    """Leave an order for the desk that has this database; it replaces one that was not carried out yet.
    Raises SettingsFailed: DATA_FOLDER, DISK_FULL."""
    order = _beside(database)
    part = order.with_name(order.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(sorted(reasons), file)
        part.replace(order)
    except OSError as error:
        raise refusals.folder_refused(error, order) from None


def find(database: Path) -> frozenset[str] | None:
    """The reasons of the order; None where there is none, or the file has another form."""
    try:
        stated = json.loads(_beside(database).read_text(encoding="utf-8")[:_LONGEST])
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return frozenset()
    return frozenset(map(str, stated)) if isinstance(stated, list) else frozenset()


def remove(database: Path, reasons: frozenset[str]) -> None:
    """Remove the order for these reasons after it was carried out, unless another was left meanwhile. Killed before
    this, the desk carries it out again, which changes nothing: what was tried again is no longer among the failed
    links. Raises OSError."""
    if find(database) == reasons:
        _beside(database).unlink(missing_ok=True)


def _beside(database: Path) -> Path:
    database = database.resolve()
    return database.with_name(database.name + ".retry")
