"""Names of entities as newspapers in Japanese and Chinese write them, where their Hanja or aliases say otherwise; in
English the two names of what is disputed.

The desk shows them to readers of these languages, so they are found when they are typed. In texts only the names of
the knowledge base are looked for: 国会 and 外務省 are every country's.
"""

from __future__ import annotations

from importlib.resources import files

LANGUAGES = ("ja", "zh_CN", "en")
_ENGLISH = {"sea-of-japan": "East Sea / Sea of Japan", "liancourt-rocks": "Dokdo / Takeshima"}


def shown_names(language: str) -> dict[str, str]:
    """Entity id -> name in a language; {} for languages that the table does not have."""
    if language == "en":
        return _ENGLISH
    if language not in LANGUAGES:
        return {}
    table = files("bot.text").joinpath("data/entity_names.tsv").read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in table.splitlines())
    place = head.index(language)
    return {row[0]: row[place] for row in rows}
