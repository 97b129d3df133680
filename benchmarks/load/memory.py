"""Peak memory of the bot process, compared with a bare discord.py bot on the same machine.

Neither process logs in. The bot process also opens the database and all services, loads every cog, reads some pages in
its reader processes and answers questions. The reader processes, which have the models, are not counted, nor is the
code that makes the pages. Each runs twice, and the second run counts: the first one compiles the modules, which raises
its peak, and the bare bot's more than the desk's.
"""

from __future__ import annotations

import asyncio
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
    from benchmarks.load.whole_desk import read, working_desk
    from bot.model.jobs import LOCAL_SHELF
    from cogs._cards.pictures.entity import entity_pictures
    from cogs._ui.pictures import drawn

    async with working_desk() as app:
        await read(app, pages)
        await app.latest.latest(LOCAL_SHELF, since="5000d")
        await app.answers.search(LOCAL_SHELF, "missiles")
        answer = await app.answers.entity(LOCAL_SHELF, "Kim Jong Un")
        await asyncio.to_thread(drawn, tuple(one.content for one in entity_pictures(answer)), app.pictures)


if __name__ == "__main__":
    asyncio.run(_desk([*Path(sys.argv[2]).iterdir()]) if sys.argv[1] == "desk" else _bare())
    print(_peak())
