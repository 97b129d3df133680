"""A mention: a span of the text that names something, before it is known what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from bot.model.analysis import EntityKind
from bot.text.knowledge.matcher import NameForm


class MentionSource(IntEnum):
    """Who found a mention; the higher wins between two of one length."""

    MODEL = 0
    KOREAN = 1
    KNOWN = 2
    TABLE = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something. `forms` are what the knowledge base holds under it, none for a found one."""

    start: int
    end: int
    text: str
    kind: EntityKind
    origin: MentionSource
    forms: tuple[NameForm, ...] = ()

    @property
    def adjective(self) -> bool:
        """Whether it is a country's adjective ("Korean"), or its people ("Koreans")."""
        return bool(self.forms) and all(form.adjective for form in self.forms)

    @property
    def short(self) -> bool:
        """Whether it names an entity of the base only where the context agrees."""
        return bool(self.forms) and all(form.short for form in self.forms)
