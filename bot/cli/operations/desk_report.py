"""The part of `check` about a desk's work: waiting and failed work, slow sites, and advice for the operator."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from bot.catalogue import gettext, ngettext
from bot.cli.terminal.rendering import cluster_line
from bot.config import Settings
from bot.model.errors import SettingsFailed
from bot.model.jobs import JobState
from bot.model.operations import ChannelDigest, OperatorStatus
from bot.policy import retry
from bot.policy.operations import backups
from cogs._layout.foreign_text import clean
from cogs._layout.moments import utc_minute

_SILENT = timedelta(minutes=5)
"""The age of the last note from which on a desk counts as silent. A running desk writes one each minute."""
_STUCK = timedelta(hours=1)
_RECENT = timedelta(days=1)
_LEAST_FREE = 2**30
_SHOWN_DIGESTS = 20


class CheckResult(Struct, frozen=True):
    """The outcome of one check, as a line for the terminal; `advice` says what to do if it failed."""

    passed: bool
    line: str
    advice: str = ""


class _Desk(Struct, frozen=True):
    """The state of the desk as far as it is known. `running` if a process holds its database."""

    settings: Settings
    status: OperatorStatus
    running: bool
    now: datetime


def desk_report(settings: Settings) -> Iterator[CheckResult]:
    """A line for each subject; none if there is no database of this version yet."""
    from bot.clock import SystemClock
    from bot.storage.engine import lock

    if not settings.database_path.exists():
        return
    try:
        status = asyncio.run(_load(settings))
    except SettingsFailed:
        yield CheckResult(True, gettext("figures: after the next start, which upgrades the database"))
        return
    running = lock.is_held(lock.beside(settings.database_path))
    desk = _Desk(settings, status, running, SystemClock().now())
    yield _life(desk)
    yield from _queue(desk)
    yield from _retries(desk)
    yield from _failed(desk)
    yield from _hosts(desk)
    yield from _readers(desk)
    yield from _cluster(desk)
    yield from _digests(desk)
    yield _deliveries(desk)
    yield _linking(desk)
    yield _disk(desk)
    yield _backup(desk)
    yield from _trouble(desk)


async def _load(settings: Settings) -> OperatorStatus:
    from bot.clock import SystemClock
    from bot.services.operations.status import StatusService
    from bot.storage.engine.database import Database

    async with Database.open_read_only(settings.database_path) as database:
        return await StatusService(database, SystemClock()).everything()


def _life(desk: _Desk) -> CheckResult:
    vitals = desk.status.vitals
    if not desk.running:
        return CheckResult(True, gettext("desk: not running"))
    if vitals is None:
        return CheckResult(True, gettext("desk: a process has the database and is starting"))
    if desk.now - vitals.updated_at > _SILENT:
        line = gettext("desk: running, without a sign of life since {moment}", moment=utc_minute(vitals.updated_at))
        return CheckResult(False, line, gettext("If it is the bot and not an import, see its log and restart it."))
    started, version = utc_minute(vitals.started_at), vitals.version
    return CheckResult(
        True, gettext("desk: running since {moment}, version {version}", moment=started, version=version)
    )


def _queue(desk: _Desk) -> Iterator[CheckResult]:
    queue = desk.status.queue
    if not queue.waiting:
        yield CheckResult(True, gettext("queue: empty"))
    for group in queue.waiting:
        age = _ago(desk, group.oldest)
        line = (
            ngettext(
                "queue: {number} link to fetch, the oldest for {age}",
                "queue: {number} links to fetch, the oldest for {age}",
                group.count,
                age=age,
            )
            if group.state == JobState.QUEUED
            else ngettext(
                "queue: {number} page to read, the oldest for {age}",
                "queue: {number} pages to read, the oldest for {age}",
                group.count,
                age=age,
            )
        )
        untried = group.oldest_untried
        passed = not desk.running or untried is None or desk.now - untried < _STUCK
        yield CheckResult(passed, line, gettext("Links should not wait this long. See the log."))


def _retries(desk: _Desk) -> Iterator[CheckResult]:
    for group in desk.status.queue.retries:
        line = gettext(
            "tried again: {number} {reason}, next at {moment}",
            number=group.count,
            reason=group.reason,
            moment=utc_minute(group.next_at),
        )
        advice = gettext("The machine or the settings are the cause. See the log.")
        yield CheckResult(group.reason not in retry.OPERATORS, line, advice)


def _failed(desk: _Desk) -> Iterator[CheckResult]:
    for group in desk.status.queue.dead:
        line = gettext("failed in 7 days: {number} {reason}", number=group.count, reason=group.reason)
        advice = gettext("The machine or the settings were the cause. Then `retry` tries them again.")
        yield CheckResult(group.reason not in retry.OPERATORS, line, advice)
    if again := desk.status.queue.retriable:
        yield CheckResult(
            True, ngettext("`retry` tries {number} link again", "`retry` tries {number} links again", again)
        )


def _hosts(desk: _Desk) -> Iterator[CheckResult]:
    for host in desk.status.hosts:
        line = gettext(
            "slowest sites in 24 hours: {host} {median} s (95 %: {slow} s; {failed} of {fetches} failed)",
            host=clean(host.host),
            median=f"{host.median / 1000:.1f}",
            slow=f"{host.slow / 1000:.1f}",
            failed=host.failed,
            fetches=host.fetches,
        )
        yield CheckResult(True, line)


def _readers(desk: _Desk) -> Iterator[CheckResult]:
    if desk.status.vitals is not None:
        counts = desk.status.vitals.readers
        line = gettext(
            "readers since the start: {started} started, {late} timed out, {died} died",
            started=counts.started,
            late=counts.timed_out,
            died=counts.died,
        )
        yield CheckResult(True, line)


def _cluster(desk: _Desk) -> Iterator[CheckResult]:
    """The state of the cluster as the running desk last recorded it. A desk that has to read by itself passes the
    check."""
    from bot.monitoring import health_file

    note = health_file.load(desk.settings.folder) if desk.running else None
    if note is not None and note.cluster is not None:
        yield from (CheckResult(True, line) for line in cluster_line(note.cluster).splitlines())


def _digests(desk: _Desk) -> Iterator[CheckResult]:
    digests = desk.status.queue.digests
    for digest in digests[:_SHOWN_DIGESTS]:
        yield CheckResult(True, _digest(digest))
    if len(digests) > _SHOWN_DIGESTS:
        more = len(digests) - _SHOWN_DIGESTS
        yield CheckResult(True, ngettext("{number} more digest", "{number} more digests", more))


def _digest(digest: ChannelDigest) -> str:
    place = f"guild={digest.guild_id} channel={digest.channel_id} {digest.rhythm}"
    last = utc_minute(digest.last) if digest.last else "–"
    if digest.suspended:
        reason = digest.suspended
        return gettext("digest {place}: last {last}, suspended ({reason})", place=place, last=last, reason=reason)
    following = utc_minute(digest.next) if digest.next else "–"
    return gettext("digest {place}: last {last}, next {following}", place=place, last=last, following=following)


def _deliveries(desk: _Desk) -> CheckResult:
    found = desk.status.queue.deliveries
    if found.oldest is None:
        return CheckResult(True, gettext("messages: none to be sent, {held} held", held=found.held))
    line = gettext(
        "messages: {owed} to be sent, the oldest for {age}; {held} held",
        owed=found.owed,
        age=_ago(desk, found.oldest),
        held=found.held,
    )
    return CheckResult(True, line)


def _linking(desk: _Desk) -> CheckResult:
    progress = desk.status.relinking
    if progress is not None and progress.left:
        line = ngettext(
            "stored articles: {number} still to be linked with the changed knowledge base",
            "stored articles: {number} still to be linked with the changed knowledge base",
            progress.left,
        )
        return CheckResult(True, line)
    if progress is not None and progress.failed:
        line = ngettext(
            "stored articles: {number} could not be read and keeps its links; `relink --all` tries again",
            "stored articles: {number} could not be read and keep their links; `relink --all` tries again",
            progress.failed,
        )
        return CheckResult(True, line)
    return CheckResult(True, gettext("stored articles: linked with the present knowledge base"))


def _disk(desk: _Desk) -> CheckResult:
    path = desk.settings.database_path
    free, size = shutil.disk_usage(path.parent).free, path.stat().st_size
    line = gettext("free disk: {size} GiB", size=f"{free / 2**30:,.1f}")
    return CheckResult(
        free >= max(_LEAST_FREE, size),
        line,
        gettext("Less than 1 GiB, or less than the size of the database. Free some."),
    )


def _backup(desk: _Desk) -> CheckResult:
    folder, every = desk.settings.backup_folder, timedelta(days=desk.settings.desk_backup_days)
    names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    last, vitals = backups.newest(names, desk.now), desk.status.vitals
    if last is None:
        line = gettext("last scheduled backup: none")
        waited = desk.now - vitals.started_at if desk.running and vitals else timedelta()
    else:
        line = gettext("last scheduled backup: {moment}", moment=utc_minute(last))
        waited = desk.now - last
    return CheckResult(not every or waited < 2 * every, line, gettext("One is overdue. See the log."))


def _trouble(desk: _Desk) -> Iterator[CheckResult]:
    if desk.status.vitals and (trouble := desk.status.vitals.trouble):
        line = gettext("last warning: {moment} {line}", moment=utc_minute(trouble.at), line=clean(trouble.line))
        yield CheckResult(desk.now - trouble.at > _RECENT, line, gettext("See the log for its cause."))


def _ago(desk: _Desk, at: datetime) -> str:
    """The time since `at`: in minutes up to two hours, then in hours, then in days."""
    minutes = max(int((desk.now - at).total_seconds() // 60), 0)
    if minutes < 120:
        return ngettext("{number} minute", "{number} minutes", minutes)
    if minutes < 48 * 60:
        return ngettext("{number} hour", "{number} hours", minutes // 60)
    return ngettext("{number} day", "{number} days", minutes // 1440)
