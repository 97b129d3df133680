"""L5: `import FILE…`: links, pages and texts from files onto a shelf.

    file ── items ── submit (durable, idempotent) ── wait ──▶ saved, there already, refused, or still waiting

An import that was stopped goes on when it is begun again: what is on the shelf is not read twice, and what was handed
in is worked off by whoever opens the desk next.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.console import err, out, print_json
from bot.cli.error_messages import sentence, sentence_for
from bot.cli.import_files import Item, items
from bot.cli.local_desk import ShelfOption
from bot.model.errors import DeskError, Reason
from bot.model.jobs import LOCAL_SHELF, Post, Shelf, Submission, Submitted

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from bot.app import App
    from bot.config import Settings

_WAIT_SECONDS = 180.0
"""How long one item is waited for; a site that asks for later visits gets them, from the next desk."""
_QUEUE_PAUSE = 0.5
_WORDS = {"saved": "saved", "known": "there already", "refused": "refused", "waiting": "still waiting"}


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            exists=True,
            dir_okay=False,
            readable=True,
            help="Links a line, text, HTML, PDF, e-mail or JSON Lines.",
        ),
    ],
    shelf: ShelfOption = LOCAL_SHELF.key,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON line an item.")] = False,
) -> None:
    """Read links, texts, pages and JSON Lines from files onto a shelf. Begun again, it goes on where it stopped."""
    from bot.cli.model_check import require_model
    from bot.config import load_settings

    settings = load_settings()
    require_model(settings)
    tally = asyncio.run(_Import(Shelf(shelf), as_json).run(settings, files))
    if not as_json:
        out().print(
            ", ".join(f"{tally[state]} {words}" for state, words in _WORDS.items() if tally[state]) or "0 saved"
        )
    if tally["refused"]:
        raise typer.Exit(1)


class _Import:
    """One run of the command."""

    def __init__(self, shelf: Shelf, as_json: bool) -> None:
        self._shelf = shelf
        self._as_json = as_json
        self._tally: Counter[str] = Counter()

    async def run(self, settings: Settings, files: list[Path]) -> Counter[str]:
        """Hand everything in, some items at a time, and wait for each. Gives how many went how."""
        from bot.app import App

        async with App.open(settings) as app, app.working(None):
            with _progress() as progress:
                bar = progress.add_task("reading", total=sum(file.stat().st_size for file in files))
                queue: asyncio.Queue[Item | None] = asyncio.Queue(maxsize=1)
                workers = 8 * settings.desk_readers
                async with asyncio.TaskGroup() as group:
                    for _ in range(workers):
                        group.create_task(self._work(app, queue, progress, bar))
                    for item in _all(files, settings.max_bytes):
                        await queue.put(item)
                    for _ in range(workers):
                        await queue.put(None)
        return self._tally

    async def _work(self, app: App, queue: asyncio.Queue[Item | None], progress: Progress, bar: TaskID) -> None:
        while (item := await queue.get()) is not None:
            state, article, told = await self._one(app, item)
            self._tally[state] += 1
            if self._as_json:
                print_json({"item": item.place, "state": state, "article": article, "reason": told or None})
            elif told:
                progress.console.print(f"{item.url or item.place}: {told}", markup=False, soft_wrap=True)
            progress.update(bar, advance=item.size)

    async def _one(self, app: App, item: Item) -> tuple[str, int | None, str]:
        """How one item went, its article, and what there is to say."""
        try:
            if item.trouble is not None:
                raise item.trouble
            submitted = await self._submit(app, Submission(self._shelf, Post(), url=item.url, page=item.page))
        except DeskError as error:
            return "refused", None, sentence(error)
        if submitted.job_id is None:
            return "known", submitted.article_id, ""
        outcome = await app.ingest.wait(submitted.job_id, _WAIT_SECONDS)
        if outcome is None:
            return "waiting", None, "Not read yet; the desk goes on with it."
        if outcome.article_id is None:
            return "refused", None, sentence_for(outcome.reason or Reason.UNREADABLE, outcome.detail)
        return "saved", outcome.article_id, ""

    async def _submit(self, app: App, submission: Submission) -> Submitted:
        """Hand in, waiting for room in the queue: this very run makes it."""
        while True:
            try:
                return await app.ingest.submit(submission)
            except DeskError as error:
                if error.reason is not Reason.QUEUE_FULL:
                    raise
            await app.clock.sleep(_QUEUE_PAUSE)


def _all(files: list[Path], limit: int) -> Iterator[Item]:
    for file in files:
        yield from items(file, limit)


def _progress() -> Progress:
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*columns, console=err(), transient=True)
