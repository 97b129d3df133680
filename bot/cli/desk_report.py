"""The part of `check` about a desk's work: what waits, what failed, what is slow, and what the operator is to do."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.catalogue import gettext, ngettext
from bot.config import Settings
from bot.model.errors import SettingsFailed
from bot.model.operations import ChannelDigest, HostTimes, OperatorStatus
from bot.policy import backups, second_tries
from cogs._layout.words import clean

_SILENT = timedelta(minutes=5)
"""A running desk writes a note each minute."""
_STUCK = timedelta(hours=1)
_RECENT = timedelta(days=1)
_LEAST_FREE = 2**30
_SHOWN_DIGESTS = 20


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of one check, as a line for the terminal."""

    passed: bool
    line: str


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is known of the desk. `running` if a process holds its database."""

    settings: Settings
    status: OperatorStatus
    running: bool
    now: datetime


def desk_report(settings: Settings) -> Iterator[CheckResult]:
    """A line for each subject, none where there is no database of this version yet."""
    from bot.clock import SystemClock
    from bot.storage.engine import lock

    if not settings.database_path.exists():
        return
    try:
        status = asyncio.run(_load(settings))
    except SettingsFailed:
        yield CheckResult(True, gettext("figures: after the next start, which brings the database up to date"))
        return
    running = lock.is_held(lock.beside(settings.database_path))
    desk = _Desk(settings, status, running, SystemClock().now())
    yield _life(desk)
    yield _queue(desk)
    yield from _retries(desk)
    yield from _failed(desk)
    yield from _hosts(desk)
    yield from _readers(desk)
    yield from _digests(desk)
    yield _deliveries(desk)
    yield _linking(desk)
    yield _disk(desk)
    yield _backup(desk)
    yield from _trouble(desk)


async def _load(settings: Settings) -> OperatorStatus:
    from bot.clock import SystemClock
    from bot.services.status import StatusService
    from bot.storage.engine.database import Database

    async with Database.open_read_only(settings.database_path) as database:
        return await StatusService(database, SystemClock()).everything()


def _life(desk: _Desk) -> CheckResult:
    vitals = desk.status.vitals
    if not desk.running:
        return CheckResult(True, gettext("desk: not running"))
    if vitals is None or desk.now - vitals.updated_at > _SILENT:
        since = _moment(vitals.updated_at) if vitals else gettext("it was started")
        return CheckResult(
            False,
            gettext("desk: a process has the database, but no sign of life since {moment}; restart it", moment=since),
        )
    started = _moment(vitals.started_at)
    return CheckResult(
        True, gettext("desk: running since {moment}, version {version}", moment=started, version=vitals.version)
    )


def _queue(desk: _Desk) -> CheckResult:
    waiting = desk.status.queue.waiting
    if not waiting:
        return CheckResult(True, gettext("queue: empty"))
    retried = sum(group.count for group in desk.status.queue.retries)
    parts = []
    for group in waiting:
        label = (
            ngettext("{number} link to fetch", "{number} links to fetch", group.count)
            if group.state == "queued"
            else ngettext("{number} page to read", "{number} pages to read", group.count)
        )
        parts.append(gettext("{what} (oldest: {age})", what=label, age=_ago(desk, group.oldest)))
    oldest = min(group.oldest for group in waiting)
    stuck = desk.running and desk.now - oldest > _STUCK and retried < sum(group.count for group in waiting)
    line = gettext("queue: {parts}", parts="; ".join(parts))
    if not stuck:
        return CheckResult(True, line)
    return CheckResult(False, gettext("{line}; links should not wait so long: see the log", line=line))


def _retries(desk: _Desk) -> Iterator[CheckResult]:
    groups = desk.status.queue.retries
    parts = [
        gettext(
            "{number} {reason} (next {moment})", number=group.count, reason=group.reason, moment=_moment(group.next_at)
        )
        for group in groups
    ]
    if parts:
        mine = [group.reason for group in groups if group.reason in second_tries.OPERATORS]
        line = gettext("tried again later: {parts}", parts="; ".join(parts))
        if mine:
            line = gettext(
                "{line}; {reasons}: the machine's or the settings' trouble, see the log",
                line=line,
                reasons=", ".join(mine),
            )
        yield CheckResult(not mine, line)


def _failed(desk: _Desk) -> Iterator[CheckResult]:
    groups, days = desk.status.queue.dead, second_tries.WITHIN.days
    if not groups:
        return
    parts = ", ".join(f"{group.count} {group.reason}" for group in groups)
    line = ngettext(
        "failed in the last {number} day: {parts}", "failed in the last {number} days: {parts}", days, parts=parts
    )
    if again := desk.status.queue.again:
        tip = ngettext("`retry` tries {number} link again", "`retry` tries {number} links again", again)
        line = f"{line}; {tip}"
    yield CheckResult(not any(group.reason in second_tries.OPERATORS for group in groups), line)


def _hosts(desk: _Desk) -> Iterator[CheckResult]:
    if parts := [_host(host) for host in desk.status.hosts]:
        yield CheckResult(True, gettext("slowest sites in 24 hours: {parts}", parts="; ".join(parts)))


def _host(host: HostTimes) -> str:
    return gettext(
        "{host} {median} s (95 %: {slow} s; {failed} of {fetches} failed)",
        host=clean(host.host),
        median=f"{host.median / 1000:.1f}",
        slow=f"{host.slow / 1000:.1f}",
        failed=host.failed,
        fetches=host.fetches,
    )


def _readers(desk: _Desk) -> Iterator[CheckResult]:
    if desk.status.vitals is not None:
        counts = desk.status.vitals.readers
        yield CheckResult(
            True,
            gettext(
                "readers since the start: {started} started, {late} timed out, {died} died",
                started=counts.started,
                late=counts.timed_out,
                died=counts.died,
            ),
        )


def _digests(desk: _Desk) -> Iterator[CheckResult]:
    digests = desk.status.queue.digests
    for digest in digests[:_SHOWN_DIGESTS]:
        yield CheckResult(True, _digest(digest))
    more = len(digests) - _SHOWN_DIGESTS
    if more > 0:
        yield CheckResult(True, ngettext("{number} more digest", "{number} more digests", more))


def _digest(digest: ChannelDigest) -> str:
    place = f"guild={digest.guild_id} channel={digest.channel_id} {digest.rhythm}"
    last = _moment(digest.last) if digest.last else gettext("none")
    if digest.suspended:
        return gettext(
            "digest {place}: last {last}, suspended ({reason})", place=place, last=last, reason=digest.suspended
        )
    following = _moment(digest.next) if digest.next else gettext("none")
    return gettext("digest {place}: last {last}, next {next}", place=place, last=last, next=following)


def _deliveries(desk: _Desk) -> CheckResult:
    found = desk.status.queue.deliveries
    if not found.owed or found.oldest is None:
        return CheckResult(True, gettext("messages: none to be sent, {held} held", held=found.held))
    line = gettext(
        "messages: {owed} to be sent (oldest: {age}), {held} held",
        owed=found.owed,
        age=_ago(desk, found.oldest),
        held=found.held,
    )
    return CheckResult(True, line)


def _linking(desk: _Desk) -> CheckResult:
    progress = desk.status.relinking
    if progress is not None and progress.ended_at is None and progress.left:
        left = ngettext("{number} article left", "{number} articles left", progress.left)
        return CheckResult(True, gettext("knowledge base changed: linking stored articles anew, {left}", left=left))
    if progress is not None and progress.failed:
        failed = ngettext(
            "{number} article keeps its old links", "{number} articles keep their old links", progress.failed
        )
        return CheckResult(
            True, gettext("stored articles: linked; {failed}: `relink --all` tries again", failed=failed)
        )
    return CheckResult(True, gettext("stored articles: linked with the present knowledge base"))


def _disk(desk: _Desk) -> CheckResult:
    path = desk.settings.database_path
    free, size = shutil.disk_usage(path.parent).free, path.stat().st_size
    line = gettext("free disk: {size} GiB", size=f"{free / 2**30:,.1f}")
    if free >= max(_LEAST_FREE, size):
        return CheckResult(True, line)
    return CheckResult(False, gettext("{line}; that is little beside the database: make room", line=line))


def _backup(desk: _Desk) -> CheckResult:
    folder, days = desk.settings.backup_folder, desk.settings.desk_backup_days
    names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
    last = backups.newest(names, desk.now)
    if last is None:
        line = gettext("last backup: none of the schedule")
        passed = not days or not desk.running or _age_of_desk(desk) < timedelta(days=days)
    else:
        line = gettext("last backup: {moment}", moment=_moment(last))
        passed = not days or desk.now - last < 2 * timedelta(days=days)
    return CheckResult(passed, line if passed else gettext("{line}; it is overdue: see the log", line=line))


def _age_of_desk(desk: _Desk) -> timedelta:
    return desk.now - desk.status.vitals.started_at if desk.status.vitals else timedelta()


def _trouble(desk: _Desk) -> Iterator[CheckResult]:
    trouble = desk.status.vitals and desk.status.vitals.trouble
    if trouble:
        line = gettext("last warning: {moment} {line}", moment=_moment(trouble.at), line=clean(trouble.line))
        recent = desk.now - trouble.at < _RECENT
        yield CheckResult(not recent, gettext("{line}; see the log", line=line) if recent else line)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _ago(desk: _Desk, at: datetime) -> str:
    """How long ago: in minutes up to two hours, then in hours, then in days."""
    minutes = max(int((desk.now - at).total_seconds() // 60), 0)
    if minutes < 120:
        return ngettext("{number} minute", "{number} minutes", minutes)
    if minutes < 48 * 60:
        return ngettext("{number} hour", "{number} hours", minutes // 60)
    return ngettext("{number} day", "{number} days", minutes // 1440)
