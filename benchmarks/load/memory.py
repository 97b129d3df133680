"""Peak memory of the bot process, compared with a bare discord.py bot on the same machine.

Neither process logs in. The bot process also opens the database and all services, loads every cog, reads some pages
in its reader processes and answers questions. The reader processes, which hold the models, are not counted, nor is
what makes the pages. Each runs twice, and the second run counts: the first one compiles the modules, which raises its
peak, and the bare bot's more than the desk's.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PAGES = 40


def measure() -> dict[str, float]:
    """Both peaks in MiB, and their ratio."""
    from benchmarks.load import sample_pages

    with tempfile.TemporaryDirectory() as folder:
        for number, body in enumerate(sample_pages.mixed(PAGES)):
            Path(folder, str(number)).write_bytes(body)
        with tempfile.TemporaryDirectory() as compiled:
            for _ in range(2):
                bare, desk = _peak_of(compiled, "bare"), _peak_of(compiled, "desk", folder)
    return {"bare_mib": bare, "desk_mib": desk, "ratio": desk / bare}


def _peak_of(compiled: str, *arguments: str) -> float:
    """The peak of a process of its own in MiB, which keeps and takes compiled modules in the folder `compiled`."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "benchmarks.load.memory", *arguments]
    out = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return float(out.split()[-1])


def _peak() -> float:
    """Peak resident memory of this process in MiB. On Linux, getrusage would also count the parent process."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


async def _bare() -> None:
    import discord
    from discord.ext import commands

    bot = commands.Bot(command_prefix="!", intents=discord.Intents.default())

    @bot.tree.command()
    async def ping(interaction: discord.Interaction) -> None:
        """Answer."""
        await interaction.response.send_message("pong")

    async with bot:
        await asyncio.sleep(1)


async def _desk(pages: list[Path]) -> None:
    from bot.app import App
    from bot.client import COGS
    from bot.config import load_settings
    from bot.model.analysis import Page
    from bot.model.jobs import LOCAL_SHELF, Post, Submission
    from bot.runtime import assemble
    from cogs._cards.entity import charted
    from cogs._ui.charts import bar_chart

    with tempfile.TemporaryDirectory() as home:
        async with contextlib.AsyncExitStack() as stack:
            app = await stack.enter_async_context(App.open(load_settings(desk_home=home)))
            bot, _ = assemble(app)
            await stack.enter_async_context(bot)
            for cog in COGS:
                await bot.load_extension(cog)
            await stack.enter_async_context(app.working(None))
            for path in pages:
                page = Page(None, path.read_bytes(), "text/html", "utf-8")
                await app.ingest.submit(Submission(LOCAL_SHELF, Post(), page=page))
            while (await app.answers.status(LOCAL_SHELF)).queued:  # noqa: ASYNC110  # jobs are rows
                await asyncio.sleep(0.1)
            await app.latest.latest(LOCAL_SHELF, since="5000d")
            await app.answers.search(LOCAL_SHELF, "missiles")
            answer = await app.answers.entity(LOCAL_SHELF, "Kim Jong Un")
            await asyncio.to_thread(bar_chart, charted(answer.weeks), ())


if __name__ == "__main__":
    asyncio.run(_desk([*Path(sys.argv[2]).iterdir()]) if sys.argv[1] == "desk" else _bare())
    print(_peak())
