"""Names of entities as newspapers in Japanese and Chinese write them, where their Hanja or aliases say otherwise; in
English the two names of what is disputed.

The desk shows them to readers of these languages, so they are found when they are typed, and in texts. Those that are
common words or many countries' (三星, 財務省) are listed in words/hanja_words.txt and need support of the context.
Further names are in newspaper_names.tsv; what reads texts loads them, and so does a name that is typed in these scripts
and that nothing else has. One of them is shown of a person who has no other (`tools/entity_names`).
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

from bot.lang.scripts import HAN, KANA
from bot.regexes import regex

_SCRIPT = regex(f"[{HAN}{KANA}]")
_TABLES = {"ja": "entity_names.tsv", "zh_CN": "entity_names.tsv", "zh_TW": "entity_names_taiwan.tsv"}
LANGUAGES = (*_TABLES, "en")
_OF_THE_SOUTH = (("韩国", "南韩"), ("南韓", "韓國"))
"""The country in a name of the mainland's table, or of Taiwan's, and as the other has it."""
_OF_THE_NORTH = "北韓"
"""The prefix of a name that in texts counts as two names, the country's and the body's."""
_ENGLISH = {"sea-of-japan": "East Sea / Sea of Japan", "liancourt-rocks": "Dokdo / Takeshima"}


def shown_names(language: str) -> dict[str, str]:
    """Entity id -> name in a language; {} for languages without a table. Taiwan's has only names that are not
    conversions of the mainland's."""
    if language == "en":
        return _ENGLISH
    if language not in _TABLES:
        return {}
    table = files("bot.text").joinpath("data", _TABLES[language]).read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in table.splitlines())
    place = head.index(language)
    return {row[0]: row[place] for row in rows}


def with_both_countries(name: str) -> tuple[str, ...]:
    """The name of a South Korean body with its country as the mainland calls it, 韩国气象厅, and as Taiwan does; any
    other name alone."""
    pairs = ((one, other) for one, other in _OF_THE_SOUTH if name.startswith(one))
    return (name, *(other + name.removeprefix(one) for one, other in pairs))


def newspaper_names() -> dict[str, tuple[str, ...]]:
    """Entity id -> the names of Japanese and Chinese newspapers that are looked for in texts: those that are shown, but
    for those in Latin letters, and others; "~" is before those that need support of the context."""
    names: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for language in _TABLES:
        for entity_id, name in shown_names(language).items():
            if _SCRIPT.search(name) and name not in names[entity_id] and not name.startswith(_OF_THE_NORTH):
                names[entity_id] += with_both_countries(name) if language == "zh_TW" else (name,)
    table = files("bot.text").joinpath("data/newspaper_names.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            entity_id, further = line.split("\t")
            names[entity_id] += tuple(further.split("; "))
    return names
