"""How a page writes dates: the words for months, and the order of day and month in numbers.

Both come from the CLDR (`data/months.tsv`, made by tools/month_words.py), by the page's language and territory.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from msgspec import Struct

from bot.regexes import regex

_LANGUAGE = regex(r"([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}))?(?![a-z])", re.IGNORECASE)
_TERRITORIES = {"uk": "GB"}
"""Country domains that are no territory's code."""
_MOST = 0.75
"""The least share of the languages with a word that must agree on its month, if the page's language does not have the
word."""


class DateStyle(Struct, frozen=True):
    """A page's language (ISO 639) and territory (ISO 3166), as far as they are known. `order` is that of a date in
    numbers, "dmy", "mdy" or "ymd"; None if it is unknown."""

    language: str | None = None
    territory: str | None = None

    @property
    def order(self) -> str | None:
        """The order of the parts of a date in numbers."""
        orders = _table().orders.get(self.language or "", {})
        return orders.get(self.territory or "", orders.get(""))

    def month(self, word: str) -> int | None:
        """The number of the month that a word names, in the page's language, else in most of those that have it."""
        key = word.casefold().strip(".")
        readings = _table().months.get(key) or _table().months.get(_bare(key))
        if readings is None:
            return None
        own = readings.get(self.language or "")
        if own is not None:
            return own
        number, count = Counter(readings.values()).most_common(1)[0]
        return number if count > _MOST * len(readings) else None


UNKNOWN = DateStyle()


def style_of(stated: str | None, url: str | None) -> DateStyle:
    """The style by the language that a page states ("en-GB", "ko_KR") and by the country of its address."""
    found = _LANGUAGE.match((stated or "").strip())
    language, territory = (found[1].lower(), found[2]) if found else (None, None)
    return DateStyle(language, territory.upper() if territory else _country(url))


def _country(url: str | None) -> str | None:
    """The territory of a country's domain."""
    try:
        last = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    except ValueError:
        return None
    return _TERRITORIES.get(last, last.upper()) if len(last) == 2 else None


class _MonthTable(Struct, frozen=True):
    months: dict[str, dict[str, int]]
    """A word -> language -> 1 to 12."""
    orders: dict[str, dict[str, str]]
    """A language -> territory, "" for the others -> order."""


@cache
def _table() -> _MonthTable:
    months: defaultdict[str, dict[str, int]] = defaultdict(dict)
    orders: dict[str, dict[str, str]] = {}
    for line in (files("bot.text") / "data" / "months.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, stated, *cells = line.split("\t")
        parts = (part.rpartition(":") for part in stated.split())
        orders[language] = {territory: order for territory, _, order in parts}
        for number, words in enumerate(cells, 1):
            for word in filter(None, words.split("|")):
                months[word].setdefault(language, number)
                months[_bare(word)].setdefault(language, number)
    return _MonthTable(dict(months), orders)


def _bare(word: str) -> str:
    """A word of Latin letters without their marks: "fevrier". Others as they are."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return bare if bare.isascii() else word
