"""Cards about the desk itself: its state, its set-up, its schedules, its help."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import discord

from bot.model.answers import StatusAnswer
from bot.model.deliveries import CatchUp, QuietDay, Rhythm, Subscription
from bot.model.settings import ServerSettings
from cogs._cards.notices import suspension
from cogs._layout.fitting import apart, line
from cogs._layout.layout import QUIET, card
from cogs._layout.words import count, minute, plain

_EVERY_MONTH_HAS, _LONGEST_MONTH = 28, 31


def status_card(answer: StatusAnswer, zone: str) -> discord.ui.LayoutView:
    """Queue, shelf, digests, size, version; times in the server's zone."""
    local = ZoneInfo(zone)
    waiting = count(answer.queued, "link") + " waiting"
    failed = f", {answer.dead:,} could not be read" if answer.dead else ""
    last = minute(answer.last_digest.astimezone(local)) if answer.last_digest else "none yet"
    following = minute(answer.next_digest.astimezone(local)) if answer.next_digest else "none scheduled"
    return card(
        [
            line(f"**The desk is at work** · {waiting}{failed}"),
            line(f"-# Peninsula Desk {plain(answer.version, 40)}"),
            line(f"This shelf: {count(answer.articles, 'article')} in {count(answer.stories, 'story', 'stories')}"),
            line(f"Last digest: {last} · next: {following}"),
            line(f"Database: {answer.database_bytes / 2**20:,.1f} MiB"),
        ],
        colour=QUIET,
    )


def desk_card(desk: ServerSettings, trouble: Sequence[str] = ()) -> discord.ui.LayoutView:
    """How a server's desk is set up; `trouble` are sentences on what it may not do yet."""
    channels = " ".join(f"<#{channel}>" for channel in desk.channels[:20]) or "none yet"
    where = "every channel the desk can see" if desk.everywhere else channels
    who = " ".join(f"<@&{role}>" for role in desk.ingest_roles[:20]) or "everyone"
    return card(
        [
            line("**This server's desk**"),
            line("-# `/desk setup` changes it; only managers see this"),
            line(f"Links are read in: {where}"),
            line(f"Who may hand in: {who}"),
            line(f"Changed or deleted pages of state media are told: {_alerts(desk)}"),
            line(f"Time zone: {plain(desk.zone, 60)}"),
            *(line(f"⚠️ {sentence}") for sentence in trouble),
        ],
        colour=QUIET,
    )


def _alerts(desk: ServerSettings) -> str:
    if not desk.alerts:
        return "no"
    return f"in <#{desk.channels[0]}>" if desk.channels else "where the digest comes or the link was posted"


def schedule_card(
    title: str, subscriptions: Sequence[Subscription], trouble: Sequence[str] = ()
) -> discord.ui.LayoutView:
    """The server's standing orders."""
    lines = [line(f"**{title}**"), line("-# `/digest preview` shows what the next one would hold")]
    for order in subscriptions[:15]:
        quiet = "a line" if order.quiet is QuietDay.LINE else "silence"
        missed = "caught up once" if order.catch_up is CatchUp.ONCE else "skipped"
        told = f"<#{order.channel_id}> {when(order)}: {plain(order.topic, 60)}"
        lines.append(apart(line(f"{told}\n-# a quiet {order.rhythm} gets {quiet} · a missed digest is {missed}")))
        if order.suspended:
            lines.append(line(f"⚠️ {suspension(order.suspended)}"))
    return card([*lines, *(line(f"⚠️ {sentence}") for sentence in trouble)], colour=QUIET)


def when(order: Subscription) -> str:
    """`daily at 08:30 Asia/Seoul`, `each Monday at …`, `on the last day of each month at …`."""
    at = f"at {order.at:%H:%M} {plain(order.zone, 40)}"
    if order.rhythm is Rhythm.WEEK:
        return f"each {calendar.day_name[order.on - 1]} {at}"
    if order.rhythm is Rhythm.MONTH:
        on = "the last day" if order.on == _LONGEST_MONTH else f"day {order.on}"
        if _EVERY_MONTH_HAS < order.on < _LONGEST_MONTH:
            on += " (or the last)"
        return f"on {on} of each month {at}"
    return f"daily {at}"


def help_card(lines: Sequence[tuple[str, str]], links_alone: bool) -> discord.ui.LayoutView:
    """What the desk does: pairs of a command and what it is for."""
    posting = (
        "Post a link in a desk channel: it is read, saved and summarised. Anywhere else, use **Apps → Save article** "
        "on the message."
        if links_alone
        else "Mention me beside a link, or use **Apps → Save article** on a message: the link is read and saved."
    )
    return card(
        [
            line("**A news desk for the Korean Peninsula**"),
            line("-# every sentence it shows stands in a saved article, and ends in a link to its place"),
            apart(line(posting)),
            apart(line("\n".join(f"`{command}` {purpose}" for command, purpose in lines))),
        ],
        colour=QUIET,
    )
