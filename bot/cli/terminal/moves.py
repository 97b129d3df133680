"""Lines of the commands that move a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.operations import MoveTrouble

if TYPE_CHECKING:
    from bot.model.operations import MovedServer

_TROUBLES = {
    MoveTrouble.NOTHING_HERE: gettext_noop("No data of this server is stored here."),
    MoveTrouble.FILE_EXISTS: gettext_noop("{file} exists and is not overwritten"),
    MoveTrouble.PART_EXISTS: gettext_noop(
        "{file}.part exists and may be the only copy of a server. Complete its export, or give another file."
    ),
    MoveTrouble.FILE_LOST: gettext_noop(
        "The server was exported before, and {file} is not its file. Give the file of that export."
    ),
    MoveTrouble.NO_SERVER: gettext_noop("{file} was not made by `export`."),
    MoveTrouble.OTHER_PROCESS: gettext_noop("The server belongs to a shard of another process; choose that one."),
}


def refused_line(trouble: MoveTrouble, file: Path) -> str:
    """The reason why a server is not moved, as a line."""
    return gettext(_TROUBLES[trouble], file=file)


def moved_line(moved: MovedServer) -> str:
    """The line that says which server was moved."""
    from cogs._layout.words import facts

    if moved.is_repeated:
        return gettext("This was done before; it is complete now.")
    articles, messages = (moved.rows.get(table, 0) for table in ("articles", "deliveries"))
    return facts(
        ngettext("{number} article moved", "{number} articles moved", articles),
        ngettext("{number} message", "{number} messages", messages),
    )
