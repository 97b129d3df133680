"""Cards of watches: a preview to confirm, the list of a member or server, why a watch sent what it sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import discord

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.watches.alert import MatchedArticle, MatchOutcome, WatchAnswer, WatchLine, WatchPreview
from bot.model.watches.watch import AlertRhythm, Watch, WatchPause, WatchPlace, WatchTimes
from bot.policy.typed_times.zones import zone_shown
from cogs._cards.article import title_line
from cogs._cards.notes import indexing_lines
from cogs._cards.watches.alert import matched_line, target_name
from cogs._layout.fitting import CardLine, apart, line
from cogs._layout.foreign_text import plain
from cogs._layout.layout import NEWS, QUIET, TROUBLE, CardButton, card
from cogs._layout.markdown import bold, small
from cogs._layout.moments import relative
from cogs._layout.names import unknown_words
from cogs._layout.words import facts, listed

SHOWN = 10
_RHYTHMS = {
    AlertRhythm.ONCE: gettext_noop("at once"),
    AlertRhythm.HOUR: gettext_noop("each hour"),
    AlertRhythm.DAY: gettext_noop("each morning"),
}
_PAUSED = {
    WatchPause.BY_HAND: gettext_noop("paused"),
    WatchPause.CLOSED: gettext_noop("⚠️ paused: your direct messages are closed to the desk"),
    WatchPause.FORBIDDEN: gettext_noop("⚠️ paused: the desk may not post there"),
    WatchPause.GONE: gettext_noop("⚠️ paused: the channel is gone"),
    WatchPause.LEFT: gettext_noop("⚠️ paused: you could not see the channel where it was added"),
}
_TELL_PAUSED = {
    WatchPause.CLOSED: gettext_noop(
        "Your watches {watches} are paused: the desk could not send you a direct message. Allow messages from members "
        "of this server, then resume them with `/watch pause`."
    ),
    WatchPause.LEFT: gettext_noop(
        "Your watches {watches} are paused: you can no longer see the channel where they were added. `/watch pause` "
        "resumes them."
    ),
}
_OUTCOMES = {
    MatchOutcome.FIRST: gettext_noop("alert sent {moment}"),
    MatchOutcome.UPDATE: gettext_noop("alert sent {moment} as an update"),
    MatchOutcome.COPY: gettext_noop("no alert: a copy of a text that had one"),
    MatchOutcome.PAUSED: gettext_noop("no alert: the watch was paused"),
    MatchOutcome.LOST: gettext_noop("no alert: Discord did not accept the message"),
}
Server = Callable[[int], str | None]
"""The name of a server by its id, where it is to be named."""


def preview_card(
    preview: WatchPreview, place: WatchPlace, times: WatchTimes, trouble: Sequence[str], confirm: CardButton
) -> discord.ui.LayoutView:
    """A watch to be confirmed: where and when alerts are sent, what would have been sent so far, and what the button
    does."""
    lines = [
        line(bold(gettext("Watch {name}", name=target_name(preview.target)))),
        line(small(facts(_where(place), *_when(times)))),
        apart(line(_would(preview))),
        *map(line, unknown_words(preview.nearest)),
        *[title_line(article, 1, "- ") for article in preview.newest],
    ]
    lines += map(apart, indexing_lines(preview.indexed_since))
    if len(preview.newest) > preview.alerts:
        lines.append(line(small(_fewer_alerts(preview, place))))
    pressed = bold(confirm.label or "")
    if preview.is_known:
        known = gettext("It is watched already; the button {button} changes when alerts come.", button=pressed)
        lines.append(apart(line(known)))
    else:
        lines.append(apart(line(small(gettext("The watch starts when you press {button}.", button=pressed)))))
    lines += [line(f"⚠️ {sentence}") for sentence in trouble]
    return card(lines, colour=NEWS, rows=[[confirm]])


def _would(preview: WatchPreview) -> str:
    """How many alerts there would have been."""
    if preview.at_least:
        return ngettext(
            "In the last 30 days it would have alerted at least once.",
            "In the last 30 days it would have alerted at least {number} times.",
            preview.alerts,
        )
    if not preview.newest:
        return gettext("No article of the last 30 days matches it.")
    if not preview.alerts:
        return gettext("In the last 30 days it would have sent no alert, although these articles match it:")
    return ngettext(
        "In the last 30 days it would have alerted once.",
        "In the last 30 days it would have alerted {number} times.",
        preview.alerts,
    )


def _fewer_alerts(preview: WatchPreview, place: WatchPlace) -> str:
    """Why there would have been fewer alerts than the articles that are listed. A card in the channel takes the place
    of an alert that notifies nobody."""
    with_card = 0 if place.personal or place.role_id is not None else preview.with_card
    if preview.alerts and not with_card:
        return gettext("There is one alert per story.")
    if preview.alerts or (with_card and preview.without_card):
        return gettext("There is one alert per story, and none for a story that already has a card in that channel.")
    if with_card:
        return gettext("Each of these stories has a card in that channel already, which takes the place of an alert.")
    return gettext("Their alerts would come later: after the quiet hours, or at the time of the next alert.")


def watching_sentence(watch: Watch) -> str:
    """The answer to adding a watch: where its alerts are sent."""
    name = bold(target_name(watch.target))
    if watch.place.personal:
        return gettext("Watching {name}. Alerts come as direct messages; `/watch list` shows your watches.", name=name)
    channel = f"<#{watch.place.channel_id}>"
    return gettext("Watching {name}. Alerts come in {channel}; `/watch list` shows all.", name=name, channel=channel)


def list_card(
    lines: Sequence[WatchLine], page: int, pager: Sequence[CardButton], server: Server
) -> discord.ui.LayoutView:
    """A page of watches, those in trouble first."""
    count = ngettext("{number} watch", "{number} watches", len(lines))
    shown = sorted(lines, key=lambda one: one.watch.paused in (None, WatchPause.BY_HAND))
    shown = shown[page * SHOWN : (page + 1) * SHOWN]
    head = [
        line(bold(count)),
        line(small(gettext("Alerts of the last 30 days. `/watch why` explains those of one watch."))),
    ]
    return card([*head, *[_listed(one, server) for one in shown]], colour=QUIET, rows=[pager] if pager else ())


def why_card(answer: WatchAnswer, server: Server) -> discord.ui.LayoutView:
    """The newest articles that matched a watch, with the matching words and the outcome of each."""
    watch = answer.line.watch
    lines = [line(bold(target_name(watch.target))), line(small(_facts(answer.line, server)))]
    if not answer.articles:
        lines.append(apart(line(gettext("No article has matched this watch yet."))))
    for one in answer.articles:
        lines.append(apart(title_line(one.article, 0)))
        if one.sentence is not None:
            lines.append(matched_line(one.sentence, one.marks))
        lines.append(line(small(_outcome(one, answer.due, paused=watch.paused is not None)), 1))
    return card(lines, colour=QUIET if watch.paused in (None, WatchPause.BY_HAND) else TROUBLE)


def paused_sentence(watch: Watch, before: WatchPause | None = None) -> str:
    """The answer to pausing or resuming a watch; `before` is why it was paused before."""
    name = bold(target_name(watch.target))
    if watch.paused is None and before is not None and before.keeps_matches:
        return gettext("{name} is watched again. Alerts of the last day that could not be sent follow.", name=name)
    if watch.paused is None:
        return gettext("{name} is watched again. Articles that came meanwhile cause no alerts.", name=name)
    return gettext("{name} is paused. `/watch pause` again resumes it.", name=name)


def told_pauses(watches: Sequence[Watch]) -> list[str]:
    """The sentences on watches that the desk paused."""
    return [
        gettext(message, watches=listed(bold(target_name(one.target)) for one in watches if one.paused is why))
        for why, message in _TELL_PAUSED.items()
        if any(one.paused is why for one in watches)
    ]


def _listed(one: WatchLine, server: Server) -> CardLine:
    return line(f"- {facts(bold(target_name(one.watch.target)), _facts(one, server))}")


def _facts(one: WatchLine, server: Server) -> str:
    watch = one.watch
    name = server(watch.place.guild_id) if watch.place.guild_id is not None else None
    return facts(
        _where(watch.place),
        *_when(watch.times),
        None if name is None else plain(name, 60),
        ngettext("{number} alert", "{number} alerts", one.alerts),
        None if one.last is None else gettext("last alert {moment}", moment=relative(one.last)),
        None if watch.paused is None else gettext(_PAUSED[watch.paused]),
    )


def _where(place: WatchPlace) -> str:
    if place.personal:
        return gettext("direct message")
    mention = [f"<@&{place.role_id}>"] if place.role_id is not None else []
    return " ".join([f"<#{place.channel_id}>", *mention])


def _when(times: WatchTimes) -> list[str]:
    labels = [gettext(_RHYTHMS[times.rhythm])]
    if times.quiet is not None:
        start, end = f"{times.quiet.start:%H:%M}", f"{times.quiet.end:%H:%M}"
        labels.append(gettext("quiet {start}–{end} ({zone})", start=start, end=end, zone=zone_shown(times.zone)))
    return labels


def _outcome(match: MatchedArticle, due: datetime | None, *, paused: bool) -> str:
    if match.outcome is None and due is not None:
        return gettext("waits until {moment}", moment=relative(due))
    if match.outcome is None:
        return gettext("alert waits until the watch resumes") if paused else gettext("alert follows soon")
    if match.by_card:
        return gettext("was posted here as a card {moment}", moment=relative(match.alert_at or match.at))
    return gettext(_OUTCOMES[match.outcome], moment=relative(match.alert_at or match.at))
