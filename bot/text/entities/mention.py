"""A mention: a span of the text that names an entity, before it is linked."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct

from bot.model.analysis import EntityKind
from bot.text.knowledge.matcher import NameForm


class MentionSource(IntEnum):
    """The finder of a mention; of two mentions of equal length the higher source wins."""

    MODEL = 0
    TAGGER = 1
    KOREAN = 2
    KNOWN = 3
    TABLE = 4


class Mention(Struct, frozen=True):
    """A span that names an entity. `forms` are the matching names of the knowledge base, () if it has none."""

    start: int
    end: int
    text: str
    kind: EntityKind
    origin: MentionSource
    forms: tuple[NameForm, ...] = ()

    @property
    def adjective(self) -> bool:
        """Whether it is only a country's adjective ("Korean") or people ("Koreans")."""
        return bool(self.forms) and all(form.adjective for form in self.forms)

    @property
    def is_country(self) -> bool:
        """Whether it names a country."""
        return any(form.entity.adjectives and form.entity.country for form in self.forms)

    @property
    def short(self) -> bool:
        """Whether it names an entity of the base only with support of the context."""
        return bool(self.forms) and all(form.short for form in self.forms)
