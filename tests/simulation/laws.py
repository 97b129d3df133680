"""What must hold at the end of every run, whatever its seed scheduled. A law gives a line for each breach.

What the desk does not promise is excused where it is looked for, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.model.deliveries import Rhythm
from bot.policy import retry
from bot.policy.feeds import schedule as feeds
from bot.policy.urls import url_key
from bot.policy.watches import quiet
from bot.storage.engine import maintenance
from cogs._sender import mark_of
from tests.simulation import (
    curation,
    disk_laws,
    feed_laws,
    filters,
    forgetting,
    languages,
    members,
    removals,
    retractions,
    search_digests,
    spoilers,
    thread_laws,
    watch_laws,
)
from tests.simulation.evidence import Evidence, evidence_of, opened, tokens_of
from tests.simulation.guilds import START, Message
from tests.simulation.life import LONGEST_STOP
from tests.simulation.world import OTHER_ADDRESSES, Order, Posting, World

Law = Callable[[Evidence], Iterator[str]]

_HOUR = 3600.0
_GIVEN_UP = 26 * _HOUR
"""Seconds after which a message that Discord does not take is given up."""
_LONGEST_AWAY = 6 * 86400.0
_LONGEST_WAIT, _SLACK, _LONGEST_REVISIT = 7200, 3700, 31 * 86400


def links_are_answered(run: Evidence) -> Iterator[str]:
    """Each accepted link ends in exactly one card or reason."""
    for posting in run.world.postings:
        for token in posting.tokens:
            answers = run.answers(posting, token)
            if answers and not posting.allowed:
                yield f"post {posting.message.id}: its author may not save articles"
            if sum(bool(one.marks) for one in answers) > 1 and not _is_read_anew(run, posting):
                yield f"post {posting.message.id}: {len(answers)} answers about {token}"
            if not answers and not _unanswered_with_reason(run, posting, token):
                yield f"post {posting.message.id}: no answer about {token}"
        if "⏳" in posting.message.reactions and not _mark_excused(run, posting):
            yield f"post {posting.message.id}: still ⏳"


def _unanswered_with_reason(run: Evidence, posting: Posting, token: str) -> bool:
    message, world = posting.message, run.world
    if message.channel.guild is None:
        return _unanswered_privately(run, posting)
    if not (posting.read and posting.allowed) or message.gone is not None or run.is_retracted(posting, token):
        return True
    handled = run.handled_by(message.at)
    _, forum = world.places.get(message.channel.guild.id, (None, None))
    places = (
        message.channel.id,
        *([forum] if forum else []),
    )  # a card of which it is not known whether it came is held
    if any(world.is_troubled(one, message.at - 60.0, handled + _GIVEN_UP) for one in places):
        return True
    if any(ahead > _LONGEST_AWAY and at < handled and until > message.at for at, until, ahead in _wrong_clocks(world)):
        return True
    return _is_told_at_once(run, posting, token) and (
        message.channel.id in world.server.mishaps or run.is_interrupted(message.at, message.at + 60.0)
    )


def _unanswered_privately(run: Evidence, posting: Posting) -> bool:
    """Direct messages that were missed are not read later; what got a mark is answered, unless it was erased or lost by
    a restore since, or the member took no messages of the desk."""
    message = posting.message
    return (
        "⏳" not in message.reacted
        or run.world.is_troubled(message.channel.id, message.at - 60.0, run.handled_by(message.at) + _GIVEN_UP)
        or any(one.at > message.at for one in run.world.restores)
        or any(one.member == message.author and one.at > message.at for one in run.world.erasures)
    )


def _wrong_clocks(world: World) -> Iterator[tuple[float, float, float]]:
    """Since when and until when the clock was ahead by so much. By a clock a week ahead all missed links are too old to
    be read, and managers are told so (docs/adr/catch-up.md)."""
    for (at, ahead), (until, _) in pairwise([*world.wrong_clocks, (world.virtual.now, 0.0)]):
        yield at, until, ahead


def _is_told_at_once(run: Evidence, posting: Posting, token: str) -> bool:
    """Whether the link was on the shelf already, or is blocked, which is told by a reply that is tried once. After a
    restore the database does not know that any more: then whether somebody had posted it there before."""
    message = posting.message
    if curation.may_be_blocked(posting, token):
        return True
    if any(one.at > message.at for one in run.world.restores) and any(
        token in one.tokens and one.allowed and one.message.at < message.at
        for one in run.world.postings
        if one.message.channel.shelf == message.channel.shelf
    ):
        return True
    asked = run.rows(
        "SELECT 1 FROM requests AS r JOIN jobs AS j ON j.id = r.job_id WHERE r.message_id = ? AND j.url LIKE ?",
        posting.message.id,
        f"%{token}%",
    )
    return not asked and _is_shelved(run, posting, token)


def _is_read_anew(run: Evidence, posting: Posting) -> bool:
    """Whether a restore made the desk forget a post that is edited later, or that was half answered, by a card that
    opens another address than the one posted (docs/adr/restore.md)."""
    message = posting.message
    elsewhere = len(posting.tokens) > 1 and any(f"/{one}" in message.content for one in OTHER_ADDRESSES)
    edited = message.edited or 0.0
    return any(message.at < one.at and (one.at < edited or elsewhere) for one in run.world.restores)


def _is_shelved(run: Evidence, posting: Posting, token: str) -> bool:
    """Whether the page is on the shelf, or was until managers removed it."""
    shelf = posting.message.channel.shelf
    removed = run.rows(
        "SELECT 1 FROM removed_articles AS s JOIN articles AS a ON a.id = s.article_id JOIN shelves AS h"
        " ON h.id = s.shelf_id WHERE h.key = ? AND a.title LIKE ?",
        f"guild:{shelf}",
        f"%{token}%",
    )
    return bool(removed) or run.holds(shelf, token)


def _mark_excused(run: Evidence, posting: Posting) -> bool:
    message = posting.message
    return (
        message.gone is not None
        or message.id in run.world.server.mishaps
        or (
            "✅" in message.reactions and any(one.at > message.at for one in run.world.restores)
        )  # answered, and forgotten
        or run.world.is_troubled(message.channel.id, message.at - 60.0, run.handled_by(message.at) + _GIVEN_UP)
        or (message.channel.guild is None and _unanswered_privately(run, posting))
    )


def slots_are_delivered(run: Evidence) -> Iterator[str]:
    """Each slot is delivered when Discord allowed it: by a digest of its own, or by one that names it as missed."""
    until = run.world.up[-1][1] - 2 * _HOUR
    for order in run.world.orders:
        for day, due in _slots(order, min(order.until or until, until)):
            changed = order.until is not None and order.until < run.handled_by(due) + 60.0
            if (
                changed
                or _is_of_another_date(run, order, due)
                or any(_is_refused(run, order, at) for at in (due, _prepared(run, order, day, due)))
            ):
                continue
            if not _is_covered(run, order, day):
                yield f"digest of {order.channel} for {day} ({order.rhythm} {order.at} {order.zone}) is missing"


def _is_of_another_date(run: Evidence, order: Order, due: float) -> bool:
    """Whether a digest was ordered, and due, while the clock was ahead: it came then, with the date of that clock."""
    return any(since <= order.since and due <= until for since, until, _ in _wrong_clocks(run.world))


def _is_refused(run: Evidence, order: Order, at: float) -> bool:
    """Whether Discord may have refused a digest that was due at a time."""
    return run.world.is_troubled(order.channel, at - 60.0, run.handled_by(at) + 60.0 + _GIVEN_UP)


def _prepared(run: Evidence, order: Order, day: date, due: float) -> float:
    """When a slot's digest was due by the desk's clock, if it was owed: sooner where the clock was ahead. What Discord
    refused then is told by the next digest, and the slot's key is used (docs/adr/digests.md)."""
    if f"digest:{order.channel}:{order.rhythm}:{day}:1" in run.world.digests:
        for since, until, ahead in _wrong_clocks(run.world):
            if max(since, due - ahead) < min(until, due):
                return max(since, due - ahead)
    return due


def _slots(order: Order, until: float) -> Iterator[tuple[date, float]]:
    """Reckoned without the desk's own schedule."""
    zone, first = ZoneInfo(order.zone), START.date() - timedelta(days=1)
    for number in range(int(until / 86400) + 4):
        day = first + timedelta(days=number)
        due = (datetime.combine(day, order.at, zone).astimezone(UTC) - START).total_seconds()
        if order.since < due <= until and (order.rhythm is Rhythm.DAY or day.isoweekday() == 1):
            yield day, due


def _is_covered(run: Evidence, order: Order, day: date) -> bool:
    prefix = f"digest:{order.channel}:{order.rhythm}:"
    if run.arrived(order.channel, f"{prefix}{day}:1"):
        return True
    for key, digest in run.world.digests.items():
        if key.startswith(prefix) and str(day) in digest["days"] and run.arrived(order.channel, key):
            return True
    return False


def nothing_comes_twice(run: Evidence) -> Iterator[str]:
    """No message of the desk arrives twice; but a notice may (bot/policy/deliveries, law 8)."""
    known = {mark_of(key): key for key in run.world.keys}
    arrivals = defaultdict[tuple[int, int], list[Message]](list)
    for one in run.said:
        for mark in one.marks:
            arrivals[one.channel.id, mark].append(one)
    for (channel, mark), came in arrivals.items():
        key = known.get(mark, str(mark))
        if key.startswith("notice:") or all(_is_lost(run, key, first, again) for first, again in pairwise(came)):
            continue
        yield f"{len(came)} times in {channel}: {key}"


def stories_are_announced_once(run: Evidence) -> Iterator[str]:
    """A channel is told of a story by one card of its feeds; after a restore too, if the page that the first card opens
    can still be read, and the card be found (docs/adr/restore.md)."""
    channels = {mark_of(key): int(key.split(":")[1]) for key in run.world.keys if key.startswith("feed:")}
    stories = dict(
        run.rows("SELECT k.url_key, m.story_id FROM article_keys AS k JOIN story_articles AS m USING (article_id)")
    )
    told: dict[tuple[int, int], Message] = {}
    for message in sorted(run.said, key=lambda one: one.at):
        channel = next((channels[mark] for mark in message.marks if mark in channels), None)
        if channel is None or "Brief: " in str(message.writings[0]):
            continue
        url = opened(message)
        if url is None or (story := stories.get(url_key(url))) is None:
            continue
        first = told.setdefault((channel, story), message)
        if story in curation.moved_stories(run):
            continue
        if first is not message and not _is_forgotten(run, first, message):
            yield f"{channel} is told at {message.at:.0f} of {url}, though it was at {first.at:.0f}"


def _is_forgotten(run: Evidence, first: Message, again: Message) -> bool:
    """Whether nobody could know any more, when a story was told again, that it had been told: a restore lost it, and
    the card was deleted, or its page is gone or was out of order for an hour."""
    restored = next((one.at for one in run.world.restores if first.at < one.at < again.at), None)
    if restored is None:
        return False
    if first.gone is not None and first.gone < again.at:
        return True
    return any(
        page.token in str(first.writings[0])
        and (page.body is None or run.world.is_site_troubled(page.url, restored, again.at))
        for page in run.world.web.pages.values()
    )


def _is_lost(run: Evidence, key: str, first: Message, again: Message) -> bool:
    """Whether nobody could know of the first message when it came again: the copy that was restored did not, and a
    moderator had deleted it before it could be found (docs/adr/restore.md)."""
    return (
        first.gone is not None
        and first.gone < again.at
        and any(first.at < one.at < again.at and key not in one.arrived for one in run.world.restores)
    )


def channels_keep_their_order(run: Evidence) -> Iterator[str]:
    """The messages of a channel arrive in the order in which they were owed. After a restore nobody knows the order."""
    if run.world.restores:
        return
    arrived = {(one.channel.id, mark): one.id for one in reversed(run.said) for mark in one.marks}
    last: dict[int, tuple[int, str]] = {}
    for channel, key in run.rows("SELECT channel_id, key FROM deliveries WHERE corrects IS NULL ORDER BY id"):
        at = arrived.get((channel, mark_of(key)))
        if at is None:
            continue
        if channel in last and at < last[channel][0]:
            yield f"{key} came before {last[channel][1]}"
        last[channel] = (at, key)


def shelves_are_apart(run: Evidence) -> Iterator[str]:
    """A server is told only of what was posted there, and a member in direct messages only of what that member wrote
    there; a member who never did has no shelf."""
    shelved, alerted = run.world.shelved, watch_laws.alerted_shelves(run)
    for message in run.said:
        shelves = {message.channel.shelf, *alerted.get(message.id, ())}
        words = {one.word for one in run.world.watchers.perhaps if message.id in alerted}
        for token in sorted(set().union(*map(tokens_of, message.writings)) - words):
            if shelves.isdisjoint(shelved.get(token, ())):
                yield f"{token} was told in {message.channel.id}, which never had it"
    for asked in run.world.asked:
        for token in sorted(asked.tokens):
            if asked.shelf not in shelved.get(token, ()):
                yield f"{token} was told on {asked.shelf}, which never had it"
    writers = {f"user:{one.message.author}" for one in run.world.postings if one.message.channel.guild is None}
    writers |= {f"user:{member}" for member, _ in run.world.pasted_privately.values()}
    writers |= {f"user:{one.member}" for one in run.world.watchers.perhaps if not one.is_of_server}
    for (key,) in run.rows("SELECT key FROM shelves WHERE key LIKE 'user:%'"):
        if key not in writers:
            yield f"{key} has a shelf, and never wrote to the desk in private"


def due_times_have_horizons(run: Evidence) -> Iterator[str]:
    """Whatever the clock did: nothing is put off beyond its horizon, and nothing lies in the future."""
    now = int((START + timedelta(seconds=run.world.virtual.now)).timestamp())
    for what, sql, horizon in (
        ("job", "SELECT id, due_at FROM jobs WHERE state IN ('queued', 'fetched')", retry.HORIZON.total_seconds()),
        ("delivery", "SELECT id, due_at FROM deliveries WHERE state IN ('pending', 'sending')", _LONGEST_WAIT),
        ("revisit", "SELECT article_id, due_at FROM watches WHERE due_at IS NOT NULL", _LONGEST_REVISIT),
        ("article", "SELECT id, at FROM articles", _SLACK),
        ("feed", "SELECT id, due_at FROM feeds WHERE due_at IS NOT NULL", feeds.HORIZON.total_seconds()),
        ("watch", "SELECT id, look_at FROM news_watches WHERE look_at IS NOT NULL", quiet.HORIZON.total_seconds()),
        ("order", "SELECT id, max(done_until, since) FROM subscriptions GROUP BY id", 86400),
    ):
        for row, at in run.rows(sql):
            if at > now + horizon:
                yield f"{what} {row} lies {at - now} s ahead"


def queues_are_empty(run: Evidence) -> Iterator[str]:
    """Some time after the last fault nothing waits any more."""
    for row in run.rows("SELECT id, url, state, attempts, reason FROM jobs WHERE state IN ('queued', 'fetched')"):
        yield f"job {row}"
    for row in run.rows("SELECT key, state, attempts, detail FROM deliveries WHERE state IN ('pending', 'sending')"):
        yield f"delivery {row}"
    for row in run.rows("SELECT shelf_id, article_id, at FROM watch_queue"):
        yield f"article to be matched {row}"
    now = int((START + timedelta(seconds=run.world.virtual.now)).timestamp())
    for row in run.rows("SELECT id, look_at FROM news_watches WHERE look_at < ?", now - 3600):
        yield f"watch to be looked at {row}"


def stops_end_in_time(run: Evidence) -> Iterator[str]:
    """A stop takes ten seconds at most."""
    for seconds in run.world.stops:
        if seconds > LONGEST_STOP:
            yield f"a stop took {seconds:.1f} s"


def database_is_sound(run: Evidence) -> Iterator[str]:
    """`python -m bot check` finds nothing."""
    yield from maintenance.troubles(run.path)


def no_bug_is_met(run: Evidence) -> Iterator[str]:
    """Nothing ends in an unexpected error; what the world did is expected."""
    yield from run.world.bugs


LAWS: tuple[Law, ...] = (
    links_are_answered,
    slots_are_delivered,
    nothing_comes_twice,
    stories_are_announced_once,
    thread_laws.cards_have_one_place,
    thread_laws.stories_have_one_thread,
    channels_keep_their_order,
    shelves_are_apart,
    feed_laws.feeds_bring_what_they_list,
    feed_laws.searches_keep_feeds_out,
    curation.acts_are_kept_and_shown,
    curation.other_servers_keep_their_words,
    curation.blocked_links_end_with_the_reason,
    due_times_have_horizons,
    queues_are_empty,
    stops_end_in_time,
    database_is_sound,
    members.erased_is_gone,
    filters.nothing_left_out_is_shown,
    filters.erased_filters_are_gone,
    forgetting.forgotten_members_are_named_nowhere,
    search_digests.digests_show_what_their_search_finds,
    watch_laws.watches_are_told,
    watch_laws.stories_are_alerted_once,
    watch_laws.alerts_stay_where_they_belong,
    watch_laws.nothing_is_told_in_quiet_hours,
    spoilers.spoilers_stay_hidden,
    languages.languages_are_known,
    disk_laws.full_disks_are_told,
    removals.deleted_channels_are_told,
    retractions.links_taken_back_are_gone,
    retractions.links_of_others_stay,
    no_bug_is_met,
)


def broken(world: World, database: Path) -> list[str]:
    """The breaches of all laws, each with the law's name."""
    with evidence_of(world, database) as run:
        return [f"{law.__name__}: {line}" for law in LAWS for line in law(run)]
