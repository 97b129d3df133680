"""The messages of `/export`: what a file contains, the progress of writing it, and that it is too large."""

from __future__ import annotations

import discord

from bot.catalogue import gettext, ngettext
from bot.model.exports.articles import ExportHead, ExportSource
from bot.model.jobs import Shelf
from cogs._cards.notes import file_note, note
from cogs._layout.export_words import heading
from cogs._layout.foreign_text import code, plain
from cogs._layout.markdown import bold
from cogs._layout.words import articles, facts

_MEGABYTE = 2**20


def export_note(head: ExportHead, file: str, size: int) -> discord.ui.LayoutView:
    """The file, with what it is of and what is in it."""
    return file_note(
        file,
        facts(bold(plain(heading(head), 200)), articles(head.articles), _size(size)),
        gettext("Of each article: title, outlet, dates, key sentences, statements, names and the link; not its text."),
    )


def progress_note(done: int, total: int) -> discord.ui.LayoutView:
    """How many articles are written; with none, that other exports come first."""
    if not done:
        return note(gettext("Other exports are being written. This one comes after them …"))
    return note(gettext("{number} of {total} articles written …", number=f"{done:,}", total=f"{total:,}"))


def too_large_note(head: ExportHead, limit: int, fitting: int, shelf: Shelf) -> discord.ui.LayoutView:
    """That the export is larger than what may be attached, and what can be done."""
    return note(
        ngettext(
            "{number} article is more than a file here may hold ({size}). About {fitting} would fit.",
            "{number} articles are more than a file here may hold ({size}). About {fitting} would fit.",
            head.articles,
            size=_size(limit),
            fitting=f"{fitting:,}",
        ),
        *_advice(head.source),
        gettext(
            "The operator can export everything: {command}",
            command=code(f"peninsula-desk export FILE --shelf {shelf.key}"),
        ),
    )


def _advice(source: ExportSource) -> tuple[str, ...]:
    """How to get a smaller file: a search is narrowed in its own words. The command for stories has no options."""
    if source is ExportSource.SEARCH:
        return (gettext("Narrow the search with days: `after:2024-10 before:2024-11`."),)
    return () if source is ExportSource.STORY else (gettext("Narrow it with `since` and `until` or by a search."),)


def _size(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE / 10 else f"{max(size // 1024, 1)} kB"
