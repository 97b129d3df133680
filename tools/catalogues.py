"""Renew the message catalogues from the source: `python -m tools.catalogues`, or `make catalogues`.

    bot/, cogs/  --extract, update-->  LANGUAGE/LC_MESSAGES/desk.po      --compile-->  desk.mo
    commands     --extract, update-->  LANGUAGE/LC_MESSAGES/commands.po  --compile-->  commands.mo
    knowledge base  ------------------------------------------------------compile-->  names.mo
    zh_CN  --traditional characters, words of Taiwan-->  zh_TW

It does the work of `pybabel extract`, `update` and `compile` in one step, without dates and line numbers, so that a
file changes only with its messages. Names of months and days, the patterns of dates and the separator of a list are
filled in from Babel's copy of CLDR. Prints the messages that have no translation. A new language starts with an empty
folder `bot/catalogue/LANGUAGE/LC_MESSAGES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.catalogue import COMMANDS, DOMAIN, FOLDER, NAMES, folder_of
from tools.command_texts import command_texts
from tools.entity_names import entity_names
from tools.traditional import MADE_FROM, traditional

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("bot", "cogs")
_KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_noop": None}
_FIXED = datetime(2024, 1, 1, tzinfo=UTC)
"""The date in every header: a real one would change each file at each run."""
_ABOUT = "# Messages of Peninsula Desk in {language}. Renewed by `make catalogues`."
_NAMES = "the name of a command or option: lower case, no spaces"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DATE_FIELDS = ((r"y+", "{year}"), (r"M+[월月]?", "{month}"), (r"d+", "{day}"))


def speaking_files() -> list[Path]:
    """The modules with messages."""
    files = (path for folder in SOURCES for path in sorted((ROOT / folder).rglob("*.py")))
    return [path for path in files if "gettext" in path.read_text(encoding="utf-8")]


def template() -> Catalog:
    """Every message of the source."""
    found = _empty()
    for path in speaking_files():
        place = path.relative_to(ROOT).as_posix()
        for _, message, comments, context in extract_from_file("python", str(path), _KEYWORDS, ("Translators:",)):
            found.add(message, None, [(place, 0)], auto_comments=comments, context=context)
    return found


def command_template() -> Catalog:
    """Every text of the commands that Discord keeps."""
    found = _empty()
    for text, is_name in command_texts():
        found.add(text, context="name" if is_name else None, auto_comments=[_NAMES] if is_name else [])
    return found


def known_names(language: str) -> Catalog:
    """The names of the knowledge base in a language's script."""
    found = _empty(language)
    for entity_id, name, written in entity_names(language):
        found.add(name, written, context=entity_id)
    return found


def _empty(language: str | None = None) -> Catalog:
    return Catalog(language, project="Peninsula Desk", creation_date=_FIXED, revision_date=_FIXED)


def cldr(language: str) -> dict[tuple[str | None, str], str]:
    """What CLDR states for a language: (context, message) -> translation."""
    locale = Locale.parse(language)
    months, days = locale.months["format"]["abbreviated"], locale.days["format"]["wide"]
    date = locale.date_formats["long"].pattern
    for letters, field in _DATE_FIELDS:
        date = re.sub(rf"(?<!\{{){letters}(?!\w*\}})", field, date)
    return {
        **{(None, name): months[number] for number, name in enumerate(_MONTHS, 1)},
        **{(None, name): days[number] for number, name in enumerate(_WEEKDAYS)},
        ("date", "{day} {month} {year}"): date,
        ("moment", "{day}, {time}"): str(locale.datetime_formats["medium"]).format("{time}", "{day}"),
        ("between the items of a list", ", "): locale.list_patterns["standard"]["middle"].format("", ""),
    }


def renewed(language: str, domain: str, messages: Catalog) -> Catalog:
    """A language's catalogue with exactly the messages of the source: its translations kept, or made of those of
    another language."""
    path = folder_of(MADE_FROM.get(language, language)) / f"{domain}.po"
    known = Catalog(language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, language, domain)
    if language in MADE_FROM:
        for translated in known:
            translated.string = _traditional(translated.string) if translated.id else translated.string
    known.update(messages, no_fuzzy_matching=True)
    known.header_comment = _ABOUT.format(language=known.locale.english_name if known.locale else language)
    known.revision_date, known.fuzzy = _FIXED, False
    if domain == DOMAIN:
        for (context, message), text in cldr(language).items():
            cast("Message", known.get(message, context)).string = text
    return known


def _traditional(translation: str | Sequence[str] | None) -> str | tuple[str, ...]:
    """A translation, or its plural forms."""
    if translation is None or isinstance(translation, str):
        return traditional(translation or "")
    return tuple(map(traditional, translation))


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """The messages without a translation, or without one of its plural forms."""
    for message in catalogue:
        forms = (message.string,) if isinstance(message.id, str) else tuple(message.string or ("",))
        if message.id and not all(forms):
            yield message.id if isinstance(message.id, str) else message.id[0]


def write(language: str, domain: str, catalogue: Catalog) -> None:
    """Write the .po, for names none, and the compiled .mo."""
    if domain != NAMES:
        with (folder_of(language) / f"{domain}.po").open("wb") as file:
            write_po(file, catalogue, width=120, sort_output=True, ignore_obsolete=True, include_lineno=False)
    with (folder_of(language) / f"{domain}.mo").open("wb") as file:
        write_mo(file, catalogue)


def languages() -> list[str]:
    """The languages that have a folder, as their folders are named: `ko`, `zh_CN`."""
    return sorted(path.parent.name for path in FOLDER.glob("*/LC_MESSAGES"))


def main() -> None:
    """Renew every language."""
    for domain, messages in ((DOMAIN, template()), (COMMANDS, command_template())):
        for language in languages():
            made = renewed(language, domain, messages)
            write(language, domain, made)
            for message in untranslated(made):
                print(f"{language}/{domain}.po has no translation of: {message}")

    for language in languages():
        write(language, NAMES, known_names(language))


if __name__ == "__main__":
    main()
