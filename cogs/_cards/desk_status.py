"""The card of `/desk status`: a server's queue, its failed links, its digests. Nothing of another server."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import discord
from discord.utils import format_dt

from bot.catalogue import gettext, ngettext
from bot.model.deliveries import Rhythm
from bot.model.jobs import JobState
from bot.model.operations import ChannelDigest, DeadGroup, QueueStatus, ShardState, StatusAnswer, WaitingJobs
from bot.policy import second_tries
from cogs._cards.notes import indexing_lines, note
from cogs._cards.notices import suspension
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line
from cogs._layout.foreign_text import plain
from cogs._layout.layout import QUIET, button, card
from cogs._layout.markdown import small
from cogs._layout.words import articles, facts, stories

_SHOWN_REASONS = 5
_SHOWN_DIGESTS = 10
_SHOWN_TROUBLE = 10


def status_card(answer: StatusAnswer) -> discord.ui.LayoutView:
    """The status of a shelf, for everybody who sees it."""
    return card([*_head(answer), line(facts(*_digest_times(answer)))], colour=QUIET)


def manager_card(
    answer: StatusAnswer,
    details: QueueStatus,
    sentence: Callable[[str], str],
    trouble: Sequence[str] = (),
    shard: ShardState | None = None,
) -> discord.ui.LayoutView:
    """The status of a server for its managers, who may try failed links again. `sentence` puts a reason into words;
    `trouble` are sentences on missing permissions; `shard` is that of the server, of a desk with shards."""
    lines = [*_head(answer), *_shard(shard), *_waiting(details, sentence), *_failed(details.dead, sentence)]
    lines += [*_digests(details.digests), *_messages(details), *_linking(details.unlinked), *_reports(details.reports)]
    lines += [line(f"⚠️ {one}") for one in trouble[:_SHOWN_TROUBLE]]
    again = details.retriable
    rows = [[button(_try_again(again), custom_ids.retry("failed"))]] if again else []
    return card(lines, colour=QUIET, rows=rows)


def retry_question(count: int) -> discord.ui.LayoutView:
    """The question before many links are tried again."""
    question = ngettext(
        "{number} link is read again, and each post gets a new answer.",
        "{number} links are read again, and each post gets a new answer.",
        count,
    )
    confirm = button(_try_again(count), custom_ids.retry("confirmed"), primary=True)
    return note(question, buttons=[confirm])


def retried_note(count: int, left: int) -> discord.ui.LayoutView:
    """The result of trying links again."""
    if not count and not left:
        return note(gettext("No failed link is left to try again."))
    sentences = [ngettext("{number} link is tried again.", "{number} links are tried again.", count)]
    if left:
        sentences.append(
            ngettext(
                "The queue has no room for {number} more. Try again later.",
                "The queue has no room for {number} more. Try again later.",
                left,
            )
        )
    return note(*sentences)


def _try_again(count: int) -> str:
    return ngettext("Try {number} link again", "Try {number} links again", count)


def _head(answer: StatusAnswer) -> list[CardLine]:
    version = gettext("version {version}", version=plain(answer.version, 40))
    return [
        line(facts(gettext("**Peninsula Desk is running**"), *_queue(answer))),
        line(small(facts(articles(answer.articles), stories(answer.stories), version))),
        *indexing_lines(answer.indexed_since),
    ]


def _reports(number: int) -> list[CardLine]:
    if not number:
        return []
    waits = ngettext(
        "{number} report of members waits in `/desk queue`.",
        "{number} reports of members wait in `/desk queue`.",
        number,
    )
    return [apart(line(waits))]


def _shard(shard: ShardState | None) -> list[CardLine]:
    if shard is None or shard.latency is None:
        return []
    milliseconds = round(1000 * shard.latency)
    return [line(small(gettext("shard {number}, {time} ms to Discord", number=shard.shard, time=milliseconds)))]


def _queue(answer: StatusAnswer) -> list[str]:
    labels = [ngettext("{number} link waiting", "{number} links waiting", answer.queued)]
    if answer.dead:
        labels.append(ngettext("{number} could not be read", "{number} could not be read", answer.dead))
    return labels


def _digest_times(answer: StatusAnswer) -> list[str]:
    last, following = answer.last_digest, answer.next_digest
    return [
        gettext("Last digest: {moment}", moment=format_dt(last, "f")) if last else gettext("No digest yet"),
        gettext("Next digest: {moment}", moment=format_dt(following, "f"))
        if following
        else gettext("No digest scheduled"),
    ]


def _waiting(details: QueueStatus, sentence: Callable[[str], str]) -> list[CardLine]:
    lines = [line(facts(*map(_waiting_label, details.waiting)))] if details.waiting else []
    for group in details.retries[:_SHOWN_REASONS]:
        reason, moment = sentence(group.reason), format_dt(group.next_at, "R")
        lines.append(
            line(gettext("{number} × {reason} Next try {moment}", number=group.count, reason=reason, moment=moment), 1)
        )
    return _section(gettext("**Waiting**"), lines)


def _waiting_label(group: WaitingJobs) -> str:
    label = (
        ngettext("{number} link to fetch", "{number} links to fetch", group.count)
        if group.state == JobState.QUEUED
        else ngettext("{number} page to read", "{number} pages to read", group.count)
    )
    return gettext("{what}, the oldest {moment}", what=label, moment=format_dt(group.oldest, "R"))


def _failed(groups: Sequence[DeadGroup], sentence: Callable[[str], str]) -> list[CardLine]:
    shown = groups[:_SHOWN_REASONS]
    lines = [
        line(gettext("{number} × {reason}", number=group.count, reason=sentence(group.reason)), 1) for group in shown
    ]
    if rest := sum(group.count for group in groups[_SHOWN_REASONS:]):
        lines.append(line(small(ngettext("{number} for other reasons", "{number} for other reasons", rest)), 1))
    days = second_tries.WITHIN.days
    title = ngettext(
        "**Could not be read in the last {number} day**", "**Could not be read in the last {number} days**", days
    )
    return _section(title, lines)


def _digests(digests: Sequence[ChannelDigest]) -> list[CardLine]:
    lines = [line(_digest(digest), 1) for digest in digests[:_SHOWN_DIGESTS]]
    if rest := len(digests) - len(lines):
        lines.append(line(small(ngettext("{number} more", "{number} more", rest)), 1))
    return _section(gettext("**Digests**"), lines or [line(gettext("No digest scheduled"))])


def _digest(digest: ChannelDigest) -> str:
    last = gettext("last {moment}", moment=format_dt(digest.last, "f")) if digest.last else gettext("none yet")
    if digest.suspended:
        state = f"⚠️ {suspension(digest.suspended)}"
    else:
        state = gettext("next {moment}", moment=format_dt(digest.next, "f")) if digest.next else ""
    return facts(f"<#{digest.channel_id}>", _rhythm(digest.rhythm), last, state)


def _rhythm(rhythm: Rhythm) -> str:
    names = {Rhythm.DAY: gettext("daily"), Rhythm.WEEK: gettext("weekly"), Rhythm.MONTH: gettext("monthly")}
    return names[rhythm]


def _messages(details: QueueStatus) -> list[CardLine]:
    found = details.deliveries
    labels = []
    if found.owed:
        labels.append(ngettext("{number} to be sent", "{number} to be sent", found.owed))
    if found.held:
        labels.append(ngettext("{number} held", "{number} held", found.held))
    return _section(gettext("**Messages**"), [line(facts(*labels))]) if labels else []


def _linking(unlinked: int) -> list[CardLine]:
    sentence = ngettext(
        "{number} article is still to be linked with new people and places.",
        "{number} articles are still to be linked with new people and places.",
        unlinked,
    )
    return _section(gettext("**New names in the knowledge base**"), [line(sentence)]) if unlinked else []


def _section(title: str, lines: Sequence[CardLine]) -> list[CardLine]:
    return [apart(line(title)), *lines] if lines else []
