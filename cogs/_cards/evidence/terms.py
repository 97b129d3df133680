"""The card of a term: its first and last use by state media and by others, and how often a month."""

from __future__ import annotations

import discord

from bot.catalogue import gettext, gettext_noop, pgettext
from bot.model.evidence.terms import TermAnswer, TermUse, TermUsers
from bot.model.searches import Hit
from cogs._cards.article import title_line
from cogs._cards.notes import indexing_lines
from cogs._cards.search.hits import highlighted
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line
from cogs._layout.foreign_text import plain
from cogs._layout.layout import CardButton, button, card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.short_dates import month_of_year
from cogs._layout.sources import day_of, fate, outlet_name
from cogs._layout.words import articles, facts, listed, page_place

USERS = {TermUsers.STATE: gettext_noop("State media"), TermUsers.OTHERS: gettext_noop("Others")}
_SUMMARY = "summary"
_SHOWN_MONTHS = 12
_LONGEST_SENTENCE = 220


def term_card(answer: TermAnswer, token: str) -> discord.ui.LayoutView:
    """The uses of a term on the shelf, or a page of the articles of those who use it."""
    lines = [
        line(bold(gettext("“{term}” on this shelf", term=plain(answer.term, 80)))),
        line(small(_subtitle(answer))),
        *indexing_lines(answer.indexed_since),
    ]
    lines += _page(answer) if answer.shown is not None else _summary(answer)
    shown = answer.shown or TermUsers.STATE
    pages = pager(answer.page, answer.pages, custom_ids.term(token, shown.value, "")) if answer.shown else []
    return card(lines, rows=[_views(answer, token), pages] if answer.state.total or answer.others.total else [])


def use_lines(use: TermUse) -> tuple[str, str]:
    """How many articles use the term, and their first and last days, without Markdown; for the terminal too."""
    counted = articles(use.total) if use.counted else gettext("more than {number} articles", number=f"{use.total:,}")
    if use.first is None or use.last is None:
        return counted, ""
    first, last = day_of(use.first.article), day_of(use.last.article)
    if first == last:
        return counted, first
    return counted, gettext("first {first}, last {last}", first=first, last=last)


def no_use() -> str:
    """Why there is nothing to show."""
    return gettext("No saved article on this shelf has this term in its headline or text.")


def _subtitle(answer: TermAnswer) -> str:
    labels = [
        gettext("{users}: {articles}", users=gettext(USERS[use.users]), articles=use_lines(use)[0])
        for use in (answer.state, answer.others)
    ]
    return facts(*labels, page_place(answer.page, answer.pages))


def _summary(answer: TermAnswer) -> list[CardLine]:
    if not answer.state.total and not answer.others.total:
        if answer.indexed_since is not None:
            return []
        hint = gettext("Inflections count, other words and languages do not.")
        return [apart(line(no_use())), line(small(hint))]
    lines: list[CardLine] = []
    for use in (answer.state, answer.others):
        lines += _use(use)
    months = _months(answer)
    if months:
        lines += [apart(line(bold(gettext("Articles by month, state media and others")), 1)), *months]
    return lines


def _use(use: TermUse) -> list[CardLine]:
    counted, days = use_lines(use)
    heading = facts(bold(gettext(USERS[use.users])), days or counted)
    lines = [apart(line(heading))]
    if use.first is not None and use.last is not None:
        lines.append(_quoted(gettext("First"), use.first))
        if use.last.article.id != use.first.article.id:
            lines.append(_quoted(gettext("Last"), use.last))
    return lines


def _quoted(label: str, hit: Hit) -> CardLine:
    """`- First · sentence with the term in bold · outlet, day ↗`; the headline where only that has it."""
    words = highlighted(hit.snippet.text, hit.marks, _LONGEST_SENTENCE)
    if not hit.marks:
        words = gettext("in the headline: {title}", title=plain(hit.article.title, 160))
    where = facts(outlet_name(hit.article), day_of(hit.article), *fate(hit.article))
    links = arrow(hit.snippet) or ("",)
    return CardLine(1, tuple(f"- {facts(bold(label), words, where)}{link}" for link in links))


def _months(answer: TermAnswer) -> list[CardLine]:
    """The newest months with uses: `Oct 2024: 5 and 2`."""
    state = {one.first: one.articles for one in answer.state.months}
    others = {one.first: one.articles for one in answer.others.months}
    newest = sorted({*state, *others}, reverse=True)[:_SHOWN_MONTHS]
    texts = [
        pgettext("month", "{month}: {state} and {others}", month=month_of_year(first), state=state.get(first, 0),
                 others=others.get(first, 0))
        for first in newest
    ]  # fmt: skip
    return [line(facts(*texts), 1)] if texts else []


def _page(answer: TermAnswer) -> list[CardLine]:
    lines: list[CardLine] = []
    for hit in answer.hits:
        words = highlighted(hit.snippet.text, hit.marks, _LONGEST_SENTENCE)
        lines += [apart(title_line(hit.article, 0))]
        lines.append(CardLine(1, tuple(f"> {words}{link}" for link in arrow(hit.snippet) or ("",))))
    return lines or [apart(line(no_use()))]


def _views(answer: TermAnswer, token: str) -> list[CardButton]:
    """The buttons to the summary and to the articles of state media and of others."""
    now = answer.shown.value if answer.shown else _SUMMARY
    uses = [(gettext("Summary"), _SUMMARY, True)]
    uses += [(gettext(USERS[use.users]), use.users.value, use.total > 0) for use in (answer.state, answer.others)]
    return [
        button(label, custom_ids.term(token, view, "0:view"), on=view != now and there, primary=view == now)
        for label, view, there in uses
    ]


def months_text(use: TermUse) -> str:
    """The months of a use as one line: `2024-09 3, 2024-10 5`."""
    return listed(f"{one.first:%Y-%m} {one.articles}" for one in use.months)
