"""The world of one run: Discord, the web, the clock, and what the laws need to know of what happened in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.model.deliveries import Rhythm
from bot.model.settings import CardPlaces
from tests.fakes.feeds import Item
from tests.simulation import spoilers, threads
from tests.simulation.client import Weather
from tests.simulation.guilds import START, Channel, Guild, Message
from tests.simulation.loop import VirtualTime
from tests.simulation.outside import (
    HAPPENINGS,
    SPORTS,
    Readers,
    Site,
    SteppingClock,
    Web,
    WebPage,
    feed_page_text,
    page_text,
)
from tests.simulation.parts import WHOLE, Part
from tests.simulation.server import DiscordServer

if TYPE_CHECKING:
    from tests.simulation.curation import Curated
    from tests.simulation.retractions import Retracted
    from tests.simulation.watchers import Watchers

HOSTS = ("han.example", "taedong.example", "agency.example", "port.example")
STATE_MEDIA = "agency.example"
OUTLETS = dict(zip(HOSTS, ("Han Post", "Taedong Daily", "State Agency", "Port Times"), strict=True))
SPORT, STATE = "sport", "state media"
_SPORT_EACH = 5
"""One page in so many is about sport."""
_SLACK = 2.0
"""Seconds: the database keeps whole ones."""
ONLY_WORDS = ("wonsan", "missiles")
OTHER_ADDRESSES = ("moved", "copy", "claim")
"""How the second addresses of pages end."""


@dataclass
class Trouble:
    """A time in which the desk could not do in a channel what it owes there: a permission, the server or the settings
    were missing."""

    channel: int
    since: float
    until: float | None = None

    def overlaps(self, since: float, until: float) -> bool:
        return self.since <= until and (self.until is None or since <= self.until)


@dataclass
class Outage:
    """A time in which a site was out of order; without a host, the readers were."""

    host: str
    since: float
    until: float

    def overlaps(self, since: float, until: float) -> bool:
        return self.since <= until and since <= self.until


@dataclass
class Order:
    """A digest that managers ordered: from `since` on, until it was changed or stopped."""

    channel: int
    at: time
    zone: str
    since: float
    until: float | None = None
    rhythm: Rhythm = Rhythm.DAY


@dataclass
class FilterRule:
    """What a server or a member (`owner`) leaves out: an outlet's name, `SPORT` or `STATE`. It holds since the desk had
    confirmed it, until somebody asked to end it."""

    owner: int
    what: str
    since: float
    until: float = float("inf")

    def holds(self, at: float) -> bool:
        """Whether it held at a time, as far as whole seconds tell."""
        return self.since + _SLACK <= at <= self.until - _SLACK


@dataclass
class Posting:
    """A message of a member with links to pages, whose `tokens` these are; whether the desk `read` links there then,
    and whether its author was `allowed` to save articles."""

    message: Message
    tokens: tuple[str, ...]
    read: bool
    allowed: bool


@dataclass(frozen=True)
class Asked:
    """A question to the desk on a shelf, and the pages that its answer spoke of; whose filters (`owners`) it was to
    keep to."""

    shelf: int
    tokens: frozenset[str]
    at: float
    owners: frozenset[int]


@dataclass(frozen=True)
class Forgotten:
    """An erasure that a member asked for and the desk confirmed."""

    member: int
    at: float


@dataclass(frozen=True)
class Restore:
    """A restore, and the keys of the messages that the copy knew to have arrived."""

    at: float
    arrived: frozenset[str]


@dataclass
class World:
    """Everything outside the desk, and the record of it. `disturbances`: when Discord, the connection or the database
    had a fault; `places`: where servers want their cards, replies where none
    is named; `answered`: the keys of cards, and the posts that they answer; `pasted_privately`: the word of a text ->
    the member who pasted it in direct messages, and when the desk had it;
    `full_disks`: since when the disk was full."""

    seed: int
    virtual: VirtualTime
    chance: random.Random
    server: DiscordServer
    web: Web
    readers: Readers
    clock: SteppingClock
    parts: frozenset[Part] = WHOLE
    weather: Weather = field(default_factory=Weather)
    desk_channels: dict[int, set[int]] = field(default_factory=dict)
    postings: list[Posting] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    outages: list[Outage] = field(default_factory=list)
    disturbances: list[tuple[float, float]] = field(default_factory=list)
    retracted: list[Retracted] = field(default_factory=list)
    unread: dict[int, list[Callable[[], None]]] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    digests: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    shelved: dict[str, set[int]] = field(default_factory=dict)
    facts: dict[str, set[str]] = field(default_factory=dict)
    filters: list[FilterRule] = field(default_factory=list)
    up: list[tuple[float, float]] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)
    restores: list[Restore] = field(default_factory=list)
    erasures: list[Forgotten] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    wrong_clocks: list[tuple[float, float]] = field(default_factory=list)
    full_disks: list[float] = field(default_factory=list)
    faulty_storage: bool = False
    over: bool = False
    bugs: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    pasted: set[str] = field(default_factory=set)
    pasted_privately: dict[str, tuple[int, float]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    places: dict[int, tuple[CardPlaces, int | None]] = field(default_factory=dict)
    answered: dict[str, int] = field(default_factory=dict)
    _numbers: int = 0

    @cached_property
    def watchers(self) -> Watchers:
        """Who watches."""
        from tests.simulation.watchers import Watchers

        return Watchers(self)

    @cached_property
    def curated(self) -> Curated:
        """What managers of the first server did."""
        from tests.simulation.curation import Curated

        return Curated(random.Random(f"curation of {self.seed}"))  # noqa: S311  # repeatable, not secret

    @cached_property
    def chance_of_spoilers(self) -> random.Random:
        """Which posts hide their links: a source of its own, so that the rest of a seed stays as it is without them."""
        return random.Random(f"spoilers of {self.seed}")  # noqa: S311  # repeatable, not secret

    @classmethod
    def create(cls, seed: int, parts: frozenset[Part] = WHOLE) -> World:
        """Two servers of three channels: one for links, one for links and digests, one for digests."""
        virtual, chance = VirtualTime(), random.Random(seed)  # noqa: S311  # repeatable, not secret
        world = cls(
            seed,
            virtual,
            chance,
            DiscordServer(virtual),
            Web(virtual, chance, {host: Site() for host in HOSTS}),
            Readers(chance),
            SteppingClock(virtual),
            parts,
        )
        for _ in range(2):
            guild = world.server.add_guild(3)
            world.desk_channels[guild.id] = set()
        guild.role = world.server.new_id()
        guild.editors = {guild.id + 1001, guild.id + 1002}
        if Part.THREADS in parts:
            first, second = world.server.guilds
            forum = threads.add_forum(world.server, world.server.guilds[second])
            world.places = {first: (CardPlaces.THREADS, None), second: (CardPlaces.FORUM, forum.id)}
        world.note(f"plays {' '.join(sorted(parts)) or 'links only'}")
        return world

    @property
    def only(self) -> str:
        """The word that the second server's feed is limited to: of some pages that are about a happening, or of all
        that are about none."""
        return ONLY_WORDS[self.seed % len(ONLY_WORDS)]

    def note(self, what: str) -> None:
        """A line of the run's log."""
        self.log.append(f"{self.virtual.now:10.1f} {what}")

    # -------------------------------------------------------------- pages and posts

    def new_token(self) -> str:
        """A word that occurs on one page only."""
        self._numbers += 1
        return f"zq{self._numbers:04d}x"

    def coming_token(self, ahead: int) -> str:
        """The word of a page that will be made, if so many are."""
        return f"zq{self._numbers + ahead:04d}x"

    def new_page(self) -> WebPage:
        """A page that nobody has posted yet."""
        token = self.new_token()
        host = self.chance.choice(HOSTS)
        header = self._header(host, token)
        if host != STATE_MEDIA and self.chance.random() < 0.1:
            header += f"> verdict {self.chance.choice(['paywall', 'captcha', 'not_article'])}\n"
        url = f"https://{host}/{token}"
        page = self.web.pages[url] = WebPage(url, token, page_text(token, 1, header))
        if Part.THREADS in self.parts and self.chance.random() < 0.6 and "> verdict" not in header:
            self._tell_of_happening(page)  # a copy at another address would have other words
        elif self.chance.random() < 0.15:
            return self._other_address(page, header)
        return page

    def _tell_of_happening(self, page: WebPage) -> None:
        """Give a page words that others have too, so that they are of one story."""
        page.happening = self.chance.choice(HAPPENINGS)
        header = self._header(page.url.split("/")[2], page.token, page.happening)
        self.facts[page.token].discard(SPORT)  # it may have told of another happening
        if page.happening == SPORTS and page.url.endswith(page.token):
            self.facts[page.token].add(SPORT)
        page.body = feed_page_text(page.token, 1, header, page.happening)

    def _header(self, host: str, token: str, happening: str | None = None) -> str:
        """What filters may ask of a page, as the plain reader takes it; its outlet and kind are noted in `facts`. All
        pages that tell of `SPORTS` are about sport, and so is their story; of others some are, in a story with more."""
        facts = self.facts.setdefault(token, {OUTLETS[host]})
        header = f"> outlet {OUTLETS[host]}\n> domain {host}\n"
        if host == STATE_MEDIA:
            facts.add(STATE)
            header += "> kind state_media\n"
        if happening == SPORTS or (happening is None and int(token[2:6]) % _SPORT_EACH == 0):
            header += "> subjects sport\n"
        return header

    def outlets(self) -> list[str]:
        """The outlets that may be left out."""
        return [*OUTLETS.values()]

    def _other_address(self, page: WebPage, header: str) -> WebPage:
        """Another address of a page: it redirects there, or says so itself and has the same words, or has other words
        and wrongly claims the address."""
        url = f"{page.url}/{self.chance.choice(OTHER_ADDRESSES)}"
        if url.endswith("moved"):
            self.web.moved[url] = page.url
            return WebPage(url, page.token, None)
        header += f"> canonical {page.url}\n"
        body = page_text(page.token, 1 if url.endswith("copy") else 7, header)
        other = self.web.pages[url] = WebPage(url, page.token, body)
        return other

    def publish(self) -> None:
        """A new page that the feed lists."""
        page = self.new_page()
        if page.body is not None and self.chance.random() < 0.7:
            self._tell_of_happening(page)
        self.list_page(page)

    def list_page(self, page: WebPage) -> None:
        """The feed lists a page, which servers follow: one for everything, one for what has a word."""
        at = START + timedelta(seconds=self.virtual.now)
        self.web.feed.publish(Item(page.url, f"North Korea report {page.token}", at, page.token))
        shelved = self.shelved.setdefault(page.token, set())
        first, second = self.server.guilds
        if Part.FEEDS in self.parts:
            shelved.add(first)
        final = self.web.pages.get(self.web.moved.get(page.url, page.url))
        if Part.ONLY in self.parts and final is not None and self.only in str(final.body).lower():
            shelved.add(second)
        elif Part.ONLY in self.parts:
            self.left_out.add(page.token)
        self.note(f"feed lists {page.token}")

    def old_page(self) -> WebPage:
        """A page that was made before, or a new one."""
        return self.chance.choice([*self.web.pages.values()]) if self.web.pages else self.new_page()

    def change(self, page: WebPage) -> None:
        """A site changes its page, or takes it away."""
        page.edition += 1
        old = page.body
        if old is None or self.chance.random() < 0.7:
            header = self._header(page.url.split("/")[2], page.token, page.happening)
            page.body = page_text(page.token, page.edition, header)
            if page.happening is not None:
                page.body = feed_page_text(page.token, page.edition, header, page.happening)
        else:
            page.body = None
        self.note(f"page {page.token} {'gone' if page.body is None else 'changed'}")

    def post(self, channel: Channel, pages: list[WebPage]) -> Posting:
        """A member posts links."""
        author = channel.recipient or self.member(channel.guild)
        allowed = channel.guild is None or channel.guild.role is None or author in channel.guild.editors
        content = " ".join(page.url for page in pages)
        if Part.SPOILERS in self.parts:
            message = spoilers.post(self, channel, author, content)
        else:
            message = self.server.post(channel, author, content)
        read = channel.guild is not None and channel.id in self.desk_channels[channel.guild.id]
        posting = Posting(message, tuple(dict.fromkeys(page.token for page in pages)), read, allowed)
        self.postings.append(posting)
        for page in pages if allowed else ():
            self.shelved.setdefault(page.token, set()).add(channel.shelf)
        self.note(f"post {message.id} in {channel.id}: {' '.join(posting.tokens)}")
        return posting

    def any_guild(self) -> Guild:
        """One of the servers."""
        return self.chance.choice([*self.server.guilds.values()])

    def any_desk_channel(self) -> Channel:
        """One of the channels that links are read from, or were, and that was not deleted."""
        channels = self.any_guild().channels
        chosen = self.chance.choice(channels[:2])
        return channels[0] if chosen.is_removed else chosen

    def member(self, guild: Guild | None) -> int:
        """A member of a server."""
        return (guild.id if guild else 0) + 1000 + self.chance.randint(1, 3)

    # -------------------------------------------------------------- trouble

    def begin_trouble(self, *channels: Channel) -> Callable[[], None]:
        """From now on the desk cannot do its work in these channels, until the answer is called."""
        begun = [Trouble(channel.id, self.virtual.now) for channel in channels]
        self.troubles += begun

        def end() -> None:
            for trouble in begun:
                trouble.until = self.virtual.now

        return end

    def is_site_troubled(self, url: str, since: float, until: float) -> bool:
        """Whether the site of a page was out of order, or readers were, in a time."""
        return any(one.host in ("", url.split("/")[2]) and one.overlaps(since, until) for one in self.outages)

    def disturb(self, seconds: float) -> None:
        """Discord, the connection or the database has a fault for so many seconds."""
        self.disturbances.append((self.virtual.now, self.virtual.now + seconds))

    def is_troubled(self, channel: int, since: float, until: float) -> bool:
        """Whether there was trouble in a channel in a time."""
        return any(one.channel == channel and one.overlaps(since, until) for one in self.troubles)
