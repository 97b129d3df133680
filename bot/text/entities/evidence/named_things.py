"""Names that mean a thing of that name: ships named after a city, and numbers that begin with an
organisation's abbreviation.

"the frigate *Daegu*" · "*IMO* 9127708"
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
_NUMBER = regex(r"\s?(?:[Nn]umbers?|[Nn]os?\.?|#)?:?\s?\d{7}\b")
"""The seven digits by which ships are registered: "IMO number 9127708"."""
_NUMBERED = frozenset({"IMO"})


def is_named_thing(text: str, mention: Mention) -> bool:
    """Whether a mention of a place or organisation is the name of a ship, or part of its number."""
    if mention.text in _NUMBERED:
        return _NUMBER.match(text, mention.end) is not None
    if mention.kind is not EntityKind.PLACE or mention.is_country:
        return False
    return _SHIP.search(text, max(0, mention.start - _REACH), mention.start) is not None
