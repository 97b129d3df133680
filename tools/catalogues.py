"""Renew the message catalogues from the source: `python -m tools.catalogues`, or `make catalogues`.

    bot/, cogs/  --extract-->  desk.pot  --update-->  LANGUAGE/LC_MESSAGES/desk.po  --compile-->  desk.mo

What `pybabel extract`, `update` and `compile` do, in one step, without dates and line numbers, so that a file changes
only with its messages. English is filled in here: its texts are the ids. A new language starts with an empty folder
`bot/catalogue/LANGUAGE/LC_MESSAGES`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot.catalogue import DOMAIN, ENGLISH, FOLDER

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("bot", "cogs")
_KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_noop": None}
_FIXED = datetime(2024, 1, 1, tzinfo=UTC)
"""The date in every header: a real one would change each file at each run."""
_ABOUT = "# Messages of Peninsula Desk in {language}. Renewed by `make catalogues`."


def template() -> Catalog:
    """Every message of the source."""
    found = Catalog(project="Peninsula Desk", creation_date=_FIXED, revision_date=_FIXED)
    for folder in SOURCES:
        for path, _, message, comments, context in extract_from_dir(
            str(ROOT / folder), [("**.py", "python")], {}, _KEYWORDS, ("Translators:",), strip_comment_tags=True
        ):
            found.add(message, None, [(f"{folder}/{path}", 0)], auto_comments=comments, context=context)
    return found


def renewed(language: str, messages: Catalog) -> Catalog:
    """A language's catalogue with exactly the messages of the source, its translations kept."""
    path = _folder(language) / f"{DOMAIN}.po"
    known = Catalog(language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, language, DOMAIN)
    known.update(messages, no_fuzzy_matching=True)
    known.header_comment = _ABOUT.format(language=known.locale.english_name if known.locale else language)
    known.revision_date, known.fuzzy = _FIXED, False
    if language == ENGLISH:
        for message in known:
            if message.id:
                message.string = message.id
    return known


def write(language: str, catalogue: Catalog) -> None:
    """Write the .po and the compiled .mo."""
    with (_folder(language) / f"{DOMAIN}.po").open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, ignore_obsolete=True, include_lineno=False)
    with (_folder(language) / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)


def languages() -> list[str]:
    """The languages that have a folder."""
    return sorted(path.parent.name for path in FOLDER.glob("*/LC_MESSAGES"))


def _folder(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES"


def main() -> None:
    """Renew the template and every language."""
    messages = template()
    messages.header_comment = _ABOUT.format(language="the source language")
    with (FOLDER / f"{DOMAIN}.pot").open("wb") as file:
        write_po(file, messages, width=120, sort_output=True, include_lineno=False)
    for language in languages():
        write(language, renewed(language, messages))


if __name__ == "__main__":
    main()
