"""The stage: a desk with the sample library on its shelf, and the bot in a channel of a simulated Discord.

The desk is opened and set to work outside the simulation: simcord waits for all that the bot itself began.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.app import App
from bot.client import DeskBot
from bot.config import Settings
from bot.demo.world_clock import WorldClock
from bot.model.deliveries import CatchUp, QuietDay, ScheduleRequest
from bot.model.errors import Reason, SettingsFailed
from bot.model.jobs import Post, Shelf, Submission
from bot.model.settings import ServerSettings
from bot.runtime import assemble
from bot.sample.clock import LAST_MORNING, SampleClock
from bot.sample.fetcher import SampleFetcher
from bot.sample.library import OUTLETS, Sample, SampleLibrary

if TYPE_CHECKING:
    import discord

HELD_BACK = (
    "2024-10-31-hanriver-longest",
    "2024-10-31-hanriver-longest-amp",
    "2024-11-01-openpeninsula-kursk",
    "2024-10-31-donghae-launch",
    "2024-11-01-amnok-hwasong19",
    "2024-11-01-namsan-twoplustwo",
)
"""Articles that are not on the shelf at first: for a visitor to post."""

BEGINNING = ("2024-10-29-taebaek-choe", "2024-10-29-taedong-choe")
"""The first day of a story that goes on for three more."""

EARLY = LAST_MORNING - timedelta(hours=3)
"""When a fresh demo begins: long enough before the last morning for a page to be looked at again by then."""

_TWO_WEEKS_AGO = LAST_MORNING - timedelta(days=14)
_TWO_DAYS_AGO = LAST_MORNING - timedelta(days=2)
"""What the library has between them is left out, so that a visitor need not wait for it."""

_GUILD_ID = 1_000_000_000_000_000_001
_SETTLE_SECONDS = 100.0
"""Longer than an interaction waits for its article."""
_FILL_SECONDS = 600.0

Told = Callable[[int, int], None]


class DemoFailed(Exception):
    """The demo did not go as it should; the message says where and how."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`env`, `channel` and `visitor` are simcord's; the visitor may manage the server. `fresh`: nothing was kept in
    the folder before, and it is `EARLY`; else it is the last morning already."""

    app: App
    clock: SampleClock
    env: Any
    channel: Any
    visitor: Any
    library: SampleLibrary
    fresh: bool

    async def hours_later(self) -> None:
        """It is the last morning, and the desk looks at its pages again."""
        self.clock.leap(LAST_MORNING)
        await self.app.revisits.revisit_due()

    def to_post(self) -> list[str]:
        """Sample addresses that are not on the shelf yet, the PDF among them."""
        held = [article.url for article in self.library.articles if article.name in HELD_BACK]
        return held + [url for url, other in self.library.others.items() if other.get("file", "").endswith(".pdf")]


@asynccontextmanager
async def open_stage(settings: Settings, told: Told) -> AsyncIterator[Stage]:
    """Open the desk in the data folder of `settings`, bring the bot to its channel and fill the shelf.

    `told(done, all)` hears how the filling goes on. Raises SettingsFailed where simcord is not installed,
    DemoFailed for a sample article that the desk would not take.
    """
    simcord, fresh = _simcord(), not settings.database_path.exists()
    clock, library = SampleClock(EARLY if fresh else LAST_MORNING), SampleLibrary.load()
    async with App.open(settings, clock=clock, fetcher=SampleFetcher(library, clock)) as app:
        bot, sender = assemble(app)
        env, world = simcord.Env(bot, settle_timeout=_SETTLE_SECONDS), WorldClock(clock, EARLY)
        env.backend.clock, env.backend.bot_user.name = world, "Peninsula Desk"
        be_patient(env, bot)
        await env.start()
        try:
            with env.time_context():
                channel, visitor = _furnish(env)
                world.run()
                await _set_up(app, channel)
                async with app.working(sender):
                    await _fill(app, library, Shelf.of_guild(_GUILD_ID), told)
                    yield Stage(app, clock, env, channel, visitor, library, fresh)
        finally:
            await env.shutdown()


def _simcord() -> Any:
    try:
        import simcord
        import simcord.preview  # its extra may be missing
    except ImportError as error:
        detail = f"the demo needs simcord with its preview extra, which `make demo` installs ({error.name} is missing)"
        raise SettingsFailed(Reason.BAD_SETTINGS, detail) from None
    return simcord


def be_patient(env: Any, bot: DeskBot) -> None:
    """Let no interaction expire before its answer. The simulation holds the bot's timers back while the visitor waits
    for it, the one among them that would defer a slow answer; but its clock goes on."""

    async def on_interaction(interaction: discord.Interaction) -> None:
        env.backend.interactions[interaction.id].initial_response_deadline = None

    bot.add_listener(on_interaction)


def _at_hand(article: Sample) -> bool:
    """Whether it is on the shelf at first: a story that began before the last days is there from its beginning."""
    left_out = _TWO_WEEKS_AGO <= article.at < _TWO_DAYS_AGO and article.name not in BEGINNING
    return article.name not in HELD_BACK and not left_out


def _furnish(env: Any) -> tuple[Any, Any]:
    """A server with a channel for the desk, and someone who may manage it."""
    import discord

    mina = env.create_user("mina", global_name="Mina")
    guild = env.create_guild("Korea Watchers", id=_GUILD_ID, owner=mina)
    channel = guild.create_text_channel("news-desk", topic="Post a link; the desk reads it. /help shows the rest.")
    managers = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    return channel, guild.add_member(mina, roles=[managers])


async def _set_up(app: App, channel: Any) -> None:
    """What a manager would do with `/desk setup` and `/digest schedule`."""
    await app.desks.save(ServerSettings(_GUILD_ID, channels=(channel.id,)))
    await app.digests.schedule(
        ScheduleRequest(_GUILD_ID, channel.id, time(8), "Asia/Seoul", "Korean Peninsula", QuietDay.LINE, CatchUp.ONCE)
    )


async def _fill(app: App, library: SampleLibrary, shelf: Shelf, told: Told) -> None:
    """Have the desk read the library, in the order in which it was published. Raises DemoFailed for an article that it
    would not take."""
    articles = [article for article in library.in_time if _at_hand(article)]
    jobs = [(article.url, await _submit(app, shelf, article.url)) for article in articles]
    for done, (url, job_id) in enumerate(jobs):
        told(done, len(jobs))
        if job_id is not None:
            await _read(app, url, job_id)


async def _submit(app: App, shelf: Shelf, url: str) -> int | None:
    """The job, None where a kept demo has the article already."""
    return (await app.ingest.submit(Submission(shelf, Post(), url=url))).job_id


async def _read(app: App, url: str, job_id: int) -> None:
    outcome = await app.ingest.wait(job_id, _FILL_SECONDS)
    if outcome is None or outcome.article_id is None:
        raise DemoFailed(f"{url} was not read: {outcome.reason if outcome else 'it took too long'}")


def demo_settings(home: Path) -> Settings:
    """The settings of this machine, with the demo's own folder and outlets, and no token."""
    from bot.config import load_settings

    return load_settings(desk_home=home, desk_sources=OUTLETS, discord_token=None, desk_message_content=True)
