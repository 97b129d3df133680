"""The names of known entities in the script of a language, taken from the knowledge base and CLDR, and the titles
of its offices and the names of outlets.

    Hangul                                                              ->  Korean
    the table of names (`bot/text/data/entity_names.tsv`); CLDR's name of a country;
    a Korean's Hanja; an alias in the script; of a person, a further    ->  Japanese, Chinese of the mainland
    name of newspapers (`newspaper_names.tsv`)
    the table; CLDR; a Korean's Hanja; the mainland's name, converted   ->  Chinese of Taiwan

The table has the names that newspapers use for entities that the language does not call by their Hanja (韓半島, 東海,
聯合國). A Korean's Hanja are written in the forms of the language (`han_forms.txt`). An entity without a name in the
script is left out; its English name is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale

from bot.catalogue import COUNTRY, OFFICE, OUTLET
from bot.lang.scripts import HAN, KANA
from bot.model.analysis import EntityKind
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.shown_names import newspaper_names, shown_names
from tools.traditional import MADE_FROM, TAIWANESE_FORMS, traditional

_HAN = re.compile(rf"[{HAN}·]+")
_JAPANESE = re.compile(rf"[{HAN}{KANA}・=＝]+")
_PARTED = re.compile("[·・]")
_KANA = re.compile(rf"[{KANA}]")
_FORMS, _TITLES, _OUTLETS = (
    Path(__file__).with_name(name) for name in ("han_forms.txt", "office_titles.tsv", "outlet_names.tsv")
)

_TERRITORIES = {"hong-kong": "HK"}
"""Places that outlets have for their country, though the knowledge base has another one for theirs."""


def entity_names(language: str) -> Iterator[tuple[str, str, str]]:
    """(id, English name, name in the language) of the shipped entities; of countries also (COUNTRY, code, name), and
    of offices (OFFICE, title, name) and outlets (OUTLET, name, name)."""
    territories = Locale.parse(language).territories
    forms, stated = _table(language), _stated(language)
    further = newspaper_names()
    for entity in Knowledge.load().entities:
        found = _name(entity, language, forms) or _in_newspapers(entity, language, further.get(entity.id, ()))
        if entity.adjectives and language != "ko":
            found = territories.get(entity.country or "", found)
        found = stated.get(entity.id, found)
        if found and found != entity.name:
            yield entity.id, entity.name, found
        code = entity.country if entity.adjectives else _TERRITORIES.get(entity.id)
        if found and code:
            yield COUNTRY, code, found
    for context, file in ((OFFICE, _TITLES), (OUTLET, _OUTLETS)):
        for name, written in _translated(file, language).items():
            if name != written:
                yield context, name, written


def _stated(language: str) -> dict[str, str]:
    """The names of the tables by entity."""
    made = shown_names(MADE_FROM[language]) if language in MADE_FROM else {}
    return {**{key: traditional(name) for key, name in made.items()}, **shown_names(language)}


def _translated(file: Path, language: str) -> dict[str, str]:
    """A column of a table whose first line names the languages, by the first column."""
    head, *rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    place = head.index(MADE_FROM.get(language, language))
    return {row[0]: traditional(row[place]) if language in MADE_FROM else row[place] for row in rows}


def _name(entity: KnownEntity, language: str, forms: dict[int, str]) -> str | None:
    if language == "ko":
        return entity.hangul
    hanja = entity.hanja.translate(forms) if entity.hanja and _HAN.fullmatch(entity.hanja) else None
    if hanja and entity.country in ("KP", "KR"):
        return hanja
    if language == "ja":
        written = [alias for alias in entity.aliases if _JAPANESE.fullmatch(alias) and _encodes(alias, "shift_jis")]
        return next((alias for alias in written if _KANA.search(alias)), hanja or next(iter(written), None))
    written = [alias for alias in entity.aliases if _HAN.fullmatch(alias) and _encodes(alias, "gb2312")]
    if language in MADE_FROM and written:
        return traditional(written[0])
    return next(iter(written), hanja)


def _in_newspapers(entity: KnownEntity, language: str, names: Sequence[str]) -> str | None:
    """A name by which newspapers of the language call a person, in full where they do; a foreigner's Japanese one is in
    kana."""
    if language == "ko" or entity.kind is not EntityKind.PERSON:
        return None
    names = sorted((name.lstrip("~") for name in names), key=lambda name: _PARTED.search(name) is None)
    if language == "ja":
        used = [name for name in names if _JAPANESE.fullmatch(name) and _encodes(name, "shift_jis")]
        return next((name for name in used if entity.is_korean or _KANA.search(name)), None)
    used = [name for name in names if _HAN.fullmatch(name)]
    mainland = next((name for name in used if _encodes(name, "gb2312")), None)
    if language not in MADE_FROM:
        return mainland
    taiwan = (name for name in used if _encodes(name, "big5") and not _encodes(name, "gb2312"))
    return next(taiwan, mainland and traditional(mainland))


def _encodes(text: str, charset: str) -> bool:
    """Whether the charset of a country can encode the characters, so that they are in use there."""
    try:
        text.replace("·", "").encode(charset)  # Python has another point in its tables
    except UnicodeEncodeError:
        return False
    return True


def _table(language: str) -> dict[int, str]:
    """The Hanja that the language writes otherwise. A word of the file is three characters: the traditional, the
    simplified and the Japanese form."""
    if language in MADE_FROM:
        return TAIWANESE_FORMS
    place = 2 if language == "ja" else 1
    lines = (line for line in _FORMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {ord(word[0]): word[place] for line in lines for word in line.split()}
