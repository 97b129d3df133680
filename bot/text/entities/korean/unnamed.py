"""People whom a Korean text names by a family name or a letter only: "김 씨", "박모(41)씨", "A씨".

They are persons of their article, and nobody can tell who they are in another one: the desk stores no entity for them.
The same holds for bodies that every country has ("정부", "경찰").
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from bot.lang.scripts import HANGUL
from bot.model.analysis import Analysis, Entity, EntityKind
from bot.regexes import regex
from bot.text.entities.korean.known_inside import GENERIC
from bot.text.entities.korean.persons import ENDS, FAMILIES, FAMILY, TITLE
from bot.text.entities.mention import Mention

_LETTER = regex("[A-Z\u1100-\u1112\u3131-\u314e]")
_SOME = regex(rf" ?모(?=[ (]|{TITLE})")
_TITLE_BEHIND = regex(rf"(?: ?\([^()\n]{{1,20}}\))?( ?)(?:전 )?({TITLE})(?:{ENDS}|에게|(?![{HANGUL}]{{3}}))")
_SOMEBODY = regex(rf"(?<![{HANGUL}])({FAMILY}) ?모 ?(?:씨 ?)?(?:\((\d{{1,3}})|씨)")
_UNNAMED = regex(rf"(?:{FAMILY}|{_LETTER.pattern})(?:모| ?(?:{TITLE}))?")


def is_unnamed(mention: Mention) -> bool:
    """Whether a mention is a person's family name or letter alone."""
    if mention.kind is not EntityKind.PERSON or mention.forms:
        return False
    return _LETTER.fullmatch(mention.text) is not None or (len(mention.text) == 1 and mention.text in FAMILIES)


def unnamed_person(text: str, mention: Mention) -> str:
    """The name of such a person for display, with the title behind it: "박 회장", "A씨"; "김모" stays as it is."""
    if _SOME.match(text, mention.end):
        return f"{mention.text}모"
    match = _TITLE_BEHIND.match(text, mention.end)
    return f"{mention.text}{match[1]}{match[2]}" if match else mention.text


def introduced_once(text: str, families: Iterable[str]) -> frozenset[str]:
    """The family names of which the text introduces one person without a given name: "박모(41)씨", "박 모(41) 씨"; two
    ages are two."""
    wanted = set(families)
    ages: dict[str, set[str]] = {family: set() for family in wanted if f"{family}모" in text}
    for family, age in _SOMEBODY.findall(text) if wanted and "모" in text else ():
        if family in wanted:
            ages.setdefault(family, set()).update([age] if age else [])
    return frozenset(family for family, written in ages.items() if len(written) <= 1)


def is_local(entity: Entity) -> bool:
    """Whether an entity means something in its own article only."""
    if entity.id is not None:
        return False
    if entity.kind is EntityKind.PERSON:
        return _UNNAMED.fullmatch(entity.name) is not None
    return entity.kind is EntityKind.ORGANISATION and entity.name in GENERIC


def without_local(analysis: Analysis) -> Analysis:
    """The analysis without entities that mean something in their own article only, as the desk stores it."""
    return replace(analysis, entities=tuple(entity for entity in analysis.entities if not is_local(entity)))
