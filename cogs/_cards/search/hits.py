"""The card of a search."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.analysis import Span
from bot.model.searches import Hit, SearchAnswer, SearchOrder
from cogs._cards.article import STANDARD, title_line
from cogs._cards.notes import indexing_lines
from cogs._layout import custom_ids
from cogs._layout.fitting import CardLine, apart, arrow, line
from cogs._layout.foreign_text import code, part, plain
from cogs._layout.layout import CardButton, button, card, pager
from cogs._layout.markdown import enclosed, small
from cogs._layout.moments import moment
from cogs._layout.names import did_you_mean, first_name
from cogs._layout.words import articles, facts, listed, page_place, period_hint
from cogs._pictures.answer_pictures import AnswerPicture

_SNIPPET = 280
SHOWN_HITS = 10
_SHOWN_NAMES = 4
_ORDERS = {SearchOrder.RELEVANCE: gettext_noop("most relevant first"), SearchOrder.DATE: gettext_noop("newest first")}
_OTHER_ORDER = {
    SearchOrder.RELEVANCE: (SearchOrder.DATE, gettext_noop("By date")),
    SearchOrder.DATE: (SearchOrder.RELEVANCE, gettext_noop("By relevance")),
}


def search_card(answer: SearchAnswer, token: str, drawn: Sequence[AnswerPicture] = ()) -> discord.ui.LayoutView:
    """One page of hits in the order of the answer, the matched words in bold; `drawn` are the pictures that are
    attached."""
    lines = [line(gettext("**Search: {query}**", query=plain(answer.query, 200))), line(small(_place(answer)))]
    hints = (_period(answer), *did_you_mean(answer.nearest), _meant(answer), _ended(answer))
    lines += [line(small(text)) for text in hints if text]
    lines += indexing_lines(answer.indexed_since)
    for hit in answer.hits[:SHOWN_HITS]:
        lines += [apart(title_line(hit.article, 0)), _snippet(hit)]
    return card(
        lines,
        pictures=[one.placed(len(lines)) for one in drawn],
        rows=[pager(answer.page, answer.pages, custom_ids.search(token, answer.order, "")), _buttons(answer, token)],
    )


def _place(answer: SearchAnswer) -> str:
    if answer.is_link:
        return gettext("The saved article from this link")
    if answer.some_words:
        return gettext("No saved article has all of these words; these have some of them")
    count = articles(answer.total)
    if not answer.counted:
        count = gettext("more than {number} articles", number=f"{answer.total:,}")
    elif answer.searched_since is not None:
        count = ngettext("at least {number} article", "at least {number} articles", answer.total)
    return facts(count, page_place(answer.page, answer.pages), gettext(_ORDERS[answer.order]))


def _period(answer: SearchAnswer) -> str:
    return "" if answer.period is None else period_hint(*(code(one, 60) for one in answer.period))


def _meant(answer: SearchAnswer) -> str:
    """Which entities names were taken for."""
    if not answer.meant:
        return ""
    names: list[dict[str, None]] = []
    for one in answer.meant[:_SHOWN_NAMES]:
        own = dict.fromkeys(filter(None, (first_name(one), one.name, one.hangul)))
        if not any(own.keys() <= others.keys() for others in names):  # a country, and a body of the same name
            names.append(own)
    shown = listed(plain(" ".join(own), 80) for own in names)
    if answer.bare_names:
        return gettext("Taken as names: {names}. In quotation marks, words are searched as written.", names=shown)
    return gettext("Names taken for {names}", names=shown)


def _ended(answer: SearchAnswer) -> str:
    if answer.searched_since is None or answer.indexed_since is not None:
        return ""
    return gettext(
        "Nothing older than {moment} was searched; `before:` searches further back",
        moment=moment(answer.searched_since),
    )


def _buttons(answer: SearchAnswer, token: str) -> list[CardButton]:
    if answer.is_link:
        return [button(gettext("Summary"), custom_ids.article(answer.hits[0].article.id, STANDARD))]
    order, label = _OTHER_ORDER[answer.order]
    kept = [
        button(gettext("Save"), custom_ids.search_save(token)),
        button(gettext("Watch"), custom_ids.watch_search(token)),
    ]
    if answer.some_words or answer.total <= 1:
        return kept
    return [button(gettext(label), custom_ids.search(token, order, "0:order")), *kept]


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
        parts += [part(text[at:start]), enclosed(part(text[start:end]), "**")]
        at = end
    parts.append(part(text[at:limit]))
    return "".join(parts).strip() + ("…" if len(text) > limit else "")
