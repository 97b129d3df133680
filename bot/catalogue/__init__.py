"""Messages for people, looked up in the gettext catalogue of the answer being made.

    gettext("Saved {title}.", title=…)  ->  the catalogue in context, English by default  ->  text to show

A message id is the English text: a whole sentence or label with named placeholders. `using` selects the catalogue for
everything that runs inside it, tasks started there included, so no function takes a locale. Catalogues are read with
the standard library; Babel only extracts and compiles them (`make catalogues`, docs/adr/catalogues.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path

DOMAIN = "desk"
FOLDER = Path(__file__).parent
ENGLISH = "en"


@lru_cache(maxsize=64)
def catalogue(locale: str) -> NullTranslations:
    """The catalogue for a locale as Discord names it (`en-GB`, `ko`); English where that language has none, and for
    each message that it lacks."""
    return translation(DOMAIN, FOLDER, [locale.replace("-", "_"), ENGLISH])


_CURRENT: ContextVar[NullTranslations | None] = ContextVar("catalogue", default=None)


@contextmanager
def using(chosen: NullTranslations) -> Iterator[None]:
    """Take messages from `chosen` inside the block."""
    token = _CURRENT.set(chosen)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def gettext(message: str, /, **values: object) -> str:
    """The message with its placeholders filled."""
    return _current().gettext(message).format(**values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The plural form for `number`, which fills `{number}` with thousands separated."""
    return _current().ngettext(one, many, number).format(number=f"{number:,}", **values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A message whose English alone is ambiguous; `context` tells the translator which meaning it has."""
    return _current().pgettext(context, message).format(**values)


def gettext_noop(message: str) -> str:
    """Mark a message of a table for the catalogue; `gettext` looks it up where it is shown."""
    return message


def _current() -> NullTranslations:
    return _CURRENT.get() or catalogue(ENGLISH)
