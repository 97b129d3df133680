"""The command `import FILE…`: save links, pages and texts from files on a shelf.

    file -> items -> submit (durable, idempotent) -> wait -> saved, already there, refused, or still queued

An interrupted import can be repeated: items on the shelf are skipped, and items in the queue are processed by the next
process that opens the database.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from bot.catalogue import gettext, ngettext
from bot.cli.answers.local_desk import ShelfOption
from bot.cli.ingest.import_files import Item, items
from bot.cli.terminal.console import err, out, print_json
from bot.cli.terminal.error_messages import message_for
from bot.cli.terminal.progress import progress_bar, working
from bot.model.errors import DeskError, QueueFull, Reason, SettingsFailed
from bot.model.jobs import LOCAL_SHELF, Post, Shelf, Submission, Submitted

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from bot.app import App
    from bot.config import Settings
    from bot.model.exports.articles import ArticleRecord
    from bot.services.exports.imports import ShelfImport

_WAIT_SECONDS = 180.0
"""The longest wait for one item, in seconds. A site may ask for a later retry; the item then stays in the queue."""
_QUEUE_PAUSE = 0.5


class ItemState(StrEnum):
    """The outcome of an item; the values are part of the JSON output."""

    SAVED = "saved"
    KNOWN = "known"
    REFUSED = "refused"
    WAITING = "waiting"


class ItemResult(Struct, frozen=True):
    """The outcome for one item: the id of its article, or a message if it is not on the shelf."""

    state: ItemState
    article: int | None = None
    message: str = ""


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            exists=True,
            dir_okay=False,
            readable=True,
            help=gettext("Files with one link per line, or text, Markdown, HTML, PDF, e-mail or JSON Lines."),
        ),
    ],
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: Annotated[bool, typer.Option("--json", help=gettext("Print one JSON object per item."))] = False,
    server: Annotated[
        bool,
        typer.Option("--server", help=gettext("The files are servers of other processes, made by `export --server`.")),
    ] = False,
    private: Annotated[
        bool,
        typer.Option(
            "--private",
            help=gettext("Keep exported articles on this shelf alone. For files of a desk that you do not trust."),
        ),
    ] = False,
    on_cluster: Annotated[
        bool, typer.Option("--cluster", help=gettext("Read on the cluster that DESK_CLUSTER names."))
    ] = False,
) -> None:
    """Save the content of files on a shelf; exit status 1 if an item is refused. With `server`, take servers over."""
    from bot.cli.terminal.model_check import require_model
    from bot.cli.terminal.process_choice import require_free_shards
    from bot.config import load_settings

    settings = load_settings()
    if server:
        _import_servers(settings, files)
        return
    if on_cluster and settings.desk_cluster is None:
        raise SettingsFailed(Reason.BAD_SETTINGS, gettext("DESK_CLUSTER is not set"))
    if not on_cluster:  # leaves the workers of a cluster free for running desks
        settings = replace(settings, desk_cluster=None)
    require_free_shards(settings)
    require_model(settings)
    counts = asyncio.run(ImportRun(Shelf(shelf), as_json, private=private).run(settings, files))
    if not as_json:
        out().print(_summary(counts))
    if counts[ItemState.REFUSED]:
        raise typer.Exit(1)


def _import_servers(settings: Settings, files: list[Path]) -> None:
    from bot.cli.terminal.console import print_message
    from bot.cli.terminal.moves import moved_line, refused_line
    from bot.cli.terminal.process_choice import new_data_folder
    from bot.clock import SystemClock
    from bot.data_folder import erased_members
    from bot.model.operations import MoveRefused
    from bot.storage.moves import imports

    with new_data_folder(settings):
        now = SystemClock().now()
        erased = erased_members(settings, now)
        for file in files:
            try:
                with working(gettext("Moving the server")):
                    moved = imports.import_server(file, settings.database_path, settings.shards, now, erased)
            except MoveRefused as error:
                print_message(refused_line(error.trouble, file))
                raise typer.Exit(1) from None
            print_message(moved_line(moved))
            print_message(gettext("Delete {file} when all is well: it holds what members saved.", file=file))


def _summary(counts: Counter[ItemState]) -> str:
    from cogs._layout.words import facts

    labels = {
        ItemState.SAVED: ngettext("{number} saved", "{number} saved", counts[ItemState.SAVED]),
        ItemState.KNOWN: ngettext("{number} already there", "{number} already there", counts[ItemState.KNOWN]),
        ItemState.REFUSED: ngettext("{number} refused", "{number} refused", counts[ItemState.REFUSED]),
        ItemState.WAITING: ngettext("{number} still queued", "{number} still queued", counts[ItemState.WAITING]),
    }
    return facts(*(label for state, label in labels.items() if counts[state])) or labels[ItemState.SAVED]


class ImportRun:
    """One run of the command."""

    def __init__(self, shelf: Shelf, as_json: bool, *, private: bool = False) -> None:
        self._shelf = shelf
        self._as_json = as_json
        self._private = private
        self._exports: dict[str, ShelfImport] = {}
        self._counts: Counter[ItemState] = Counter()

    async def run(self, settings: Settings, files: list[Path]) -> Counter[ItemState]:
        """Open the desk of the settings, and `save` the files."""
        from bot.app import App

        async with App.open(settings) as app:
            await _await_cluster(app)  # before the queue is processed: an earlier import may have left pages in it
            async with app.working(None):
                return await self.save(app, files)

    async def save(self, app: App, files: list[Path]) -> Counter[ItemState]:
        """Submit all items, a bounded number at a time, and wait for each. Returns the number of items by state."""
        settings = app.settings
        with progress_bar() as progress:
            bar = progress.add_task(gettext("Reading"), total=sum(file.stat().st_size for file in files))
            queue: asyncio.Queue[Item | None] = asyncio.Queue(maxsize=1)
            workers = 8 * settings.pages_at_once
            async with asyncio.TaskGroup() as group:
                for _ in range(workers):
                    group.create_task(self._work(app, queue, progress, bar))
                for item in _all(files, settings.max_bytes):
                    if item.record is None:
                        await queue.put(item)
                    else:  # one after the other, since lines refer to earlier ones
                        self._report(item, await self._process(app, item), progress, bar)
                for _ in range(workers):
                    await queue.put(None)
        return self._counts

    async def _work(self, app: App, queue: asyncio.Queue[Item | None], progress: Progress, bar: TaskID) -> None:
        while (item := await queue.get()) is not None:
            self._report(item, await self._process(app, item), progress, bar)

    def _report(self, item: Item, result: ItemResult, progress: Progress, bar: TaskID) -> None:
        self._counts[result.state] += 1
        if self._as_json:
            reason = result.message or None
            print_json({"item": item.place, "state": result.state, "article": result.article, "reason": reason})
        elif result.message:
            line = gettext("{place}: {problem}", place=item.url or item.place, problem=result.message)
            progress.console.print(line, markup=False, soft_wrap=True)
        progress.update(bar, advance=item.size)

    async def _process(self, app: App, item: Item) -> ItemResult:
        try:
            if item.trouble is not None:
                raise item.trouble
            if item.record is not None:
                return await self._import(app, item.place, item.record)
            submitted = await self._submit(app, Submission(self._shelf, Post(), url=item.url, page=item.page))
        except DeskError as error:
            return ItemResult(ItemState.REFUSED, message=message_for(error.reason, error.detail))
        if submitted.job_id is None:
            return ItemResult(ItemState.KNOWN, submitted.article_id)
        outcome = await app.ingest.wait(submitted.job_id, _WAIT_SECONDS)
        if outcome is None:
            return ItemResult(ItemState.WAITING, message=gettext("Not read yet; it stays in the queue."))
        if outcome.article_id is None:
            message = message_for(outcome.reason or Reason.UNREADABLE, outcome.detail)
            return ItemResult(ItemState.REFUSED, message=message)
        return ItemResult(ItemState.SAVED, outcome.article_id)

    async def _import(self, app: App, place: str, record: ArticleRecord) -> ItemResult:
        """Store an exported article; the lines of one file belong together."""
        file = place.rpartition(":")[0]
        if file not in self._exports:
            self._exports[file] = app.exports.importer(self._shelf, private=self._private)
        stored = await self._exports[file].add(record)
        return ItemResult(ItemState.SAVED if stored.is_new else ItemState.KNOWN, stored.id)

    async def _submit(self, app: App, submission: Submission) -> Submitted:
        """Submit, waiting while the queue is full; this process empties it."""
        while True:
            try:
                return await app.ingest.submit(submission)
            except QueueFull:
                pass
            await app.clock.sleep(_QUEUE_PAUSE)


async def _await_cluster(app: App) -> None:
    """Wait until the cluster is connected, if the import is to use one. Without a connection this machine reads, and
    the cluster takes over once it is connected."""
    from bot.workers.cluster.analyzer import ClusterAnalyzer

    if isinstance(app.analyzer, ClusterAnalyzer):
        state = await app.analyzer.settled()
        if state.trouble:
            message = gettext("The cluster cannot be used, this machine reads: {problem}", problem=state.trouble)
        else:
            message = gettext("Readers of the cluster: {number}", number=state.readers)
        err().print(message, markup=False, soft_wrap=True)


def _all(files: list[Path], limit: int) -> Iterator[Item]:
    for file in files:
        yield from items(file, limit)
