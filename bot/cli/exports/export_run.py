"""One run of `export`: begins a file, or continues it after its last checkpoint.

The articles are chosen again; if the choice differs from the checkpoint's, because articles were removed or corrected,
the file is started again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from msgspec import Struct
from msgspec.structs import asdict, replace

from bot import __version__
from bot.catalogue import gettext, language
from bot.cli.answers.local_desk import LocalDesk, ask
from bot.cli.terminal.console import print_message
from bot.cli.terminal.progress import progress_bar
from bot.model.exports.articles import ExportForm, ExportQuestion

if TYPE_CHECKING:
    from rich.progress import Progress

    from bot.policy.exports.writers import ExportWriter
    from bot.services.exports.service import ExportPlan
    from bot.storage.exports.part_file import PartFile

_NOTED_EVERY = 500
"""The number of articles between two checkpoints: about a second's work."""


def form_of(file: Path) -> ExportForm:
    """The format that a file's name ends in; JSON Lines for others."""
    endings = {".csv": ExportForm.CSV, ".md": ExportForm.MARKDOWN, ".html": ExportForm.HTML, ".htm": ExportForm.HTML}
    return endings.get(file.suffix.lower(), ExportForm.JSONL)


class _Begun(Struct, frozen=True):
    """An export that was begun: the last article at that time, the time in its heading, the number of articles written,
    and the digest of all that are to be written."""

    last_id: int
    made: datetime
    done: int = 0
    chosen: str = ""


class ExportRun:
    """Writes one file."""

    def __init__(self, question: ExportQuestion, form: ExportForm, target: Path, *, whole_texts: bool) -> None:
        self._question = question
        self._form = form
        self._target = target
        self._whole_texts = whole_texts

    def run(self, shelf: str) -> int:
        """Write the file; returns the number of articles in it. Ends with status 1 if it exists or cannot be written.
        Raises as `ExportService.plan`."""
        from bot.storage.exports.part_file import PartFile

        if self._target.exists():
            PartFile(self._target).forget()
            print_message(gettext("{file} exists and is not overwritten", file=self._target))
            raise typer.Exit(1)
        try:
            return ask(shelf, self._write)
        except OSError as error:
            cause = error.strerror or type(error).__name__
            print_message(gettext("{file} cannot be written: {cause}", file=self._target, cause=cause))
            raise typer.Exit(1) from None

    async def _write(self, desk: LocalDesk) -> int:
        from bot.storage.exports.part_file import PartFile

        part = PartFile(self._target)
        noted = part.checkpoint()
        begun = self._noted(noted, desk) if noted is not None else None
        plan = await self._planned(desk, begun)
        chosen = sha256(plan.article_ids.tobytes()).hexdigest()
        goes_on = begun is not None and begun.chosen == chosen
        if begun is None or not goes_on:
            begun = _Begun(max(plan.article_ids), plan.head.made, 0, chosen)
        plan = replace(plan, head=replace(plan.head, made=begun.made))
        with part, progress_bar(counted=True) as progress:
            part.open(goes_on=goes_on)
            return await self._fill(desk, part, (plan, begun), progress)

    async def _planned(self, desk: LocalDesk, begun: _Begun | None) -> ExportPlan:
        newest_first, last_id = self._form.newest_first, begun.last_id if begun else None
        return await desk.exports.plan(desk.shelf, self._question, newest_first=newest_first, last_id=last_id)

    async def _fill(
        self, desk: LocalDesk, part: PartFile, planned: tuple[ExportPlan, _Begun], progress: Progress
    ) -> int:
        plan, begun = planned
        writer, total, done = self._writer(plan), len(plan.article_ids), begun.done
        bar = progress.add_task(gettext("Writing"), total=total, completed=done)
        if done == 0:
            part.write(writer.opening)
        async for batch in desk.exports.articles(plan, done):
            part.write("".join(writer.entry(one) for one in batch))
            done = min(done + _at_once(), total)
            progress.update(bar, completed=done)
            if done % _NOTED_EVERY == 0:
                part.note(self._state(desk, replace(begun, done=done)))
        part.write(writer.closing)
        part.finish()
        return total

    def _writer(self, plan: ExportPlan) -> ExportWriter:
        from bot.policy.exports.writers import writer
        from cogs._layout.export_words import export_words

        return writer(self._form, export_words(plan.head), whole_texts=self._whole_texts)

    def _state(self, desk: LocalDesk, begun: _Begun) -> Mapping[str, Any]:
        return {**self._asked(desk), **asdict(begun), "made": begun.made.isoformat()}

    def _asked(self, desk: LocalDesk) -> dict[str, Any]:
        """The question as text; a file is continued only if its checkpoint has the same."""
        return {
            "release": __version__,
            "shelf": desk.shelf.key,
            "form": self._form,
            "texts": self._whole_texts,
            "language": language(),
            "question": asdict(self._question),
        }

    def _noted(self, noted: Mapping[str, Any], desk: LocalDesk) -> _Begun | None:
        """The state in a checkpoint; None if it belongs to another export."""
        asked = self._asked(desk)
        if any(noted.get(name) != value for name, value in asked.items()):
            return None
        return _Begun(noted["last_id"], datetime.fromisoformat(noted["made"]), noted["done"], noted["chosen"])


def _at_once() -> int:
    from bot.services.exports.service import AT_ONCE

    return AT_ONCE
