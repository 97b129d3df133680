"""Words inside pictures, which take no Markdown. Pure."""

from __future__ import annotations

from datetime import date

from bot.catalogue import gettext, known_outlet
from bot.model.answers import ArticleRef, EntityRef
from cogs._layout.foreign_text import button_text, clip
from cogs._layout.moments import day, day_range
from cogs._layout.names import RENAMED, first_name
from cogs._pictures.answer_pictures import LONGEST_ALT_TEXT

_RENAMED = "※"
"""The mark of a name that members gave, in place of ✎, which the font does not have."""
_FIRM = str.maketrans({"\u00a0": " ", "\u2060": None})


def entity_label(entity: EntityRef) -> str:
    """An entity's name in the reader's script."""
    return button_text(first_name(entity), 60).replace(RENAMED, _RENAMED)


def outlet_label(article: ArticleRef) -> str:
    """The name of an article's outlet."""
    if article.outlet is not None:
        return button_text(known_outlet(article.outlet.name), 60)
    return gettext("pasted text") if article.url is None else gettext("unknown outlet")


def day_label(one: date) -> str:
    """`14 Feb 2024`, with plain spaces."""
    return day(one).translate(_FIRM)


def days_label(first: date, last: date) -> str:
    """`12 Feb to 14 Feb 2024`, or the one day, with plain spaces."""
    return day_range(first, last).translate(_FIRM)


def alt_text(text: str) -> str:
    """The text in Discord's limit."""
    return clip(text, LONGEST_ALT_TEXT)
