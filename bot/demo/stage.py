"""Sets up the demo: a database filled from the sample library, and the bot in a channel of a simulated Discord server.

The application's loops are started outside the simulation, since simcord waits for every task that the bot starts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from bot.app import App
from bot.catalogue import ENGLISH, gettext, language
from bot.client import DeskBot
from bot.config import Settings
from bot.demo.guarded_fetcher import GuardedFetcher
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
"""Articles that are not on the shelf at first, for the visitor to post."""

BEGINNING = ("2024-10-29-taebaek-choe", "2024-10-29-taedong-choe")
"""The first day of a story that continues for three more days."""

EARLY = LAST_MORNING - timedelta(hours=3)
"""Start of a new demo: early enough for a page to be revisited before the last morning."""

_TWO_WEEKS_AGO = LAST_MORNING - timedelta(days=14)
_TWO_DAYS_AGO = LAST_MORNING - timedelta(days=2)
"""Articles between these dates are left out, to shorten the start of the demo."""

_GUILD_ID = 1_000_000_000_000_000_001
_SETTLE_SECONDS = 100.0
"""The time given to simcord for pending work. It must be longer than an interaction waits for its article."""
_FILL_SECONDS = 600.0
_AFTER_FILLING = timedelta(minutes=1)
"""The time from the last article on the shelf to the first post. Of articles that come in one second, a watch takes
those with a card first, so that its preview would depend on the speed of the machine."""

FillProgress = Callable[[int, int], None]
"""Called with the number of articles read so far and the total."""


class DemoFailed(Exception):
    """A step of the demo failed; the message is for the terminal."""


class Stage(Struct, frozen=True):
    """The running demo. `env`, `channel` and `visitor` are simcord objects; the visitor may manage the server.
    `locale` is that of the visitor's client and of the server.

    `fresh`: the data folder was empty and the clock shows `EARLY`; otherwise it shows the last morning.
    """

    app: App
    clock: SampleClock
    env: Any
    channel: Any
    visitor: Any
    library: SampleLibrary
    fresh: bool
    locale: str

    async def hours_later(self) -> None:
        """Move the clock to the last morning and revisit the pages that are due."""
        self.clock.leap(LAST_MORNING)
        await self.app.revisits.revisit_due()

    def to_post(self) -> list[str]:
        """Sample addresses that are not on the shelf yet, including a PDF."""
        held = [article.url for article in self.library.articles if article.name in HELD_BACK]
        return held + [url for url, other in self.library.others.items() if other.get("file", "").endswith(".pdf")]


@asynccontextmanager
async def open_stage(settings: Settings, progress: FillProgress) -> AsyncIterator[Stage]:
    """Open the application in the data folder of `settings`, connect the bot and fill the shelf.

    Raises SettingsFailed if simcord is not installed, DemoFailed if a sample article cannot be read.
    """
    simcord, fresh = _simcord(), not settings.database_path.exists()
    clock, library = SampleClock(EARLY if fresh else LAST_MORNING), SampleLibrary.load()
    async with App.open(settings, clock=clock, fetcher=GuardedFetcher(SampleFetcher(library, clock))) as app:
        bot, sender = assemble(app)
        env, world = simcord.Env(bot, settle_timeout=_SETTLE_SECONDS), WorldClock(clock, EARLY)
        env.backend.clock, env.backend.bot_user.name = world, "Peninsula Desk"
        remove_deadlines(env, bot)
        await env.start()
        localise(env, discord_locale())
        try:
            with env.time_context():
                channel, visitor = _create_server(env)
                world.run()
                await _set_up(app, channel)
                async with app.working(sender):
                    await _fill(app, library, Shelf.of_guild(_GUILD_ID), progress)
                    clock.leap(clock.now() + _AFTER_FILLING)
                    yield Stage(app, clock, env, channel, visitor, library, fresh, discord_locale())
        finally:
            await env.shutdown()


def _simcord() -> Any:
    try:
        import simcord
        import simcord.preview  # the extra `demo` may not be installed
    except ImportError as error:
        detail = gettext("the demo needs {module}, which `make demo` installs", module=error.name or "simcord")
        raise SettingsFailed(Reason.BAD_SETTINGS, detail) from None
    return simcord


def discord_locale() -> str:
    """Discord's name for the language that the demo is in."""
    return "en-US" if language() == ENGLISH else language()


def localise(env: Any, locale: str) -> None:
    """Give the visitor's client and the server a locale in every interaction; simcord's are American."""
    emit = env.backend.emit

    def localised(event: str, payload: dict[str, Any], *given: Any, **options: Any) -> Any:
        if event == "INTERACTION_CREATE":
            payload = {**payload, "locale": locale}
            payload.update({"guild_locale": locale} if "guild_locale" in payload else {})
        return emit(event, payload, *given, **options)

    env.backend.emit = localised


def remove_deadlines(env: Any, bot: DeskBot) -> None:
    """Remove the response deadline of every interaction. While the visitor waits, simcord stops the bot's timers,
    including the one that defers a slow answer, but not its own clock."""

    async def on_interaction(interaction: discord.Interaction) -> None:
        env.backend.interactions[interaction.id].initial_response_deadline = None

    bot.add_listener(on_interaction)


def _at_hand(article: Sample) -> bool:
    """Whether the article is on the shelf at first. A story that started before the last days is complete."""
    left_out = _TWO_WEEKS_AGO <= article.at < _TWO_DAYS_AGO and article.name not in BEGINNING
    return article.name not in HELD_BACK and not left_out


def _create_server(env: Any) -> tuple[Any, Any]:
    """Create a server with a channel for the bot and a member who may manage the server."""
    import discord

    mina = env.create_user("mina", global_name="Mina")
    guild = env.create_guild("Korea Watchers", id=_GUILD_ID, owner=mina, preferred_locale=discord_locale())
    channel = guild.create_text_channel(
        "news-desk", topic=gettext("Post a link to save an article. /help lists the commands.")
    )
    managers = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    return channel, guild.add_member(mina, roles=[managers])


async def _set_up(app: App, channel: Any) -> None:
    """Configure the channel, as a manager does with `/desk setup` and `/digest schedule`."""
    await app.desks.save(ServerSettings(_GUILD_ID, channels=(channel.id,)))
    await app.digests.schedule(
        ScheduleRequest(_GUILD_ID, channel.id, time(8), "Asia/Seoul", "Korean Peninsula", QuietDay.LINE, CatchUp.ONCE)
    )


async def _fill(app: App, library: SampleLibrary, shelf: Shelf, progress: FillProgress) -> None:
    """Save the sample articles in order of publication. Raises DemoFailed if one cannot be read."""
    articles = [article for article in library.in_time if _at_hand(article)]
    jobs = [(article.url, await _submit(app, shelf, article.url)) for article in articles]
    for done, (url, job_id) in enumerate(jobs):
        progress(done, len(jobs))
        if job_id is not None:
            await _read(app, url, job_id)


async def _submit(app: App, shelf: Shelf, url: str) -> int | None:
    """Submit a link; gives the job, or None if the article is already stored."""
    return (await app.ingest.submit(Submission(shelf, Post(), url=url))).job_id


async def _read(app: App, url: str, job_id: int) -> None:
    outcome = await app.ingest.wait(job_id, _FILL_SECONDS)
    if outcome is None or outcome.article_id is None:
        reason = outcome.reason if outcome else gettext("it took too long")
        raise DemoFailed(gettext("{url} was not read: {reason}", url=url, reason=reason))


def demo_settings(home: Path) -> Settings:
    """The settings of this machine with the demo's data folder and outlets, and without a token."""
    from bot.config import load_settings

    return load_settings(desk_home=home, desk_sources=OUTLETS, discord_token=None, desk_message_content=True)
