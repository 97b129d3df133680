"""Labels for text that a server's members corrected, so that it is not the page's own."""

from __future__ import annotations

from collections.abc import Iterable

from bot.catalogue import gettext, gettext_noop, pgettext
from bot.model.answers import ArticleRef, CorrectedField

_FIELDS = {
    CorrectedField.TITLE: gettext_noop("title"),
    CorrectedField.DATE: gettext_noop("date"),
    CorrectedField.OUTLET: gettext_noop("outlet"),
}


def corrected_here(fields: Iterable[CorrectedField]) -> list[str]:
    """A label that names the fields corrected on the server; none if nothing was corrected."""
    names = [gettext(_FIELDS[one]) for one in fields]
    joined = pgettext("between the items of a list", ", ").join(names)
    return [gettext("corrected here: {fields}", fields=joined)] if names else []


def headline_corrected_here(headline: str, told: Iterable[ArticleRef]) -> list[str]:
    """The label if the headline of a story is the title that members gave one of its articles."""
    by_members = any(one.title == headline and CorrectedField.TITLE in one.corrected for one in told)
    return corrected_here([CorrectedField.TITLE] if by_members else [])
