"""The names in a Korean text, which has no capitals to tell them from other words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bot.lang.scripts import is_korean
from bot.model.analysis import Entity, EntityKind
from bot.news.terms.words import READ_CHARACTERS, name_terms

_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP})
_STATES = frozenset({"북한", "북측", "북", "조선", "남한", "한국", "대한민국", "미국", "중국", "러시아", "일본"})
"""Names that tell no two events of the peninsula apart."""


def korean_names(text: str, entities: Iterable[Entity]) -> Collection[str]:
    """The terms of the persons, bodies and places that a Korean text names, without the states; none of a text in
    another language."""
    if not is_korean(text[:READ_CHARACTERS]):
        return frozenset()
    mentions = (mention for entity in entities if entity.kind in _KINDS for mention in entity.mentions)
    written = {text[mention.start : mention.end] for mention in mentions if mention.start < READ_CHARACTERS}
    return frozenset(term for name in written for term in name_terms(name)) - _STATES
