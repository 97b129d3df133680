"""The card of a search."""

from __future__ import annotations

import discord

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.analysis import Span
from bot.model.searches import Hit, MonthCount, SearchAnswer, SearchOrder
from cogs._cards.article import title_line
from cogs._layout import chart_drawing, custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line
from cogs._layout.layout import CardButton, Picture, button, card, pager
from cogs._layout.names import first_name
from cogs._layout.words import articles, facts, hugged, listed, moment, part, plain, small

_SNIPPET = 280
SHOWN_HITS = 10
_SHOWN_NAMES = 4
_LEAST_MONTHS = 3
_ORDERS = {
    SearchOrder.RELEVANCE: gettext_noop("most relevant first"),
    SearchOrder.DATE: gettext_noop("newest first"),
}
_OTHER_ORDER = {
    SearchOrder.RELEVANCE: (SearchOrder.DATE, gettext_noop("By date")),
    SearchOrder.DATE: (SearchOrder.RELEVANCE, gettext_noop("By relevance")),
}


def search_card(answer: SearchAnswer, token: str, *, drawn: bool = False) -> discord.ui.LayoutView:
    """One page of hits in the order of the answer, the matched words in bold; `drawn` if the chart is attached as
    `chart_drawing.NAME`."""
    lines = [line(gettext("**Search: {query}**", query=plain(answer.query, 200))), line(small(_place(answer)))]
    lines += [line(small(text)) for text in (_meant(answer), _ended(answer)) if text]
    for hit in answer.hits[:SHOWN_HITS]:
        lines += [apart(title_line(hit.article, 0)), _snippet(hit)]
    if drawn:
        lines.append(apart(line(small(gettext("Results per month")))))
    return card(
        lines,
        picture=Picture(chart_drawing.NAME, chart_text(answer.months), len(lines)) if drawn else None,
        rows=[pager(answer.page, answer.pages, custom_ids.search(token, answer.order)), _buttons(answer, token)],
    )


def has_chart(answer: SearchAnswer) -> bool:
    """Whether this page has a chart: only the first one, with results in at least three months."""
    return answer.page == 0 and sum(month.articles > 0 for month in answer.months) >= _LEAST_MONTHS


def chart_text(months: tuple[MonthCount, ...]) -> str:
    """The chart's alt text."""
    return gettext(
        "Results per month from {first} to {last}, oldest first: {counts}",
        first=months[0].first.strftime("%Y-%m"),
        last=months[-1].first.strftime("%Y-%m"),
        counts=listed(str(month.articles) for month in months),
    )


def chart_labels(months: tuple[MonthCount, ...]) -> tuple[str, ...]:
    """The words below the bars: the numbers of the months, with the year below the first bar and each January."""
    begun = [not index or month.first.month == 1 for index, month in enumerate(months)]
    return tuple(
        month.first.strftime("%m\n%Y" if is_begun else "%m") for month, is_begun in zip(months, begun, strict=True)
    )


def _place(answer: SearchAnswer) -> str:
    if answer.some_words:
        return gettext("No saved article has all of these words; these have some of them")
    count = articles(answer.total)
    if not answer.counted:
        count = gettext("more than {number} articles", number=f"{answer.total:,}")
    elif answer.searched_since is not None:
        count = ngettext("at least {number} article", "at least {number} articles", answer.total)
    labels = [count, gettext(_ORDERS[answer.order])]
    if answer.pages > 1:
        labels.insert(0, gettext("page {page} of {pages}", page=answer.page + 1, pages=f"{answer.pages:,}"))
    return facts(*labels)


def _meant(answer: SearchAnswer) -> str:
    """Which entities names were taken for."""
    if not answer.meant:
        return ""
    names = [
        " ".join(dict.fromkeys(filter(None, (first_name(one), one.name, one.hangul))))
        for one in answer.meant[:_SHOWN_NAMES]
    ]
    return gettext("Names taken for {names}", names=listed(plain(name, 80) for name in names))


def _ended(answer: SearchAnswer) -> str:
    if answer.searched_since is None:
        return ""
    return gettext(
        "Nothing older than {moment} was searched; `before:` searches further back",
        moment=moment(answer.searched_since),
    )


def _buttons(answer: SearchAnswer, token: str) -> list[CardButton]:
    order, label = _OTHER_ORDER[answer.order]
    kept = [
        button(gettext("Save"), custom_ids.search_save(token)),
        button(gettext("Watch"), custom_ids.watch_search(token)),
    ]
    if answer.some_words or answer.total <= 1:
        return kept
    return [button(gettext(label), f"{custom_ids.search(token, order)}0:order"), *kept]


def _snippet(hit: Hit) -> CardLine:
    words = highlighted(hit.snippet.text, hit.marks, _SNIPPET)
    return CardLine(1, tuple(f"> {words}{link}" for link in arrow(hit.snippet) or ("",)))


def highlighted(text: str, marks: tuple[Span, ...], limit: int) -> str:
    """The first `limit` characters of `text`, escaped, with the marked words in bold."""
    parts: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda span: span.start):
        start, end = max(mark.start, at), min(mark.end, limit)
        if start >= end:
            continue
        parts += [part(text[at:start]), hugged(part(text[start:end]), "**")]
        at = end
    parts.append(part(text[at:limit]))
    return "".join(parts).strip() + ("…" if len(text) > limit else "")
