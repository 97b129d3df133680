"""What the form of a name, or what stands around it, says of its kind, where the language model guessed another.

A rule here has to hold for names that nobody has seen: endings ("Kita Ward"), datelines, quotation marks, titles.
"""

from __future__ import annotations

import re

from bot.lang.datelines import dateline
from bot.model.analysis import EntityKind
from bot.text.entities.roles import is_head

_PLACE = re.compile(
    r"(?:[A-Z][\w'’.-]*\s)+(?:Ward|District|County|Province|Prefecture|Oblast|Krai|Village|River|Islands?|Bay"
    r"|Strait|Peninsula|Mountains?|Valley|Lake|Street|Avenue|Station|Airport|Harbou?r)"
    r"|[A-Z][a-z]+-(?:dong|ri|eup|myeon)(?: No)?"
)
_STORM = re.compile(r"(?:Super )?(?:Typhoon|Hurricane|Cyclone) [A-Z][\w-]+")
_CRAFT = re.compile(
    r"(?:Tu|Su|MiG|Mig|Il|An|Ka|Mi|Yak|F|FA|B|E|RC|MQ|RQ|KN|AH|CH|UH|EA|P|KC|KF|J|H|Y|S|T|K)-\d{1,3}[A-Za-z]{0,3}s?"
)
_COUNTRY_OFFICE = re.compile(r"[A-Z][\w&.'-]+(?: [A-Z][\w&.'-]+)* (?:Korea|Japan|China|India|Vietnam|Asia)")
_OF_A_COUNTRY = re.compile(
    r"(?:North|South|East|West|Northern|Southern|Central|New|Greater|Upper|Lower|Mainland|Imperial|Republic|Unified|United"
    r"|Both|Southeast|Northeast|Old|Free|Nationalist|Communist|Red)\b"
)
_TITLE = re.compile(r" (?-i:[A-Z])[a-z]+")
_PLURALS = frozenset(
    {"Ministers", "Leaders", "Presidents", "Officials", "Chiefs", "Ambassadors", "Generals", "Lawmakers"}
)
_NAMING = re.compile(r"(?:known as|nicknamed|dubbed|called)\s*$")
_OPEN, _CLOSED = "\"“‘'「『《", re.compile(r"[.,!?]?[\"”’'」』》]")


def kind_of(text: str, start: int, end: int, kind: EntityKind) -> EntityKind | None:
    """The kind of a name at its place in the text; None where it names nothing that the desk follows."""
    name = text[start:end]
    if _STORM.fullmatch(name):
        return EntityKind.EVENT
    if _CRAFT.fullmatch(name):
        return EntityKind.WEAPON
    if _is_place(text, start, end, kind):
        return EntityKind.PLACE
    if kind in {EntityKind.PERSON, EntityKind.ORGANISATION} and _is_work(text, start, end):
        return None
    if kind is EntityKind.ORGANISATION and (name.rsplit(maxsplit=1)[-1] in _PLURALS or _opens_title(text, end)):
        return None
    if kind is EntityKind.PLACE and _COUNTRY_OFFICE.fullmatch(name) and not _OF_A_COUNTRY.match(name):
        return EntityKind.ORGANISATION
    return kind


def _is_place(text: str, start: int, end: int, kind: EntityKind) -> bool:
    """True for an address or a part of the land by its last word, and for the city of a dateline."""
    if _PLACE.fullmatch(text, start, end) is not None:
        return kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
    name = text[start:end]
    if not name.isupper() or text[start - 1 : start] not in {"", "\n"}:
        return False
    line = dateline(text, start)
    return line is not None and line.mark != ":" and line.place.startswith(name)


def _is_work(text: str, start: int, end: int) -> bool:
    """True for a name that stands alone in quotation marks: the title of a song or a book."""
    if start == 0 or text[start - 1] not in _OPEN or _CLOSED.match(text, end) is None:
        return False
    return not _NAMING.search(text, max(0, start - 20), start - 1)


def _opens_title(text: str, end: int) -> bool:
    """True for the field of an office before its holder: "*National Security* Adviser Shin"."""
    word = _TITLE.match(text, end)
    return word is not None and is_head(word.group().strip().lower()) and _TITLE.match(text, word.end()) is not None
