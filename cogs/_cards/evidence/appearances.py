"""The card of a person's appearances: the last one and how long ago, the longest gap, the days with their sentences."""

from __future__ import annotations

import discord

from bot.catalogue import gettext, ngettext
from bot.model.analysis import OutletKind
from bot.model.evidence.appearances import AppearancesAnswer, ReportedAppearance
from cogs._cards.entity import entity_views
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, line, sentence
from cogs._layout.foreign_text import plain
from cogs._layout.layout import card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.moments import day, day_range, moment
from cogs._layout.names import all_names
from cogs._layout.sources import fate, outlet_name
from cogs._layout.words import articles, facts, outlet_kind, page_place


def appearances_card(answer: AppearancesAnswer, token: str) -> discord.ui.LayoutView:
    """A page of the days on which articles report the person, or why there is none."""
    first, *others = all_names(answer.entity)
    lines = [
        line(facts(bold(plain(first, 120)), *(plain(name, 40) for name in others))),
        line(small(_subtitle(answer))),
    ]
    if answer.page == 0:
        lines += _summed(answer)
    lines += [_row(one) for one in answer.appearances]
    if answer.page == 0:
        lines += _message(answer)
    if answer.read_since is not None:
        text = gettext("Only the newest {number} articles were read, back to {moment}", number=f"{answer.read:,}",
                       moment=moment(answer.read_since))  # fmt: skip
        lines.append(apart(line(small(text), 1)))
    pages = pager(answer.page, answer.pages, custom_ids.entity(token, "appearances", ""))
    return card(lines, rows=[entity_views(token, "appearances", is_person=True), pages])


def last_line(answer: AppearancesAnswer) -> str:
    """The day of the last reported appearance, or why none is known."""
    if answer.last is None:
        return no_appearance(answer)
    days = (answer.today - answer.last.day).days
    shown = day(answer.last.day)
    if days <= 0:
        return gettext("Last reported appearance on this shelf: today, {day}", day=shown)
    return ngettext(
        "Last reported appearance on this shelf: {number} day ago, {day}",
        "Last reported appearance on this shelf: {number} days ago, {day}",
        days,
        day=shown,
    )


def gap_line(answer: AppearancesAnswer) -> str | None:
    """The longest gap between two reported appearances; None for fewer than two, and where no day lies between."""
    gap = answer.longest
    if gap is None or gap.days <= 1:
        return None
    return gettext(
        "Longest gap between two reports: {number} days, {days}",
        number=f"{gap.days:,}",
        days=day_range(gap.begin, gap.end),
    )


def no_appearance(answer: AppearancesAnswer) -> str:
    """Why no appearance is shown."""
    if not answer.read:
        return gettext("No article on this shelf names this person.")
    return ngettext(
        "{number} article on this shelf names this person, and none reports an appearance.",
        "{number} articles on this shelf name this person, and none reports an appearance.",
        answer.read,
    )


def others_line(answer: AppearancesAnswer) -> str:
    """How many articles name the person without reporting an appearance; empty if none reports one, since
    `no_appearance` says so."""
    counted = [
        ngettext("{number} article on a message or statement", "{number} articles on messages or statements", number)
        for number in [answer.messages]
        if number
    ]
    if answer.past:
        counted.append(ngettext("{number} article on the past", "{number} articles on the past", answer.past))
    if answer.named and (answer.total or counted):
        counted.append(
            ngettext("{number} article only mentions the name", "{number} articles only mention the name", answer.named)
        )
    return facts(*counted)


def _subtitle(answer: AppearancesAnswer) -> str:
    days = ngettext("{number} day with a reported appearance", "{number} days with a reported appearance", answer.total)
    return facts(gettext("Appearances"), days, page_place(answer.page, answer.pages))


def _summed(answer: AppearancesAnswer) -> list[CardLine]:
    lines = [apart(line(last_line(answer)))]
    if (gap := gap_line(answer)) is not None:
        lines.append(line(gap))
    if others := others_line(answer):
        lines.append(line(small(others)))
    return lines


def _row(one: ReportedAppearance) -> CardLine:
    """`- 31 Oct 2024 · sentence · 3 articles, 2 from state media ↗`; a day that no article says is marked."""
    label = bold(day(one.day)) if one.stated else gettext("published {day}", day=bold(day(one.day)))
    several = one.articles > 1
    counted = [articles(one.articles) if several else outlet_name(one.said.article)]
    if one.of_state_media and several:
        counted.append(ngettext("{number} from state media", "{number} from state media", one.of_state_media))
    elif one.of_state_media:
        counted.append(outlet_kind(OutletKind.STATE_MEDIA))
    source = facts(*counted, *fate(one.said.article))
    return sentence(one.said, 1, before=f"- {label} · ", after=f" · {source}", limit=160)


def _message(answer: AppearancesAnswer) -> list[CardLine]:
    """The newest message or statement."""
    if answer.message is None:
        return []
    heading = bold(gettext("Newest message or statement"))
    source = facts(outlet_name(answer.message.article), *fate(answer.message.article))
    return [apart(line(heading, 1)), sentence(answer.message, 1, before="- ", after=f" · {source}", limit=160)]
