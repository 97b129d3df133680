"""The card of coming events: a few a page, the soonest first, each in an article's words with who says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import discord

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.evidence.ahead import AheadAnswer, AheadDated, AheadDays, AheadEvent, AheadKind, AheadStatus, AheadTime
from cogs._cards.article import outlets_line
from cogs._cards.notes import indexing_lines, read_articles
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, headed, line
from cogs._layout.foreign_text import clip, plain
from cogs._layout.layout import QUIET, card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.moments import day_range, moment
from cogs._layout.names import topic_name
from cogs._layout.sources import fate, outlet_words
from cogs._layout.words import details, facts, inside_sentence, listed, page_place

KINDS = {
    AheadKind.TALKS: gettext_noop("talks or meeting"),
    AheadKind.DRILLS: gettext_noop("drills"),
    AheadKind.VOTE: gettext_noop("vote"),
    AheadKind.ANNIVERSARY: gettext_noop("anniversary or party meeting"),
    AheadKind.LAUNCH: gettext_noop("announced launch"),
    AheadKind.COURT: gettext_noop("court"),
    AheadKind.VISIT: gettext_noop("visit"),
    AheadKind.DEADLINE: gettext_noop("deadline"),
}
_STATUSES = {
    AheadStatus.POSSIBLE: gettext_noop("not certain"),
    AheadStatus.PUT_OFF: gettext_noop("put off, no new day named"),
    AheadStatus.CANCELLED: gettext_noop("called off"),
}
_SHOWN_DAYS = 3
_LONGEST_GIVER = 40
_MINUTES = 60


def ahead_card(answer: AheadAnswer, token: str) -> discord.ui.LayoutView:
    """A page of coming events, or why there is none."""
    lines = [
        line(bold(gettext("Coming events reported on this shelf"))),
        line(small(_subtitle(answer))),
        *indexing_lines(answer.indexed_since),
    ]
    if not answer.events and answer.indexed_since is None:
        lines.append(apart(line(why_none(answer))))
        if answer.read:
            lines.append(line(small(gettext("An event counts if an article names its day, week or month."))))
    for one in answer.events:
        lines += _event(one)
    if answer.read_since is not None:
        text = gettext("From the newest articles only, back to {moment}", moment=moment(answer.read_since))
        lines.append(apart(line(small(text), 1)))
    colour = None if answer.events else QUIET
    rows = [pager(answer.page, answer.pages, custom_ids.ahead(token, ""))]
    return card(lines, rows=rows) if colour is None else card(lines, colour=colour, rows=rows)


def kind_name(kind: AheadKind) -> str:
    """A kind in the reader's language."""
    return gettext(KINDS[kind])


def days_text(days: AheadDays) -> str:
    """`19 Nov 2024`, or `18 Nov to 22 Nov 2024`."""
    return day_range(days.first, days.last)


def time_text(time: AheadTime) -> str:
    """`15:00`, with the zone as the article names it: `10:00 EDT`."""
    hour = f"{time.minutes // _MINUTES % 24:02}:{time.minutes % _MINUTES:02}"
    return f"{hour} {time.zone}" if time.zone else hour


def status_text(event: AheadEvent) -> str | None:
    """The status of the event in the newest article; None if it is simply planned."""
    if event.status is AheadStatus.POSTPONED:
        if event.was is None:
            return gettext("moved to this day")
        return gettext("moved, before: {days}", days=days_text(event.was))
    name = _STATUSES.get(event.status)
    return None if name is None else gettext(name)


def words_text(one: AheadDated) -> str:
    """The article's words, with "…" where the rest of the sentence is left out."""
    return f"{'' if one.begins else '… '}{one.said.text}{'' if one.ends else ' …'}"


def giver_text(one: AheadDated) -> str:
    """Who says so: as the article names them, with its outlet."""
    giver = [clip(inside_sentence(one.giver), _LONGEST_GIVER)] if one.giver else []
    return details((*giver, outlet_words(one.said.article), *fate(one.said.article)))


def why_none(answer: AheadAnswer) -> str:
    """Why an answer has no event, without Markdown."""
    if answer.topic and not answer.read:
        return gettext("No saved article is on this topic.")
    return ngettext(
        "{number} article was read, and it names no coming event of this kind and time.",
        "{number} articles were read, and none names a coming event of this kind and time.",
        answer.read,
    )


def digest_lines(events: Sequence[AheadEvent]) -> list[CardLine]:
    """The coming events at the end of a digest, a line each; dropped where the message has no room."""
    return headed(bold(gettext("Ahead")), [*map(_digest_line, events)])


def _digest_line(one: AheadEvent) -> CardLine:
    first = one.dated[0]
    named = bold(listed(days_text(each.days) for each in one.dated[:_SHOWN_DAYS]))
    days = facts(named, _time(first), status_text(one))
    outlet = details((plain(outlet_words(first.said.article), 60), *fate(first.said.article)))
    return _linked_line(
        first, 1, 160, lambda words: gettext("- {days}: {words} ({outlet})", days=days, words=words, outlet=outlet)
    )


def _subtitle(answer: AheadAnswer) -> str:
    return facts(
        ngettext("{number} event", "{number} events", answer.total),
        None if answer.topic is None else topic_name(answer.topic, answer.named),
        None if answer.kind is None else kind_name(answer.kind),
        None if answer.ahead is None else ngettext("next {number} day", "next {number} days", answer.ahead),
        page_place(answer.page, answer.pages),
        read_articles(answer.read, answer.left_out),
    )


def _time(one: AheadDated) -> str | None:
    return plain(time_text(one.time), 60) if one.time else None


def _event(one: AheadEvent) -> list[CardLine]:
    """An event: its days and kind; its words; other days that articles give; its outlets."""
    first, *others = one.dated[:_SHOWN_DAYS]
    head = facts(bold(days_text(first.days)), kind_name(one.kind), _time(first), status_text(one))
    lines = [apart(line(head)), _said(first), *map(_other_day, others)]
    return [*lines, outlets_line(one.articles)] if len(one.articles) > 1 else lines


def _said(one: AheadDated) -> CardLine:
    giver = plain(giver_text(one), 90)
    return _linked_line(one, 0, 300, lambda words: gettext("- {words} ({giver})", words=words, giver=giver))


def _other_day(one: AheadDated) -> CardLine:
    label = facts(days_text(one.days), _time(one))
    giver = plain(giver_text(one), 90)
    return _linked_line(
        one, 1, 300, lambda words: gettext("- Other day, {day}: {words} ({giver})", day=label, words=words, giver=giver)
    )


def _linked_line(one: AheadDated, rank: int, limit: int, told: Callable[[str], str]) -> CardLine:
    """A line of the article's words as `told` shows them, and the link. Words are cut before the link is dropped."""
    arrows: Sequence[str] = arrow(one.said) or ("",)
    texts = [told(plain(words_text(one), length)) for length in (limit, limit // 2)]
    return CardLine(rank, tuple(dict.fromkeys(f"{text}{link}" for text in texts for link in arrows)))
