"""The two weeks played at speed: the real bot on a simulated Discord, over a real desk whose clock is stepped.

postings, in order -> the clock steps to each -> a member posts, the desk reads and answers
                   -> at 07:00 in Seoul it steps there -> what is due is delivered -> Played
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import Any, TypeVar

import discord
from msgspec import Struct, field
from msgspec.structs import replace
from simcord import Env

from bot.app import App
from bot.client import DeskBot
from bot.config import Settings
from bot.demo.transcript import buttons_of, reactions_of, words_of
from bot.demo.world_clock import WorldClock
from bot.model.deliveries import Delivery, Rhythm, ScheduleRequest, SendResult
from bot.model.digests.answer import DigestAnswer
from bot.model.jobs import Shelf
from bot.model.settings import FilterOwner, FilterScope, ServerSettings
from bot.policy.filters import NEW_DIGEST
from bot.sample.fetcher import SampleFetcher
from bot.sample.library import SampleLibrary
from bot.services.deliveries.service import DeliveryService
from bot.storage.articles import find
from bot.storage.shelves import shelves
from bot.storage.stories import view
from cogs._sender import DiscordSender
from tests.fakes.clock import SteppedClock
from tests.fakes.reading import SampleReader
from tests.fakes.waiting import PATIENCE
from tests.newsroom.plan import FIRST_MORNING, MORNINGS, SEOUL, Posting, postings

_RESTARTED_ON = date(2024, 10, 24)
"""The bot's process ends minutes before this morning's digest, and a new one begins."""

_ALL = 1_000


W = TypeVar("W", bound="TwoWeeks")
T = TypeVar("T")
Name = tuple[str, date]
"""Which digest: its rhythm ("day", "week") and local date."""


IN_KOREAN = "latest-week-in-korean"

QUESTIONS: dict[str, tuple[str, dict[str, str]]] = {
    "story-hwasong-19": ("story", {"article-or-story": "https://taebaek-news.example/en/20241031000451"}),
    "story-drone": ("story", {"article-or-story": "https://taebaek-news.example/en/20241019000071"}),
    "story-envoy": (
        "story",
        {"article-or-story": "https://nevanews.example/en/world/2024-10-30-dprk-foreign-minister-moscow"},
    ),
    "story-economy": ("story", {"article-or-story": "https://taebaek-news.example/en/20241024000790"}),
    "latest": ("latest", {}),
    "latest-kim-yo-jong": ("latest", {"topic": "Kim Yo Jong", "since": "14 days"}),
    "latest-economy": ("latest", {"topic": "economy", "since": "14 days"}),
}
"""What a member asks when it is over: the command and its options, by the golden's name."""


class Answered(Struct, frozen=True):
    """A posting, the emoji under it and what the bot replied, as read in the channel."""

    posting: Posting
    reactions: tuple[str, ...]
    reply: str | None


class Played(Struct):
    """What came of the two weeks. `digests` are the digests' messages as a member reads them, by rhythm and local date;
    `told` are the payloads they were made of; `others` the remaining messages that answer nobody; `asked` the answers
    to `QUESTIONS` and `IN_KOREAN`, put on the last morning; `filtered` the headlines of stories that a new digest would
    leave out; `texts` what was read at each address; `stories` the story that holds each address at the end."""

    digests: dict[Name, list[str]] = field(default_factory=dict)
    told: dict[Name, list[DigestAnswer]] = field(default_factory=dict)
    answers: list[Answered] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)
    filtered: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    stories: dict[str, int] = field(default_factory=dict)


class _NotingSender(DiscordSender):
    """Notes what was delivered as which message."""

    def __init__(self, bot: DeskBot, sent: dict[int, Delivery]) -> None:
        super().__init__(bot)
        self._sent = sent

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        result = await super().send(delivery, nonce)
        if result.message_id is not None:
            self._sent[result.message_id] = delivery
        return result


class TwoWeeks:
    """The newsroom at work. `channels` are "home", where a digest comes each day, "weekly" beside it, where one comes
    each Friday, and "away", another server's."""

    def __init__(self, env: Env, app: App, clock: SteppedClock) -> None:
        self._env = env
        self._app = app
        self._clock = clock
        self._sent: dict[int, Delivery] = {}
        self.channels: dict[str, Any] = {}
        self._members: dict[str, Any] = {}

    async def furnish(self) -> None:
        """Two servers with a desk channel and their members; a manager of the first orders a digest."""
        for where, names in {"home": ("anna", "boris", "mina"), "away": ("olga",)}.items():
            guild = self._env.create_guild(where)
            channel = self.channels[where] = guild.create_text_channel("desk")
            for name in names:
                self._members[name] = guild.add_member(self._env.create_user(name))
            await self._app.desks.save(ServerSettings(guild.id, (channel.id,)))
        home = self.channels["home"]
        weekly = self.channels["weekly"] = home.guild.create_text_channel("weekly")
        schedule = self._app.digests.schedule
        await schedule(ScheduleRequest(home.guild.id, home.id, time(7), "Asia/Seoul", leave_out=()))
        friday = ScheduleRequest(
            home.guild.id, weekly.id, time(7), "Asia/Seoul", rhythm=Rhythm.WEEK, on="Friday", leave_out=()
        )
        await schedule(friday)

    async def play(self, posted: list[Posting]) -> Played:
        """Everything, to the last morning's digest."""
        played, messages = Played(), dict[int, Posting]()
        waiting = list(posted)
        for morning in MORNINGS:
            while waiting and waiting[0].at < morning:
                posting = waiting.pop(0)
                self._step_to(posting.at)
                message = await self._members[posting.who].send(self.channels[posting.where], posting.url)
                messages[message.id] = posting
                await self._work()
            self._step_to(morning - timedelta(minutes=2))
            if morning.astimezone(SEOUL).date() == _RESTARTED_ON:
                await self._env.restart_bot(DeskBot(self._app, message_content=True))
            await self._work()
            self._step_to(morning)
            await self._work()
            await self._work()
        self._collect(played, messages)
        played.stories = await self._app.database.read(placed, Shelf.of_guild(self.channels["home"].guild.id))
        for name, (command, options) in QUESTIONS.items():
            result = await self._members["anna"].slash(self.channels["home"], command, **options)
            played.asked[name] = _read(result.response.message)
        played.asked[IN_KOREAN] = await self._asked_in_korean()
        played.filtered = await self._filtered()
        return played

    async def _asked_in_korean(self) -> str:
        """The week's stories once the server has chosen Korean."""
        home = self.channels["home"]
        before = await self._app.desks.get(home.guild.id)
        await self._app.desks.save(replace(before, language="ko"))
        result = await self._members["anna"].slash(home, "latest", since="7d")
        await self._app.desks.save(before)
        return _read(result.response.message)

    async def _filtered(self) -> list[str]:
        """The headlines of the two weeks' stories that the filters of a new digest leave out."""
        shelf = Shelf.of_guild(self.channels["home"].guild.id)
        before = await self._stories(shelf)
        for one in NEW_DIGEST:
            await self._app.filters.add(FilterOwner(FilterScope.SERVER, shelf.guild_id or 0), shelf, one.label)
        after = await self._stories(shelf)
        return sorted(headline for story, headline in before.items() if story not in after)

    async def _stories(self, shelf: Shelf) -> dict[int, str]:
        first = await self._app.latest.latest(shelf, since="15 days")
        pages = [
            first,
            *[await self._app.latest.latest(shelf, None, "15 days", page) for page in range(1, first.pages)],
        ]
        return {story.id: story.headline for page in pages for story in page.stories}

    def _step_to(self, moment: datetime) -> None:
        self._clock.advance(max((moment - self._clock.now()).total_seconds(), 0))

    async def _work(self) -> None:
        """The desk does what is due, as its loops would."""
        await self._env.settle()
        while await self._app.ingest.step():
            pass
        await self._app.revisits.revisit_due()
        bot = self._env.bot
        assert isinstance(bot, DeskBot)
        deliveries = DeliveryService(self._app.database, self._clock, _NotingSender(bot, self._sent))
        await self._app.digests.prepare_due()
        while await deliveries.deliver_due():
            pass
        await self._env.settle()

    def _collect(self, played: Played, posted: dict[int, Posting]) -> None:
        replies: dict[int, str] = {}
        history = [message for channel in self.channels.values() for message in channel.history()]
        for message in history:
            delivery = self._sent.get(message.id)
            if message.reference is not None and message.reference.message_id in posted:
                replies[message.reference.message_id] = _read(message)
            elif delivery is not None and isinstance(delivery.payload, DigestAnswer):
                name = (delivery.payload.rhythm, delivery.payload.slot_date)
                played.digests.setdefault(name, []).append(_read(message))
                played.told.setdefault(name, []).append(delivery.payload)
            elif message.id not in posted:
                played.others.append(_read(message))
        for message in history:
            if message.id in posted:
                reactions = tuple(reactions_of(message))
                played.answers.append(Answered(posted[message.id], reactions, replies.get(message.id)))


def placed(connection: Connection, shelf: Shelf) -> dict[str, int]:
    """The story of each article of the shelf, by address."""
    shelf_id = shelves.find(connection, shelf) or 0
    articles = find.newest(connection, shelf_id, _ALL)
    found = [(article.url, view.story_of(connection, shelf_id, article.id)) for article in articles]
    return {url: story for url, story in found if url is not None and story is not None}


async def play(home: Path, library: SampleLibrary, reader: SampleReader) -> Played:
    """Play the two weeks in a new data folder."""

    async def act(weeks: TwoWeeks) -> Played:
        played = await weeks.play(postings(library))
        played.texts = reader.texts()
        return played

    return await newsroom(home, library, reader, TwoWeeks, act)


async def newsroom(
    home: Path, library: SampleLibrary, reader: SampleReader, kind: type[W], act: Callable[[W], Awaitable[T]]
) -> T:
    """What comes of a newsroom in a new data folder, which is furnished twelve hours before the first morning."""
    clock = SteppedClock(FIRST_MORNING - timedelta(hours=12))
    settings = Settings(desk_home=home, desk_max_megabytes=1)
    async with App.open(settings, clock=clock, fetcher=SampleFetcher(library, clock), analyzer=reader) as app:
        env = Env(DeskBot(app, message_content=True), settle_timeout=PATIENCE)
        world = WorldClock(clock, clock.now().replace(microsecond=0))
        env.backend.clock = world  # type: ignore[assignment]  # simcord asks it for `now` and `advance` alone
        await env.start()
        try:
            with env.time_context():
                weeks = kind(env, app, clock)
                await weeks.furnish()
                world.run()
                return await act(weeks)
        finally:
            await env.shutdown()


def _read(message: discord.Message) -> str:
    """A message as a person reads it, its buttons in the last line."""
    buttons = " ".join(f"[{label}]" for label in buttons_of(message))
    return "\n".join(line.rstrip() for line in [*words_of(message).splitlines(), buttons] if line or not buttons)
