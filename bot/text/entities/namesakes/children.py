"""Tell whether a given name is that of a known person's child, who stands behind the parent: 김정은 … *딸 주애*."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import Match

_CHILD = regex(r"딸 |娘の|女[儿兒]")
_OF_TIMES = regex(r" ?(?:시대|정권|체제|집권|政権|体制|時代|政权|时代)")
"""What a state is called by the parent's name: "*김정은* 정권"."""
_ENDS = regex(r"[.!?。！？\n]")


def has_parent(text: str, match: Match, matches: Iterable[Match], titled: Collection[tuple[int, int]]) -> bool:
    """Whether a name of the base is no child's given name, or has a person of the child's family and country before it
    in the sentence, and no stranger of the spans `titled` between."""
    if _CHILD.match(text, match.start) is None:
        return True
    families = {_family(form.entity) for form in match.forms}
    people = [one for one in matches if one.forms[0].entity.kind is EntityKind.PERSON and one.end <= match.start]
    known = {one.start for one in people}
    parent = max((one.end for one in people if _family(one.forms[0].entity) in families), default=0)
    if parent == 0 or _OF_TIMES.match(text, parent) or _ENDS.search(text, parent, match.start):
        return False
    return not any(parent <= start < match.start and start not in known for start, _ in titled)


def _family(entity: KnownEntity) -> tuple[str | None, str]:
    return entity.country, entity.name.partition(" ")[0]
