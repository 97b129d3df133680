"""Messages for people, looked up in the gettext catalogue of the answer being made.

    gettext("Saved {title}.", title=…)  ->  the catalogue in context, English by default  ->  text to show

A message id is the English text: a whole sentence or label with named placeholders. `using` selects the catalogue for
everything that runs inside it, tasks started there included, so no function takes a locale. A catalogue is read with
the standard library when its language is first used; Babel only extracts and compiles them (`make catalogues`,
docs/adr/catalogues.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter

from bot.lang.particles import FORMS, particle_after
from bot.regexes import regex

DOMAIN = "desk"
COMMANDS = "commands"
"""The domain with the names, descriptions and choices of commands, which Discord keeps."""
NAMES = "names"
"""The domain with the names of known entities in the script of the language, by id."""
COUNTRY = "country"
"""The context in `NAMES` of a country by its ISO 3166 code."""
OUTLET = "outlet"
"""The context in `NAMES` of an outlet's name."""
OFFICE = "office"
"""The context in `NAMES` of an office's title."""
FOLDER = Path(__file__).parent
ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "ko": "한국어", "ja": "日本語", "zh-CN": "简体中文", "zh-TW": "繁體中文"}
"""The languages of the desk, as Discord names their locales, each with its own name for itself."""

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""Subtags of locales whose readers have traditional characters."""
_PARTICLE_SLOT = regex(rf":(?:{'|'.join(FORMS)})\}}")

_BRACKETS = regex(r"(?<!\])[(（]([^()（）]*)[)）]")
_PLACEHOLDER = regex(r"\{(\w+)")
_LINK_OR_BRACKET = regex(
    r"(?P<kept>\\[\[\]\\]|\[(?:\\.|[^\[\]\\])*\]\((?:[^\s()]|\([^\s()]*\))*\))|[()（）]"  # an escaped sign is no link's
)
_SQUARE = dict(zip("()（）", "[]［］", strict=True))


class LanguageCatalogue(GNUTranslations):
    """The messages of one language."""

    language: str


@lru_cache(maxsize=100)
def language_of(locale: str | None) -> str | None:
    """The language of the desk for a locale of Discord or of the environment (`ko`, `en-GB`, `ja_JP.UTF-8`); None where
    the desk has none. Hong Kong and Macau have the catalogue of Taiwan, since Discord has no locale of theirs. Kept, as
    a starting bot asks thousands of times."""
    first, *rest = re.sub(r"[.@].*", "", locale or "").replace("_", "-").lower().split("-")
    if first == "zh":
        return "zh-TW" if _TRADITIONAL.intersection(rest) and "hans" not in rest else "zh-CN"
    return first if first in LANGUAGES else None


def catalogue(locale: str) -> NullTranslations:
    """The catalogue for a locale; English, which needs no file, where that language has none, and for each message that
    it lacks."""
    return loaded(language_of(locale) or ENGLISH, DOMAIN)


@lru_cache(maxsize=3 * len(LANGUAGES))
def loaded(language: str, domain: str) -> NullTranslations:
    """The catalogue of one of `LANGUAGES`."""
    path = folder_of(language) / f"{domain}.mo"
    if language == ENGLISH or not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        found = LanguageCatalogue(file)
    found.language = language
    return found


def folder_of(language: str) -> Path:
    """The folder with the files of a language."""
    return FOLDER / language.replace("-", "_") / "LC_MESSAGES"


_CURRENT: ContextVar[NullTranslations | None] = ContextVar("catalogue", default=None)


@contextmanager
def using(chosen: NullTranslations) -> Iterator[None]:
    """Take messages from `chosen` inside the block."""
    token = _CURRENT.set(chosen)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def speak(chosen: NullTranslations) -> None:
    """Take messages from `chosen` for the rest of the running task, or of the program outside one."""
    _CURRENT.set(chosen)


def language() -> str:
    """The language of the answer being made, one of `LANGUAGES`."""
    current = _current()
    return current.language if isinstance(current, LanguageCatalogue) else ENGLISH


BOTH_NAMES = {"sea-of-japan": "East Sea / Sea of Japan", "liancourt-rocks": "Dokdo / Takeshima"}
"""What Koreans and Japanese call differently has both names in English, in the order of the alphabet. They can be
typed: `bot/text/knowledge/shown_names` has them too, since reading knows no messages."""


def entity_name(entity_id: str, name: str) -> str:
    """The name of an entity of the knowledge base in the language's script; `name` where none is known."""
    spoken = language()
    return BOTH_NAMES.get(entity_id, name) if spoken == ENGLISH else loaded(spoken, NAMES).pgettext(entity_id, name)


def latin_name(entity_id: str, name: str) -> str:
    """The name of an entity in Latin letters, beside or in place of the one in the language's script."""
    return BOTH_NAMES.get(entity_id, name)


_COUNTRIES = {
    "AU": "Australia", "BE": "Belgium", "CA": "Canada", "CN": "China", "DE": "Germany", "ES": "Spain", "FR": "France",
    "GB": "Britain", "HK": "Hong Kong", "ID": "Indonesia", "IL": "Israel", "IN": "India", "IR": "Iran", "IT": "Italy",
    "JP": "Japan", "KP": "North Korea", "KR": "South Korea", "LV": "Latvia", "MY": "Malaysia", "NL": "Netherlands",
    "PK": "Pakistan", "QA": "Qatar", "RU": "Russia", "SE": "Sweden", "SG": "Singapore", "TH": "Thailand",
    "TR": "Turkey", "TW": "Taiwan", "UA": "Ukraine", "UN": "UN", "US": "US", "VN": "Vietnam",
}  # fmt: skip
"""The countries of the table of outlets in English: KP and KR differ by one letter."""


def country_name(code: str) -> str:
    """A country in the language by its ISO 3166 code; the code where no name is known."""
    return _COUNTRIES.get(code, code) if language() == ENGLISH else entity_name(COUNTRY, code)


_CODES = {name: code for code, name in _COUNTRIES.items() if code != "UN"}
_CODES |= {"United States": "US", "U.S.": "US", "United Kingdom": "GB", "UK": "GB"}
"""The codes of countries by their names in English. What the UN says is an entity's."""


def country_in_words(words: str) -> str | None:
    """A country in the language, where `words` are its name in English without an article; else None."""
    code = _CODES.get(words)
    return None if code is None or language() == ENGLISH else country_name(code)


def office_title(title: str) -> str:
    """The title of an office of the knowledge base in the language."""
    return entity_name(OFFICE, title)


def known_outlet(name: str) -> str:
    """The name of an outlet in the language, where it has one; else `name`."""
    return entity_name(OUTLET, name)


def command_name(words: str) -> str:
    """`digest schedule`, or an option's name, as Discord shows it in the language."""
    names = loaded(language(), COMMANDS)
    return " ".join(names.pgettext("name", word) for word in words.split())


def gettext(message: str, /, **values: object) -> str:
    """The message with its placeholders filled."""
    return _filled(_current().gettext(message), values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The plural form for `number`, which fills `{number}` with thousands separated."""
    return _filled(_current().ngettext(one, many, number), {"number": f"{number:,}", **values})


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A message whose English alone is ambiguous; `context` tells the translator which meaning it has."""
    return _filled(_current().pgettext(context, message), values)


def gettext_noop(message: str) -> str:
    """Mark a message of a table for the catalogue; `gettext` looks it up where it is shown."""
    return message


class _WithParticles(Formatter):
    """Fills `{feed:을}` with the value and the form of the Korean particle that its last sound requires."""

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec not in FORMS:
            return str(super().format_field(value, format_spec))
        return f"{value}{particle_after(str(value), format_spec)}"


_FORMATTER = _WithParticles()


@lru_cache(maxsize=4096)
def _in_brackets(text: str) -> frozenset[str]:
    """The placeholders of a message that it puts in round brackets; no address of a link."""
    return frozenset(name for inner in _BRACKETS.findall(text) for name in _PLACEHOLDER.findall(inner))


def _nested(value: object) -> object:
    """A value for a place in brackets: its own round brackets are square ones, `Joint Chiefs [JCS]`, but for those of
    links."""
    if not isinstance(value, str) or not ("(" in value or "（" in value):
        return value
    return _LINK_OR_BRACKET.sub(lambda match: match["kept"] or _SQUARE[match[0]], value)


def _filled(text: str, values: Mapping[str, object]) -> str:
    if bracketed := _in_brackets(text):
        values = {name: _nested(value) if name in bracketed else value for name, value in values.items()}
    return _FORMATTER.vformat(text, (), values) if _PARTICLE_SLOT.search(text) else text.format(**values)


def _current() -> NullTranslations:
    return _CURRENT.get() or loaded(ENGLISH, DOMAIN)
