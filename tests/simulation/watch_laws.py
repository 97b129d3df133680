"""What must hold of watches at the end of every run. Excused is what nobody promises: see `laws`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.model.watches.watch import AlertRhythm
from tests.simulation.curation import moved_stories
from tests.simulation.evidence import Evidence, tokens_of
from tests.simulation.guilds import START, Message
from tests.simulation.outside import HAPPENINGS
from tests.simulation.watchers import Watching

_HOUR = 3600.0
_GIVEN_UP = 26 * _HOUR
_LATE = 150.0
"""Seconds that a request may be under way: the desk waits 100 for it, and then Discord may still carry it out."""


def watches_are_told(run: Evidence) -> Iterator[str]:
    """What meets a watch is told when Discord allowed it, by an alert or by a card in its channel; and no watch is lost
    or paused without a reason."""
    for watch in run.world.watchers.watches:
        if watch.until is not None:
            continue
        paused = run.rows("SELECT paused FROM news_watches WHERE id = ?", watch.id)
        if not paused:
            yield f"{_named(watch)} is lost"
        elif paused[0][0] is not None:
            if not _was_refused(run, watch, watch.since, run.world.virtual.now):
                yield f"{_named(watch)} is paused: {paused[0][0]}"
        elif not watch.word.startswith("zq"):
            continue  # copies of one text are told once
        else:
            yield from _untold(run, watch)


def _untold(run: Evidence, watch: Watching) -> Iterator[str]:
    key = f"guild:{watch.shelf}" if watch.is_of_server else f"user:{watch.member}"
    rows = run.rows(
        "SELECT s.saved_at, a.owner_shelf_id FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id"
        " JOIN shelves AS h ON h.id = s.shelf_id WHERE h.key = ? AND a.title LIKE ?",
        key,
        f"%{watch.word}%",
    )
    for saved_at, owner in rows:
        saved = saved_at - START.timestamp()
        if saved <= watch.since or _clock_was_wrong(run) or (owner and watch.is_of_server and watch.member):
            continue
        if _was_refused(run, watch, saved - 25 * _HOUR, run.handled_by(saved) + _GIVEN_UP):
            continue
        told = any(watch.word in tokens_of(one.writings[0]) for one in _alerts(run, watch))
        if not told and not _has_card(run, watch):
            yield f"{_named(watch)}: {watch.word} was saved at {saved:.0f} and not told"


def _has_card(run: Evidence, watch: Watching) -> bool:
    """Whether the page's own card arrived in the channel of a watch that alerts at once."""
    at_once = any(times.rhythm is AlertRhythm.ONCE for _, times in watch.times)
    if watch.member is not None or not at_once:
        return False
    cards = run.rows(
        "SELECT d.key FROM deliveries AS d JOIN versions AS v ON v.id = d.version_id"
        " JOIN articles AS a ON a.id = v.article_id WHERE d.kind = 'card' AND d.channel_id = ? AND a.title LIKE ?",
        watch.channel,
        f"%{watch.word}%",
    )
    return any(run.arrived(watch.channel, key) for (key,) in cards)


def _was_refused(run: Evidence, watch: Watching, since: float, until: float) -> bool:
    """Whether Discord may have refused an alert in a time, or the member was not there to get it."""
    places = {watch.channel, watch.added_in}
    if any(run.world.is_troubled(place, since, until) for place in places):
        return True
    return any(member == watch.member and guild == watch.shelf for guild, member, _ in run.world.watchers.left)


def stories_are_alerted_once(run: Evidence) -> Iterator[str]:
    """There is at most one first alert a story and watch. What a restore lost may be told again; and pages with one
    word of their own, at two addresses, may tell of two happenings."""
    for watch in run.world.watchers.watches:
        first = [one for one in _alerts(run, watch) if watch.word in tokens_of(one.writings[0]) and not _updates(one)]
        if moved_stories(run):
            continue  # they may tell of two stories of the server's
        for earlier, later in pairwise(first):
            is_one = _happening(earlier) == _happening(later)
            if is_one and not any(earlier.at < one.at < later.at for one in run.world.restores):
                yield f"{_named(watch)}: told first at {earlier.at:.0f} and at {later.at:.0f}"
    yield from _stored_twice(run)


def _stored_twice(run: Evidence) -> Iterator[str]:
    merged = {story for (story,) in run.rows("SELECT merged_into FROM stories WHERE merged_into IS NOT NULL")}
    merged |= moved_stories(run)
    for watch_id, story_id, number in run.rows(
        "SELECT h.watch_id, s.story_id, count(DISTINCT h.delivery_id) AS alerts FROM watch_matches AS h"
        " JOIN story_articles AS s ON s.article_id = h.article_id"
        " WHERE h.outcome = 'first' GROUP BY h.watch_id, s.story_id HAVING alerts > 1"
    ):
        if story_id not in merged:
            yield f"watch {watch_id}: {number} first alerts of story {story_id}"


def alerts_stay_where_they_belong(run: Evidence) -> Iterator[str]:
    """An alert tells of its own shelf only, a direct message of no pasted text of a server, and who left a server gets
    nothing of it."""
    world = run.world
    for watch in world.watchers.watches:
        for message in _alerts(run, watch):
            for token in sorted(tokens_of(message.writings[0]) - {watch.word}):
                if watch.shelf not in world.shelved.get(token, ()):
                    yield f"{_named(watch)}: {token} is not of its shelf"
            pasted = tokens_of(message.writings[0]) & world.pasted if watch.member and watch.is_of_server else ()
            for token in sorted(pasted):
                yield f"{_named(watch)}: the pasted text {token} left its server"
            for guild, member, at in world.watchers.left:
                if (guild, member) == (watch.shelf, watch.member) and message.at > at + _LATE:
                    yield f"{_named(watch)}: {member} had left and was told at {message.at:.0f}"


def nothing_is_told_in_quiet_hours(run: Evidence) -> Iterator[str]:
    """No alert is sent in its quiet hours, whatever failed before. One that was requested as they began may arrive a
    little later; by a clock that is wrong they are at another time."""
    for watch in run.world.watchers.watches:
        for message in _alerts(run, watch):
            moments = (message.at, message.at - _LATE)
            possible = run.world.watchers.may_be(watch, message.at)
            is_quiet = all(_is_quiet(one, at) for one in possible for at in moments)
            if is_quiet and not _clock_was_wrong(run, *reversed(moments)):
                yield f"{_named(watch)}: told in quiet hours, at {message.at:.0f}"


def _clock_was_wrong(run: Evidence, since: float = 0.0, until: float = float("inf")) -> bool:
    """Whether the desk's clock was wrong in a time, so that it says little about when something was."""
    steps = [*run.world.wrong_clocks, (float("inf"), 0.0)]
    return any(ahead and at <= until and since <= ended for (at, ahead), (ended, _) in pairwise(steps))


def _is_quiet(watch: Watching, at: float) -> bool:
    """Reckoned without the desk's own rules."""
    times = watch.times_at(at)
    if (quiet := times.quiet) is None:
        return False
    local = (START + timedelta(seconds=at)).astimezone(ZoneInfo(times.zone)).time()
    if quiet.start < quiet.end:
        return quiet.start <= local < quiet.end
    return local >= quiet.start or local < quiet.end


def alerted_shelves(run: Evidence) -> dict[int, set[int]]:
    """Message -> the shelves of the watches that it is an alert of."""
    found = defaultdict[int, set[int]](set)
    for watch in run.world.watchers.perhaps:
        for message in _alerts(run, watch):
            found[message.id].add(watch.shelf)
    return found


def _alerts(run: Evidence, watch: Watching) -> list[Message]:
    """The alerts of a watch, by the line that names it, while it was there. A direct message does not name a server
    that the desk has not heard of yet since it connected; then its button tells whose alert it is."""
    label = f"“{watch.word}”" if watch.word.startswith("zq") else watch.word
    server = f"guild-{watch.shelf}" if watch.member is not None and watch.is_of_server else ""
    until = watch.until + _LATE if watch.until is not None and watch.is_ended else float("inf")
    found = list(run.alerts.get((watch.channel, label, server), ()))
    if server:
        button = f'"watch:pause:{watch.id}"'
        nameless = run.alerts.get((watch.channel, label, ""), ())
        found += [one for one in nameless if button in json.dumps(one.writings[0])]
    return [one for one in found if watch.since <= one.at <= until]


def _happening(message: Message) -> str:
    """What a message tells of; "" where that is a launch of missiles."""
    said = json.dumps(message.writings[0])
    return next((one for one in HAPPENINGS if one in said), "")


def _updates(message: Message) -> bool:
    return "Update: " in json.dumps(message.writings[0], ensure_ascii=False)


def _named(watch: Watching) -> str:
    return f"watch {watch.id} of {watch.word} in {watch.channel}"
