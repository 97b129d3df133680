"""Bodies that a text names with their country first and without it later: "Vietnam's National Assembly … the National
Assembly", "일본 국회 … 국회"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from bot.lang.scripts import is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity

_HOME = "KR"
"""The country whose bodies Korean reports name without the country."""
_OF_HOME = regex(r"한국|우리|국내|한[미중일러]")


class StatedBody(Struct, frozen=True):
    """The country beside a body, and its entity, None if the base does not know it."""

    country: KnownEntity
    entity: KnownEntity | None


class StatedBodies:
    """The bodies that a text has named with their country so far, by their names without it."""

    def __init__(self, text: str, mentions: Sequence[Mention], knowledge: Knowledge) -> None:
        self._text = text
        self._knowledge = knowledge
        self._stated: dict[str, list[StatedBody]] = defaultdict(list)
        self._mentions = mentions

    def add(self, mention: Mention, entity: KnownEntity | None, country: KnownEntity | None) -> None:
        """Remember a mention that was linked to `entity`, with the country beside it."""
        if mention.kind is not EntityKind.ORGANISATION or not mention.forms:
            return
        if country is not None:
            self._stated[mention.text].append(StatedBody(country, entity))
        elif is_hangul(mention.text) and entity is not None and entity.country not in {None, _HOME}:
            state, _, name = mention.text.partition(" ")
            country = self._knowledge.country.get(entity.country or "")
            if name and country is not None and (country.hangul or "").startswith(state):
                self._stated[name].append(StatedBody(country, entity))

    def before(self, mention: Mention) -> StatedBody | None:
        """The only body of this name that the text has named with its country; None for none or two. Korean names
        without a country are the South's in a text that names the South otherwise."""
        stated = self._stated.get(mention.text)
        if not stated or len({body.country.id for body in stated}) > 1:
            return None
        if is_hangul(mention.text) and stated[0].country.country != _HOME and self._names_home(mention.text):
            return None
        return stated[0]

    def _names_home(self, name: str) -> bool:
        """Whether the text names the South, or something of the South, that does not have the name of the body."""
        return _OF_HOME.search(self._text) is not None or any(
            form.entity.country == _HOME
            for mention in self._mentions
            if not mention.text.endswith(name)
            for form in mention.forms
        )
