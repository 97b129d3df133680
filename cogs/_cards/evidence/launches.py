"""The card of launches: a few a page, newest first, each figure with who gives it and a link to its sentence."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.catalogue import ENGLISH, entity_name, gettext, gettext_noop, language, ngettext
from bot.model.answers import is_without_name
from bot.model.evidence.launches import SEVERAL, Launch, LaunchColumn, LaunchesAnswer, LaunchKind, Reported
from bot.news.launches.places import display
from bot.regexes import regex
from cogs._cards.article import outlets_line
from cogs._cards.notes import asked_days, indexing_lines, read_articles
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line
from cogs._layout.foreign_text import clip, plain
from cogs._layout.layout import card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.moments import day, moment
from cogs._layout.sources import fate, outlet_words
from cogs._layout.words import articles, details, facts, inside_sentence, page_place

KINDS = {
    LaunchKind.PROJECTILE: gettext_noop("unidentified projectile"),
    LaunchKind.MISSILE: gettext_noop("missile"),
    LaunchKind.BALLISTIC: gettext_noop("ballistic missile"),
    LaunchKind.SRBM: gettext_noop("short-range ballistic missile"),
    LaunchKind.MRBM: gettext_noop("medium-range ballistic missile"),
    LaunchKind.IRBM: gettext_noop("intermediate-range ballistic missile"),
    LaunchKind.LONG_RANGE: gettext_noop("long-range missile"),
    LaunchKind.ICBM: gettext_noop("ICBM"),
    LaunchKind.SLBM: gettext_noop("submarine-launched missile"),
    LaunchKind.HYPERSONIC: gettext_noop("hypersonic missile"),
    LaunchKind.CRUISE: gettext_noop("cruise missile"),
    LaunchKind.ROCKET_ARTILLERY: gettext_noop("rocket artillery"),
    LaunchKind.ANTI_AIRCRAFT: gettext_noop("anti-aircraft missile"),
    LaunchKind.SATELLITE: gettext_noop("satellite rocket"),
}
_COLUMNS = {
    LaunchColumn.TIME: gettext_noop("Time"),
    LaunchColumn.PLACE: gettext_noop("Place"),
    LaunchColumn.KIND: gettext_noop("Kind"),
    LaunchColumn.NUMBER: gettext_noop("Number"),
    LaunchColumn.RANGE: gettext_noop("Range"),
    LaunchColumn.ALTITUDE: gettext_noop("Altitude"),
    LaunchColumn.FLIGHT: gettext_noop("Flight"),
}
_SPACED_THOUSANDS = regex(r"(?<=\d) (?=\d{3})")
"""The blank of "1 004.6 km", at which no line ends."""
_SHOWN_VALUES = 3
_LONGEST_GIVER = 40


def launches_card(answer: LaunchesAnswer, token: str) -> discord.ui.LayoutView:
    """A page of launches, or why there is none."""
    lines = [line(bold(gettext("Launches reported on this shelf"))), line(small(_subtitle(answer)))]
    lines += indexing_lines(answer.indexed_since)
    if not answer.launches and answer.indexed_since is None:
        lines.append(apart(line(why_none(answer))))
        lines.append(line(small(gettext("Plans, fears, drills and mentions of earlier launches do not count."))))
    for one in answer.launches:
        lines += _launch(one)
    if answer.read_since is not None:
        text = gettext("Read back to {moment}; `until:` reads older articles", moment=moment(answer.read_since))
        lines.append(apart(line(small(text), 1)))
    return card(lines, rows=[pager(answer.page, answer.pages, custom_ids.launches(token, ""))])


def kind_name(kind: LaunchKind) -> str:
    """A kind in the reader's language."""
    return gettext(KINDS[kind])


def value_text(column: LaunchColumn, one: Reported) -> str:
    """A value as it is shown: figures in the article's own words; kinds, numbers and places in the reader's."""
    if column is LaunchColumn.KIND:
        return kind_name(LaunchKind(one.value))
    if column is LaunchColumn.NUMBER:
        return gettext("several") if one.value == SEVERAL else one.value
    if column is LaunchColumn.TIME:
        return one.value
    if column is LaunchColumn.PLACE:
        name = display(one.value, language())
        return one.said.text if name is None else entity_name(one.value, name) if language() == ENGLISH else name
    return _SPACED_THOUSANDS.sub("\u00a0", one.said.text)


def column_name(column: LaunchColumn) -> str:
    """The heading of a column."""
    return gettext(_COLUMNS[column]) if column in _COLUMNS else gettext("Date")


def giver_text(one: Reported) -> str:
    """Who says so: as the article names them, with its outlet if they have no name, else its outlet; with how many
    articles have it, and whether they corrected it."""
    givers = [inside_sentence(one.giver)] if one.giver else []
    if not one.giver or is_without_name(one.giver):
        givers.append(outlet_words(one.said.article))
    counted = [articles(one.articles)] if one.articles > 1 else []
    since = [gettext("corrected later")] if one.corrected else []
    return details((*(clip(name, _LONGEST_GIVER) for name in givers), *counted, *since, *fate(one.said.article)))


def why_none(answer: LaunchesAnswer) -> str:
    """Why an answer has no launch, without Markdown."""
    if not answer.read and answer.left_out:
        return gettext("All saved articles of this period that mention a launch are left out by filters.")
    if not answer.read:
        return gettext("No saved article of this period mentions a launch.")
    return ngettext(
        "{number} saved article mentions launches, but it reports none of the kind and period asked for.",
        "{number} saved articles mention launches, but none reports one of the kind and period asked for.",
        answer.read,
    )


def _subtitle(answer: LaunchesAnswer) -> str:
    return facts(
        ngettext("{number} launch", "{number} launches", answer.total),
        None if answer.kind is None else kind_name(answer.kind),
        asked_days(answer.since, answer.until),
        page_place(answer.page, answer.pages),
        read_articles(answer.read, answer.left_out),
    )


def _launch(one: Launch) -> list[CardLine]:
    """A launch: its day, kind and number; a line for each other column; its outlets."""
    lines = [apart(_headline(one))]
    lines += [_row(column, found, 1) for column in _rows(one) if (found := one.cell(column))]
    return [*lines, outlets_line(one.articles)]


def _headline(one: Launch) -> CardLine:
    """`31 Oct 2024 · ICBM × 1 ↗`, linked to the sentence that gives the day."""
    standing = [number for number in one.cell(LaunchColumn.NUMBER) if not number.corrected]
    kinds = [value_text(LaunchColumn.KIND, kind) for kind in one.cell(LaunchColumn.KIND)[:2]]
    numbers = [value_text(LaunchColumn.NUMBER, number) for number in standing[:2]]
    label = facts(bold(day(one.day)), *_fired(*[" / ".join(part) for part in (kinds, numbers)]))
    dated = one.cell(LaunchColumn.DATE) or one.cell(LaunchColumn.KIND)
    links = arrow(dated[0].said) if dated else ()
    return CardLine(0, tuple(f"{label}{link}" for link in links) or (label,))


def _fired(kinds: str, numbers: str) -> list[str]:
    """What was fired and how many of it."""
    if kinds and numbers.replace(" / ", "").isdigit():
        return [gettext("{kind} × {number}", kind=kinds, number=numbers)]
    return [part for part in (kinds, numbers) if part]


def _rows(one: Launch) -> list[LaunchColumn]:
    """The columns with their own line. Kind and number are among them only if the reports differ; otherwise the
    headline has them."""
    alike = [
        column for column in (LaunchColumn.KIND, LaunchColumn.NUMBER) if len({v.value for v in one.cell(column)}) < 2
    ]
    return [column for column in _COLUMNS if column not in alike]


def _row(column: LaunchColumn, found: Sequence[Reported], rank: int) -> CardLine:
    """`- Range: about 1,000 km (JCS) ↗ / 1,001.2 km (KCNA) ↗`; linked to the page, or not at all, where there is
    no room."""
    shown = found[:_SHOWN_VALUES]
    texts = [_value(column, one) for one in shown]
    links = [arrow(one.said) or ("",) for one in shown]
    exact = [f"{text}{link[0]}" for text, link in zip(texts, links, strict=True)]
    to_page = [f"{text}{link[-1]}" for text, link in zip(texts, links, strict=True)]
    more = [f"+{len(found) - _SHOWN_VALUES}"] if len(found) > _SHOWN_VALUES else []
    forms = (
        gettext("- {column}: {values}", column=column_name(column), values=" / ".join([*values, *more]))
        for values in (exact, to_page, texts)
    )
    return CardLine(rank, tuple(dict.fromkeys(forms)))


def _value(column: LaunchColumn, one: Reported) -> str:
    value, giver = bold(plain(value_text(column, one), 60)), plain(giver_text(one), 3 * _LONGEST_GIVER)
    return gettext("{value} ({giver})", value=value, giver=giver)
