"""Adds, lists, pauses and removes watches, and queues their alerts.

article new on a shelf (in ingest's transaction) -> watch_queue -> matching -> matches -> alerts -> deliveries owed
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec.structs import replace

from bot.lang.unspaced.forms import called
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.watches.alert import MatchedArticle, MatchOutcome, WatchAnswer, WatchLine, WatchPreview
from bot.model.watches.watch import Watch, WatchAsker, WatchKind, WatchPause, WatchPlace, WatchTarget, WatchTimes
from bot.policy.vocabulary import nearest_names
from bot.policy.watches.matching import MOST_CHARACTERS
from bot.ports import Clock
from bot.services.ingest.service import IngestService
from bot.services.lookup import queries
from bot.services.signals import Signal, wait_for_signals
from bot.services.stories.topic_query import near_topics
from bot.services.watches import alerts
from bot.services.watches.entity_keys import as_watched
from bot.services.watches.matching import WatchMatcher
from bot.services.watches.preview import PERIOD, PreviewedWatch, preview
from bot.services.watches.targets import shelf_of_place, target_of
from bot.services.watches.words import matched_words
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.shelves import shelves
from bot.storage.watches import matches, queue, watches
from bot.text.knowledge.base import Knowledge

_EXPLAINED = 8
_DUE_AT_ONCE = 20
_LONGEST_IDLE = 300.0
_SHORTEST_IDLE = 1.0
_AFTER_A_BUG = timedelta(hours=1)
"""The time until the next try after an unexpected error in making the alerts of a watch."""

log = logging.getLogger(__name__)


class WatchService:
    """Watches of members and channels. One `run` a desk."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ingest: IngestService,
        knowledge: Knowledge,
        *,
        limit: int = 500,
        member_limit: int = 50,
    ) -> None:
        self._database = database
        self._clock = clock
        self._ingest = ingest
        self._knowledge = knowledge
        self._limit = limit
        self._member_limit = member_limit
        self._matcher = WatchMatcher(database, clock, knowledge)
        self._changed = Signal()

    # ---------------------------------------------------------------- requests of members

    async def target(self, place: WatchPlace, typed: str) -> WatchTarget:
        """Resolve what a member typed to a target. Raises DeskError NOTHING_TO_WATCH, BAD_QUERY, and NothingFound for
        an unknown `entity:` in a query."""
        return await self._database.read(self._target, place, typed)

    async def preview(self, place: WatchPlace, target: WatchTarget, times: WatchTimes) -> WatchPreview:
        """Preview the alerts that a watch would have sent in the last 30 days."""
        return await self._database.read(self._preview, place, target, times)

    async def add(self, place: WatchPlace, target: WatchTarget, times: WatchTimes) -> Watch:
        """Watch a target from now on; if the channel watches it already, change times and role, and resume it.

        Raises DeskError TOO_MANY_WATCHES, TOO_MANY_OWN_WATCHES, WATCHES_FULL.
        """
        return await self._database.write(self._add, place, target, times)

    async def listed(self, asker: WatchAsker) -> tuple[WatchLine, ...]:
        """The watches that a member may see: on a server their own there and, for managers, those of channels; in
        direct messages all their own."""
        return await self._database.read(self._listed, asker)

    async def of_server(self, guild_id: int) -> tuple[tuple[WatchLine, ...], int]:
        """The watches of a server's channels, and the number of those of its members."""
        return await self._database.read(self._of_server, guild_id)

    async def one(self, asker: WatchAsker, named: str) -> Watch:
        """The watch that a member names by its number, name or value, or as it may be added, such as by another name of
        the person. Raises DeskError NO_SUCH_WATCH."""
        return await self._database.read(self._one, asker, named)

    async def pause(self, asker: WatchAsker, named: str, *, paused: bool) -> Watch:
        """Pause a watch, or resume it; articles of the pause cause no alert, unless the desk paused it because Discord
        refused its alerts. Raises DeskError NO_SUCH_WATCH."""
        watch = await self._database.write(self._pause, asker, named, paused=paused)
        self._changed.send()
        return watch

    async def remove(self, asker: WatchAsker, named: str) -> Watch:
        """Remove a watch; alerts that were not sent yet are not sent. Raises DeskError NO_SUCH_WATCH."""
        return await self._database.write(self._remove, asker, named)

    async def why(self, asker: WatchAsker, named: str) -> WatchAnswer:
        """The newest articles that matched a watch, with the matching words. Raises DeskError NO_SUCH_WATCH."""
        return await self._database.read(self._why, asker, named)

    async def untold_pauses(self, user_id: int) -> tuple[Watch, ...]:
        """The member's watches that the desk paused without having told the member yet."""
        return await self._database.read_at_once(("pauses", user_id), watches.untold, user_id)

    async def note_told(self, paused: Sequence[Watch]) -> None:
        """Record that the member was informed of these pauses."""
        await self._database.write(watches.note_told, [one.id for one in paused])

    async def suspended(self, guild_id: int) -> tuple[Watch, ...]:
        """The watches of a server's channels that take no messages."""
        return await self._database.read(_suspended, guild_id)

    async def returned(self, guild_ids: Collection[int]) -> None:
        """Plan the alerts that watches of these servers could not send while the desk was away."""
        if waiting := await self._database.read(matches.unplanned, guild_ids):
            await self.allowed(waiting)

    async def allowed(self, watch_ids: list[int]) -> None:
        """Resume watches whose channels take messages again: one transaction each, since much may wait for a watch."""
        for watch_id in watch_ids:
            await self._database.write(alerts.go_on, watch_id, self._clock.now())
        self._changed.send()

    # ---------------------------------------------------------------- the work

    async def run(self) -> None:
        """Match new articles and queue due alerts, until cancelled."""
        while True:
            woken = (self._ingest.changed.subscribe(), self._changed.subscribe())
            await wait_for_signals(woken, self._clock, await self._turn())

    async def work(self) -> int:
        """Match all new articles and queue the alerts that are due now; returns the number of messages."""
        while await self._matcher.match_some():
            pass
        owed = 0
        while due := await self._database.read(watches.due, self._clock.now(), _DUE_AT_ONCE):
            for watch_id in due:
                owed += await self._told(watch_id)
        return owed

    async def _told(self, watch_id: int) -> int:
        """Queue the alerts of a watch; returns the number of messages. An unexpected error does not affect other
        watches."""
        try:
            return await self._database.write(alerts.owe_alerts, watch_id, self._clock.now())
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("alerts failed by a bug watch=%s", watch_id)
            await self._database.write(watches.plan_at, watch_id, self._clock.now() + _AFTER_A_BUG)
            return 0

    async def _turn(self) -> float:
        """Do all due work. Returns the seconds until more is due. If nothing is due, this takes one read."""
        is_due, next_plan = await self._database.read(_todo, self._clock.now())
        if is_due:
            await self.work()
            _, next_plan = await self._database.read(_todo, self._clock.now())
        left = (next_plan - self._clock.now()).total_seconds() if next_plan else _LONGEST_IDLE
        return min(max(left, _SHORTEST_IDLE), _LONGEST_IDLE)

    # ---------------------------------------------------------------- in transactions

    def _target(self, connection: Connection, place: WatchPlace, typed: str) -> WatchTarget:
        return target_of(connection, self._knowledge, place, typed, self._clock.now())

    def _preview(
        self, connection: Connection, place: WatchPlace, target: WatchTarget, times: WatchTimes
    ) -> WatchPreview:
        shelf_id = shelves.find(connection, shelf_of_place(place)) or 0
        now = self._clock.now()
        query = None
        if target.kind is WatchKind.SEARCH:
            query = queries.understand(connection, self._knowledge, shelf_of_place(place), target.value, now)
        asked = PreviewedWatch(shelf_id, target, times, place, query)
        watched = self._as_watched(connection, shelf_id, place, target)
        known = watches.at(connection, shelf_id, place.channel_id, watched)
        found = preview(connection, asked, now, is_known=known is not None)
        if target.kind is not WatchKind.PHRASE:
            return found
        return replace(found, nearest=near_topics(connection, self._knowledge, shelf_id, target.value))

    def _add(self, connection: Connection, place: WatchPlace, target: WatchTarget, times: WatchTimes) -> Watch:
        shelf_id = shelves.make(connection, shelf_of_place(place))
        target = self._as_watched(connection, shelf_id, place, target)
        if watches.at(connection, shelf_id, place.channel_id, target) is None:
            self._require_room(connection, shelf_id, place, target)
        watch_id = watches.add(connection, shelf_id, target, place, times, self._clock.now())
        alerts.resume(connection, watch_id, self._clock.now())
        watch = watches.find(connection, watch_id)
        assert watch is not None  # noqa: S101  # for the type: it was just stored
        return watch

    def _as_watched(self, connection: Connection, shelf_id: int, place: WatchPlace, target: WatchTarget) -> WatchTarget:
        """The target as a watch of the channel has it, if the same articles match both."""
        there = [one for one in watches.of_shelf(connection, shelf_id) if one.place.channel_id == place.channel_id]
        return as_watched(self._knowledge, target, [one.target for one in there])

    def _require_room(self, connection: Connection, shelf_id: int, place: WatchPlace, target: WatchTarget) -> None:
        if len(watches.of_shelf(connection, shelf_id)) >= self._limit:
            raise DeskError(Reason.TOO_MANY_WATCHES, str(self._limit), guild=place.guild_id)
        if place.personal and len(watches.of_member(connection, place.user_id or 0)) >= self._member_limit:
            raise DeskError(Reason.TOO_MANY_OWN_WATCHES, str(self._member_limit), user=place.user_id)
        is_phrase = target.kind is WatchKind.PHRASE
        if is_phrase and watches.phrase_characters(connection) + len(target.value) > MOST_CHARACTERS:
            raise DeskError(Reason.WATCHES_FULL)

    def _listed(self, connection: Connection, asker: WatchAsker) -> tuple[WatchLine, ...]:
        return tuple(self._line(connection, watch) for watch in _visible(connection, asker))

    def _of_server(self, connection: Connection, guild_id: int) -> tuple[tuple[WatchLine, ...], int]:
        found = watches.of_shelf(connection, shelves.find(connection, Shelf.of_guild(guild_id)) or 0)
        of_channels = [one for one in found if not one.place.personal]
        return tuple(self._line(connection, one) for one in of_channels), len(found) - len(of_channels)

    def _line(self, connection: Connection, watch: Watch) -> WatchLine:
        alerts_sent = len(matches.messages_since(connection, watch.id, self._clock.now() - PERIOD))
        return WatchLine(watch, alerts_sent, matches.last_told(connection, watch.id))

    def _one(self, connection: Connection, asker: WatchAsker, named: str) -> Watch:
        visible = _visible(connection, asker)
        found = called(named, visible, lambda one: (str(one.id),))
        found = found or called(named, visible, lambda one: (one.target.name, one.target.value))
        found = found or self._as_added(connection, visible, named)
        if found:
            return found[0]
        error = NothingFound(Reason.NO_SUCH_WATCH, named[:100])
        error.nearest = nearest_names(named[:100], [one.target.name for one in visible])
        raise error

    def _as_added(self, connection: Connection, visible: Sequence[Watch], typed: str) -> list[Watch]:
        """The watches that would be added for what is typed; each shelf has names of its own."""
        targets = dict[int, WatchTarget]()
        for shelf_id, place in {one.shelf_id: one.place for one in visible}.items():
            with suppress(DeskError):
                there = [one.target for one in visible if one.shelf_id == shelf_id]
                targets[shelf_id] = as_watched(self._knowledge, self._target(connection, place, typed), there)
        meant = {shelf_id: (target.kind, target.value) for shelf_id, target in targets.items()}
        return [one for one in visible if meant.get(one.shelf_id) == (one.target.kind, one.target.value)]

    def _pause(self, connection: Connection, asker: WatchAsker, named: str, *, paused: bool) -> Watch:
        watch = self._one(connection, asker, named)
        if paused and watches.pause(connection, watch.id, WatchPause.BY_HAND, is_known=True):
            matches.withdraw(connection, watch.id)
            matches.close_open(connection, watch.id)
        elif not paused:
            alerts.resume(connection, watch.id, self._clock.now())
        return self._one(connection, asker, str(watch.id))

    def _remove(self, connection: Connection, asker: WatchAsker, named: str) -> Watch:
        watch = self._one(connection, asker, named)
        matches.withdraw(connection, watch.id)
        watches.remove(connection, watch.id)
        return watch

    def _why(self, connection: Connection, asker: WatchAsker, named: str) -> WatchAnswer:
        watch = self._one(connection, asker, named)
        found = matches.newest(connection, watch.id, _EXPLAINED)
        late = alerts.overdue_among(connection, watch, found, self._clock.now())
        articles = []
        for match in found:
            words = matched_words(connection, watch.shelf_id, watch.target, match.article_id)
            outcome = MatchOutcome.PAUSED if match.article_id in late else match.outcome
            fate = (match.at, outcome, match.alert_at)
            articles.append(MatchedArticle(words.article, *fate, words.sentence, words.marks, match.by_card))
        due = watches.planned_at(connection, watch.id)
        return WatchAnswer(self._line(connection, watch), tuple(articles), due)


def _todo(connection: Connection, now: datetime) -> tuple[bool, datetime | None]:
    """Whether an article or a watch is due now, and when the next watch is due."""
    is_due = not queue.is_empty(connection) or bool(watches.due(connection, now, 1))
    return is_due, watches.next_plan(connection)


def _visible(connection: Connection, asker: WatchAsker) -> tuple[Watch, ...]:
    if asker.guild_id is None:
        return watches.of_member(connection, asker.user_id)
    shelf_id = shelves.find(connection, Shelf.of_guild(asker.guild_id)) or 0
    return tuple(
        one
        for one in watches.of_shelf(connection, shelf_id)
        if (one.place.user_id == asker.user_id if one.place.personal else asker.manages)
    )


def _suspended(connection: Connection, guild_id: int) -> tuple[Watch, ...]:
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id)) or 0
    of_channels = (one for one in watches.of_shelf(connection, shelf_id) if not one.place.personal)
    return tuple(one for one in of_channels if one.paused in (WatchPause.FORBIDDEN, WatchPause.GONE))
