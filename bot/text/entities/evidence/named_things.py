"""Names that mean a thing of that name: ships named after a city, numbers that begin with an organisation's
abbreviation, and languages.

"the frigate *Daegu*" · "*IMO* 9127708" · "in English and *Chinese*."
"""

from __future__ import annotations

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention

_SHIP = regex(
    r"\b(?:(?i:corvette|frigate|destroyer|cruiser|battleship|warship|submarine|minesweeper|trawler|freighter|tanker|ferry|steamer"
    r"|(?:aircraft|bulk)\scarrier|(?:patrol|landing|cargo|supply|hospital)\s(?:ship|boat|vessel))|ROKS|USS|HMS|HMAS|JS|M/?V)"
    r"\s[“\"‘']?$"
)
_REACH = 24
_FURTHEST = 48
_NUMBER = regex(r"\s?(?:[Nn]umbers?|[Nn]os?\.?|#)?:?\s?\d{7}\b")
"""The seven digits by which ships are registered: "IMO number 9127708"."""
_LANGUAGE = r"[A-Z][a-z]+(?:ese|ish|an|ch)"
_IN = regex(rf"\b(?:in|into)\s(?:{_LANGUAGE},?\s(?:(?:and|or)\s)?){{0,3}}$")
_LANGUAGE_ENDS = regex(
    rf"(?<=ese|ian|ish)(?:,?\s(?:and|or)\s{_LANGUAGE}|,\s{_LANGUAGE}){{0,3}}+(?=[.,;:!?)”\"]|$|\s(?:on|at|by|for|as)\b)"
)
"""The end of a list of languages; not "in Chinese and Russian *waters*"."""
_NUMBERED = frozenset({"IMO"})


def is_named_thing(text: str, mention: Mention) -> bool:
    """Whether a mention of a place or organisation is the name of a ship, part of its number or a language."""
    if mention.text in _NUMBERED:
        return _NUMBER.match(text, mention.end) is not None
    if mention.is_country and _LANGUAGE_ENDS.match(text, mention.end):
        return _IN.search(text, max(0, mention.start - _FURTHEST), mention.start) is not None
    if mention.kind is not EntityKind.PLACE or mention.is_country:
        return False
    return _SHIP.search(text, max(0, mention.start - _REACH), mention.start) is not None
