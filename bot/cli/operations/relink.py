"""The command `relink`: link stored articles with the knowledge base of today."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.catalogue import gettext, ngettext
from bot.cli.terminal.console import out
from bot.cli.terminal.progress import progress_bar
from bot.model.operations import RelinkProgress

if TYPE_CHECKING:
    from bot.app import App
    from bot.config import Settings

_POLL_SECONDS = 0.2


def relink(
    everything: Annotated[
        bool,
        typer.Option("--all", help=gettext("Read every article again, even if the knowledge base has not changed.")),
    ] = False,
) -> None:
    """Link articles anew, from the place where an interrupted run stopped; exit status 1 if some cannot be read."""
    from bot.cli.terminal.model_check import require_model
    from bot.data_folder import load_process_settings
    from cogs._layout.words import facts

    settings = load_process_settings()
    require_model(settings)
    done = asyncio.run(_run(settings, everything))
    relinked = ngettext("{number} article relinked", "{number} articles relinked", done.relinked)
    if not done.failed:
        out().print(relinked)
        return
    failed = ngettext("{number} article could not be read", "{number} articles could not be read", done.failed)
    out().print(facts(relinked, failed))
    raise typer.Exit(1)


async def _run(settings: Settings, everything: bool) -> RelinkProgress:
    from bot.app import App

    async with App.open(settings) as app:
        if everything:
            await app.relinking.register(everything=True)
        # One more than are read at once, so that no reader waits while an article is stored.
        linking = asyncio.create_task(app.relinking.relink(alone=settings.pages_at_once + 1))
        try:
            await _show(app, linking)
        finally:
            linking.cancel()
            await asyncio.wait({linking})
        done = linking.result()
        assert done is not None  # noqa: S101  # for the type: opening the database registers a run
        return done


async def _show(app: App, linking: asyncio.Task[RelinkProgress | None]) -> None:
    """Show a bar until the run ends."""
    begun, last = await app.relinking.cursor()
    with progress_bar() as progress:
        linked = progress.add_task(gettext("Linking"), total=last - begun)
        while not linking.done():
            now, _ = await app.relinking.cursor()
            progress.update(linked, completed=now - begun)
            await asyncio.wait({linking}, timeout=_POLL_SECONDS)
