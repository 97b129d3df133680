"""L5: `demo`: the real bot on a simulated Discord, to try in a browser. No token, no network."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from contextlib import AsyncExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.console import err, out, tell
from bot.runtime import until_stopped

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.demo.stage import Stage, Told


def demo(
    once: Annotated[bool, typer.Option("--once", help="Play the scripted conversation and end.")] = False,
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", file_okay=False, help="Keep the demo's data here. [default: nowhere]")
    ] = None,
) -> None:
    """Show the desk: the real bot on a simulated Discord, its shelf full of sample articles, served as a web page."""
    from bot.cli.model_check import require_model
    from bot.demo.stage import DemoFailed, demo_settings

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("discord").setLevel(logging.ERROR)  # it warns of what a simulation lacks
    folder = tempfile.TemporaryDirectory(prefix="peninsula-desk-demo-") if keep is None else nullcontext(str(keep))
    with folder as home:
        settings = demo_settings(Path(home))
        require_model(settings)
        if once and settings.database_path.exists():
            raise typer.BadParameter("the scripted conversation needs a fresh folder", param_hint="--keep")
        try:
            asyncio.run(until_stopped(_show(settings, once)))
        except DemoFailed as failure:
            tell(f"The demo went wrong: {failure}.")
            raise typer.Exit(1) from None


async def _show(settings: Settings, once: bool) -> None:
    """Open the stage and show it. Raises DemoFailed."""
    from bot.demo.stage import open_stage

    async with AsyncExitStack() as stack:
        with err().status("The desk starts its readers") as status:
            stage = await stack.enter_async_context(open_stage(settings, _told(status)))
        await (_play(stage) if once else _serve(stage))


def _told(status: Any) -> Told:
    return lambda done, everything: status.update(f"The desk reads its sample articles: {done} of {everything}")


async def _play(stage: Stage) -> None:
    """The scripted conversation. Raises DemoFailed."""
    from bot.demo.conversation import Conversation

    await Conversation(stage, _print_step).play()


async def _serve(stage: Stage) -> None:
    """Begin the conversation, then leave the channel to the visitor until cancelled or the page's own end."""
    from bot.demo.conversation import Conversation
    from bot.demo.page import open_page
    from bot.demo.transcript import drawn

    if stage.fresh:
        await Conversation(stage, _print_step).open()
    async with open_page(stage, lambda message: out().print(drawn(message))) as page:
        tell(f"The channel is a page: {page.url}")
        tell("Ctrl-C ends the demo.")
        await page.wait_closed()


def _print_step(did: str, message: Any) -> None:
    from rich.text import Text

    from bot.demo.transcript import drawn

    if did:
        out().print(Text(f"» Mina: {did}", "bold"))
    out().print(drawn(message))
