"""The command `demo`: the bot on a simulated Discord server, shown in a browser. Needs no token and no network."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from contextlib import AsyncExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.catalogue import gettext
from bot.cli.terminal.console import err, out, print_message
from bot.runtime import until_stopped

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.demo.stage import FillProgress, Stage


def demo(
    once: Annotated[
        bool, typer.Option("--once", help=gettext("Play a scripted conversation in the terminal and exit."))
    ] = False,
    keep: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            file_okay=False,
            help=gettext("Keep the data in this folder. By default it is deleted at the end."),
        ),
    ] = None,
) -> None:
    """Fill a shelf with the sample articles and serve the simulated channel as a web page."""
    from bot.cli.terminal.model_check import require_model
    from bot.demo.stage import DemoFailed, demo_settings

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("discord").setLevel(logging.ERROR)  # the library warns about features that the simulation lacks
    folder = tempfile.TemporaryDirectory(prefix="peninsula-desk-demo-") if keep is None else nullcontext(str(keep))
    with folder as home:
        settings = demo_settings(Path(home))
        require_model(settings)
        if once and settings.database_path.exists():
            raise typer.BadParameter(gettext("--once needs an empty folder"), param_hint="--keep")
        try:
            asyncio.run(until_stopped(_show(settings, once)))
        except DemoFailed as failure:
            print_message(gettext("The demo failed: {problem}", problem=failure))
            raise typer.Exit(1) from None


async def _show(settings: Settings, once: bool) -> None:
    """Set up the simulated server and show it. Raises DemoFailed."""
    from bot.demo.stage import open_stage

    async with AsyncExitStack() as stack:
        with err().status(gettext("Starting the readers")) as status:
            stage = await stack.enter_async_context(open_stage(settings, _progress_on(status)))
        await (_play(stage) if once else _serve(stage))


def _progress_on(status: Any) -> FillProgress:
    def update(done: int, total: int) -> None:
        status.update(gettext("Reading sample articles: {done} of {total}", done=done, total=total))

    return update


async def _play(stage: Stage) -> None:
    """Play the whole scripted conversation. Raises DemoFailed."""
    from bot.demo.conversation import Conversation

    await Conversation(stage, _print_step).play()


async def _serve(stage: Stage) -> None:
    """Play the beginning of the conversation, then serve the channel until cancelled or the page is closed."""
    from bot.demo.conversation import Conversation
    from bot.demo.page import open_page

    if stage.fresh:
        await Conversation(stage, _print_step).open()
    async with open_page(stage, lambda message: _print_step("", message)) as page:
        print_message(gettext("Open the channel in your browser: {url}", url=page.url))
        print_message(gettext("Press Ctrl-C to stop."))
        await page.wait_closed()


def _print_step(action: str, message: Any) -> None:
    """Print a step of the conversation. The terminal wraps the lines, so that an address can be clicked and copied."""
    from rich.text import Text

    from bot.demo.transcript import drawn

    if action:
        out().print(Text(f"» {action}", "bold"), soft_wrap=True)
    out().print(drawn(message), soft_wrap=True)
