"""The card of a citation: a code block that can be copied, with a button for each style."""

from __future__ import annotations

import discord
from msgspec.structs import replace

from bot.catalogue import gettext, gettext_noop, ngettext
from bot.model.evidence.citations import CitationStyle, CitedArticle
from bot.policy.citations.styles import citation
from cogs._cards.article import source_line
from cogs._layout import custom_ids
from cogs._layout.fitting import MAX_CHARACTERS, CardLine, apart
from cogs._layout.foreign_text import button_text, clip
from cogs._layout.layout import button, card
from cogs._layout.markdown import heading, small
from cogs._layout.words import listed

STYLES = {
    CitationStyle.CHICAGO: gettext_noop("Chicago note"),
    CitationStyle.APA: gettext_noop("APA reference"),
    CitationStyle.BIBTEX: gettext_noop("BibTeX entry"),
    CitationStyle.MARKDOWN: gettext_noop("Markdown text"),
}
_LONGEST_NUMBERS = 60
_MOST_SENTENCES = 40
"""Shown at most."""


def citation_card(cited: CitedArticle, style: CitationStyle, token: str) -> discord.ui.LayoutView:
    """An article's citation with as many of its sentences as fit."""
    forms = [_form(cited, style, number) for number in range(_most(cited), -1, -1)]
    forms.append(gettext("This citation is too long for a message. The terminal command `cite` prints it."))
    lines = [
        CardLine(0, (heading(cited.article.title, 240), heading(cited.article.title, 100))),
        source_line(cited.article),
        apart(CardLine(0, tuple(forms))),
    ]
    tabs = [
        button(gettext(name), custom_ids.cite(token, one), on=one is not style, primary=one is style)
        for one, name in STYLES.items()
    ]
    return card(lines, open_url=cited.article.url, rows=[tabs])


def _most(cited: CitedArticle) -> int:
    """An upper bound of the sentences that fit: as many as a message has room for, by their words and links."""
    length = 0
    for number, one in enumerate(cited.sentences[:_MOST_SENTENCES]):
        length += len(one.said.text) + len(one.said.link or "")
        if length > MAX_CHARACTERS:
            return number
    return min(len(cited.sentences), _MOST_SENTENCES)


def _form(cited: CitedArticle, style: CitationStyle, number: int) -> str:
    """The citation with its first `number` sentences, and which they are."""
    shown = replace(cited, sentences=cited.sentences[:number])
    return "\n".join((_code_block(citation(shown, style)), *map(small, _notes(cited, number))))


def _notes(cited: CitedArticle, number: int) -> list[str]:
    notes = []
    numbers = [str(one.number) for one in cited.sentences[:number] if one.number is not None]
    if numbers:
        notes.append(
            gettext(
                "Sentences cited: {numbers} of {total}. Choose others by `sentences: 2, 4-6` or by words of them.",
                numbers=clip(listed(numbers), _LONGEST_NUMBERS),
                total=cited.total,
            )
        )
    if number < len(cited.sentences):
        notes.append(
            ngettext(
                "{number} more sentence does not fit here. The terminal command `cite` prints all.",
                "{number} more sentences do not fit here. The terminal command `cite` prints all.",
                len(cited.sentences) - number,
            )
        )
    return notes


def _code_block(text: str) -> str:
    """Foreign lines as a block of code; blanks that a line begins with stay."""
    lines = (" " * (len(one) - len(one.lstrip(" "))) + button_text(one, len(one)) for one in text.split("\n"))
    inner = "\n".join(lines).replace("```", "'''")
    return f"```\n{inner}\n```"
