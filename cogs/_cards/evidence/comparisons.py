"""The card of two articles compared word by word: the differences of the later one, in red and green."""

from __future__ import annotations

import discord

from bot.catalogue import gettext, ngettext
from bot.model.answers import ArticleRef
from bot.model.evidence.comparisons import ComparisonAnswer
from cogs._cards.article import STANDARD, title_line
from cogs._cards.versions import passage_line
from cogs._layout import custom_ids
from cogs._layout.fitting import apart, line
from cogs._layout.foreign_text import button_text
from cogs._layout.layout import CardButton, button, card, pager
from cogs._layout.markdown import bold, small
from cogs._layout.sources import outlet_words
from cogs._layout.words import facts, page_place

_LONGEST_BUTTON = 60


def comparison_card(answer: ComparisonAnswer) -> discord.ui.LayoutView:
    """A page of the passages in which two articles differ, or that they do not."""
    lines = [line(bold(gettext("Two texts, word by word"))), line(small(_subtitle(answer)))]
    lines += [title_line(answer.earlier, 0, "🟥 "), title_line(answer.later, 0, "🟩 ")]
    if not answer.total:
        lines.append(apart(line(gettext("The two texts have the same words."))))
    lines += [apart(passage_line(one, first=not place)) for place, one in enumerate(answer.passages)]
    summaries = [
        button(gettext("Summary"), custom_ids.article(answer.earlier.id, STANDARD)),
        button(gettext("Summary of the other"), custom_ids.article(answer.later.id, STANDARD)),
    ]
    pages = pager(answer.page, answer.pages, custom_ids.comparison(answer.earlier.id, answer.later.id, ""))
    return card(lines, rows=[summaries, pages])


def compare_button(article: ArticleRef, twin: ArticleRef) -> CardButton:
    """The button that compares an article with another outlet's version of its text."""
    label = gettext("Compare with {outlet}", outlet=outlet_words(twin))
    return button(button_text(label, _LONGEST_BUTTON), custom_ids.comparison(article.id, twin.id, "0:view"))


def kept_text(answer: ComparisonAnswer) -> str:
    """How much of the earlier text the later one has."""
    return gettext("{share}% of the earlier text's words are in the later one", share=round(100 * answer.kept))


def _subtitle(answer: ComparisonAnswer) -> str:
    differing = ngettext("{number} passage differs", "{number} passages differ", answer.total)
    return facts(differing, kept_text(answer), page_place(answer.page, answer.pages))
