"""Write the table of month words and the order of dates in numbers from the CLDR that babel ships:
`python -m tools.month_words`.

One row for each language that is official somewhere, of those that write months as words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from pathlib import Path

import babel
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers

TABLE = Path(__file__).parents[1] / "bot" / "text" / "data" / "months.tsv"
_HEAD = """\
# Language, order of the parts of a date in numbers, and its words for the twelve months, parted by |.
# An order with a territory in front holds there; "en" has none for a page of which no territory is known.
# Source: Unicode Common Locale Data Repository, as shipped with babel, rearranged by tools/month_words.py.
# Copyright 1991-2024 Unicode, Inc. Licence: LICENSES/Unicode.txt, which permits use,
# change and redistribution of the data files with this notice.
"""
_FORMS = tuple(product(("format", "stand-alone"), ("wide", "abbreviated")))
_UNDECIDED = frozenset({"en"})
"""Languages of many territories, for which no order is stated without a territory."""
_LEAST_CHARACTERS = 2


def table() -> str:
    """The table's text."""
    return _HEAD + "".join(f"{row}\n" for code in sorted(_languages()) if (row := _row(code)))


def _languages() -> set[str]:
    territories = babel.Locale("en").territories
    codes = (code for name in territories for code in get_official_languages(str(name), de_facto=True))
    return {code.partition("_")[0] for code in codes}


def _row(language: str) -> str | None:
    """A language's row; None if CLDR has no words for its months."""
    locales = {name: babel.Locale.parse(name) for name in locale_identifiers() if _is_of(language, name)}
    if language not in locales:
        return None
    words: dict[int, dict[str, None]] = defaultdict(dict)
    for locale in locales.values():
        for context, width in _FORMS:
            for number, word in locale.months[context][width].items():
                if len(word) >= _LEAST_CHARACTERS and not re.search(r"\d", word):
                    words[number][word.casefold().strip(".")] = None
    orders: dict[str, str] = {}
    for locale in sorted(locales.values(), key=lambda locale: locale.script is not None):
        if locale.territory:
            orders.setdefault(locale.territory, _order(locale))
    usual = _order(locales[language])
    others = sorted(f"{place}:{order}" for place, order in orders.items() if language in _UNDECIDED or order != usual)
    stated = " ".join(others if language in _UNDECIDED else [usual, *others])
    cells = ["|".join(words[number]) for number in range(1, 13)]
    return "\t".join([language, stated, *cells])


def _is_of(language: str, name: str) -> bool:
    return re.fullmatch(rf"{language}(?:_[A-Z][a-z]{{3}})?(?:_[A-Z]{{2}})?", name) is not None


def _order(locale: babel.Locale) -> str:
    """The order of day, month and year in a locale's short dates: "dmy"."""
    letters = re.sub(r"[^dMy]", "", locale.date_formats["short"].pattern).lower()
    return "".join(dict.fromkeys(letters))


def main() -> None:
    """Write the table."""
    TABLE.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
