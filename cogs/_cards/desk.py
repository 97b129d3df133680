"""Cards about the desk itself: settings, scheduled digests, help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import discord
from discord.utils import format_dt

from bot.catalogue import LANGUAGES, gettext, gettext_noop
from bot.model.deliveries import CatchUp, QuietDay, Rhythm, ScheduledDigest, Subscription, SuspendReason, UnknownTopic
from bot.model.settings import CardPlaces, Filter, ServerSettings
from bot.policy.typed_times.zones import zone_shown
from cogs._cards.notices import suspension
from cogs._layout import custom_ids
from cogs._layout.fitting import apart, line
from cogs._layout.foreign_text import button_text, clip, plain
from cogs._layout.layout import QUIET, button, card, in_rows
from cogs._layout.markdown import bold, small
from cogs._layout.moments import weekday
from cogs._layout.names import near_name, searched, topic_name
from cogs._layout.words import facts, filter_name, listed, noted

_EVERY_MONTH_HAS, _LONGEST_MONTH = 28, 31
_SHOWN_CHANNELS = 20
_SHOWN_DIGESTS = 15
_SHOWN_FILTERS = 6
_LONGEST_TOPIC = 78
_NO_DIGEST_YET = gettext_noop("Next step: `/digest schedule` posts each day's news in a channel.")


def desk_card(
    desk: ServerSettings, trouble: Sequence[str] = (), digests: Sequence[Subscription] = ()
) -> discord.ui.LayoutView:
    """A server's settings; `trouble` are sentences on missing permissions. Lists the `digests` that keep another time
    zone; if there are none at all, names the command that schedules one."""
    others = (one for one in digests if one.zone != desk.zone)
    kept = [noted(f"<#{one.channel_id}>", plain(zone_shown(one.zone), 40)) for one in others]
    return card(
        [
            line(gettext("**Desk settings of this server**")),
            line(small(gettext("Change them with `/desk setup`. Only managers see this."))),
            line(_channels(desk)),
            line(_savers(desk)),
            line(_alerts(desk)),
            line(gettext("Time zone: {zone}", zone=plain(zone_shown(desk.zone), 60))),
            line(_language(desk)),
            line(_cards(desk)),
            *([line(_own_zones(kept))] if kept else []),
            *(line(f"⚠️ {sentence}") for sentence in trouble),
            *([] if digests else [apart(line(gettext(_NO_DIGEST_YET)))]),
        ],
        colour=QUIET,
    )


def _own_zones(kept: Sequence[str]) -> str:
    return gettext(
        "Scheduled digests keep the time zone that they were scheduled with: {digests}. `/digest schedule` changes it.",
        digests=listed([*kept[:_SHOWN_DIGESTS], *(["…"] if len(kept) > _SHOWN_DIGESTS else [])]),
    )


def _channels(desk: ServerSettings) -> str:
    if desk.everywhere:
        return gettext("Links are saved from: every channel the desk can see")
    if not desk.channels:
        return gettext("Links are saved from: no channel yet")
    channels = " ".join(f"<#{channel}>" for channel in desk.channels[:_SHOWN_CHANNELS])
    return gettext("Links are saved from: {channels}", channels=channels)


def _savers(desk: ServerSettings) -> str:
    if not desk.ingest_roles:
        return gettext("Who may save articles: everyone")
    roles = " ".join(f"<@&{role}>" for role in desk.ingest_roles[:_SHOWN_CHANNELS])
    return gettext("Who may save articles: {roles}", roles=roles)


def _language(desk: ServerSettings) -> str:
    if desk.language is None:
        return gettext("Language of digests and public answers: as the server's Discord settings say")
    return gettext("Language of digests and public answers: {language}", language=LANGUAGES[desk.language])


def _cards(desk: ServerSettings) -> str:
    if desk.cards is CardPlaces.THREADS:
        return gettext("Cards of articles: a reply to the link; each story has a thread for its later articles")
    if desk.cards is CardPlaces.FORUM:
        return gettext("Cards of articles: a post for each story in {forum}", forum=f"<#{desk.forum_id}>")
    return gettext("Cards of articles: a reply to the link")


def _alerts(desk: ServerSettings) -> str:
    if not desk.alerts:
        return gettext("Alerts when state media change or delete a page: off")
    if not desk.channels:
        return gettext(
            "Alerts when state media change or delete a page: in the digest's channel, or where the link was posted"
        )
    return gettext("Alerts when state media change or delete a page: in {channel}", channel=f"<#{desk.channels[0]}>")


def schedule_card(
    title: str,
    subscriptions: Sequence[Subscription],
    filters: Mapping[int, Sequence[Filter]],
    coming: Mapping[int, datetime],
    trouble: Sequence[str] = (),
    below: Sequence[str] = (),
) -> discord.ui.LayoutView:
    """Scheduled digests of a server; `filters` has what each leaves out and `coming` when its next one is due, by the
    ids of the subscriptions. `below` are lines on what was scheduled."""
    lines = [line(bold(title)), line(small(gettext("Preview the next one with `/digest preview`.")))]
    for order in subscriptions[:_SHOWN_DIGESTS]:
        due = [gettext("next {moment}", moment=format_dt(coming[order.id], "f"))] if order.id in coming else []
        what, details = facts(f"<#{order.channel_id}>", _about(order), when(order), *due), _details(order, filters)
        lines.append(apart(line("\n".join([what, small(details)]))))
        if order.suspended:
            lines.append(line(f"⚠️ {suspension(order.suspended)}"))
        if order.suspended is SuspendReason.CHANNEL_GONE:
            lines.append(line(small(gettext("`/digest stop` in a channel without a digest ends it."))))
    lines += [line(one) for one in below if one]
    return card([*lines, *(line(f"⚠️ {sentence}") for sentence in trouble)], colour=QUIET)


def unknown_topic_card(topic: UnknownTopic, token: str) -> discord.ui.LayoutView:
    """Ask which topic is meant, before a digest is scheduled on words or a search that no article matches. The options
    of the digest are stored under `token`."""
    name = bold(plain(topic.name, 60))
    if topic.is_search:
        why = gettext("Nothing is scheduled yet: no saved article matches the search {name}.", name=name)
        waits = gettext("**Schedule anyway** waits for articles that match it.")
    else:
        why = gettext("Nothing is scheduled yet: no saved article has the words {topic}.", topic=name)
        waits = gettext("**Schedule anyway** waits for articles with these words.")
    asks = [line(gettext("Did you mean one of these?"))] if topic.nearest else []
    lines = [line(why), *asks, line(small(waits))]
    meant = [
        button(button_text(near_name(one), _LONGEST_TOPIC) or "…", custom_ids.digest_topic(token, place))
        for place, one in enumerate(topic.nearest)
    ]
    typed = button(gettext("Schedule anyway"), custom_ids.digest_topic(token, "typed"))
    return card(lines, colour=QUIET, rows=in_rows([*meant, typed]))


def replaced_digest(now: ScheduledDigest) -> str:
    """The earlier schedule of a channel's digest; "" if there was none or nothing changed."""
    if now.before is None or (was := _digest(now.before)) == _digest(now):
        return ""
    return small(gettext("Replaces the earlier schedule: {digest}", digest=was))


def _digest(one: ScheduledDigest) -> str:
    return facts(_about(one.digest), when(one.digest), _details(one.digest, {one.digest.id: one.leaves_out}))


def _details(order: Subscription, filters: Mapping[int, Sequence[Filter]]) -> str:
    return facts(*_search(order), _no_news(order), _missed(order), *_left_out(filters.get(order.id, ())))


def _about(order: Subscription) -> str:
    """The topic of a digest, or the name of its search."""
    return plain(order.topic, 60) if order.query is not None else clip(topic_name(order.topic), 60)


def _search(order: Subscription) -> list[str]:
    """The query of a digest on a saved search, with a note if the search was deleted since; the digest keeps its
    query."""
    if order.query is None:
        return []
    return [searched(order.query), *([] if order.search_id else [gettext("the saved search was removed")])]


def _no_news(order: Subscription) -> str:
    return gettext("Without news: one line") if order.quiet is QuietDay.LINE else gettext("Without news: no message")


def _missed(order: Subscription) -> str:
    return gettext("If missed: one late digest") if order.catch_up is CatchUp.ONCE else gettext("If missed: skipped")


def _left_out(filters: Sequence[Filter]) -> list[str]:
    """The filters of a digest, shortened if there are many."""
    names = [filter_name(one) for one in filters[:_SHOWN_FILTERS]]
    more = ["…"] if len(filters) > _SHOWN_FILTERS else []
    return [gettext("Leaves out: {filters}", filters=listed([*names, *more]))] if names else []


def when(order: Subscription) -> str:
    """When a digest comes: `every day at 08:30 (Asia/Seoul)`, `every Monday at …`, `last day of each month at …`."""
    at = {"time": f"{order.at:%H:%M}", "zone": plain(zone_shown(order.zone), 40)}
    if order.rhythm is Rhythm.WEEK:
        return gettext("every {weekday} at {time} ({zone})", weekday=weekday(order.on), **at)
    if order.rhythm is Rhythm.DAY:
        return gettext("every day at {time} ({zone})", **at)
    if order.on == _LONGEST_MONTH:
        return gettext("last day of each month at {time} ({zone})", **at)
    if order.on > _EVERY_MONTH_HAS:
        return gettext("day {day} or the last day of each month at {time} ({zone})", day=order.on, **at)
    return gettext("day {day} of each month at {time} ({zone})", day=order.on, **at)
