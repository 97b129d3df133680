"""Bodies that a text names with their country first and without it later: "Vietnam's National Assembly … the National
Assembly", "일본 국회 … 국회"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from bot.lang.scripts import HANGUL, KANA, is_han, is_hangul, is_wide
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity

_SOUTH = "KR"
_HANGUL, _KANA = regex(f"[{HANGUL}]"), regex(f"[{KANA}]")
_OF_SOUTH = regex(r"한국|우리|국내|한[미중일러]")


class StatedBody(Struct, frozen=True):
    """The country beside a body, and its entity, None if the base does not know it."""

    country: KnownEntity
    entity: KnownEntity | None


class StatedBodies:
    """The bodies that a text has named with their country so far, by their names without it."""

    def __init__(self, text: str, mentions: Sequence[Mention], knowledge: Knowledge) -> None:
        self._text = text
        self._knowledge = knowledge
        self._stated: dict[str, dict[str | None, StatedBody]] = defaultdict(dict)
        self._beside_home: dict[str, bool] = {}
        self._mentions = mentions
        self._home = _SOUTH if _HANGUL.search(text) else "JP" if _KANA.search(text) else "CN"

    def add(self, mention: Mention, entity: KnownEntity | None, country: KnownEntity | None) -> None:
        """Remember a mention that was linked to `entity`, with the country beside it."""
        if mention.kind is not EntityKind.ORGANISATION or not mention.forms:
            return
        if country is not None:
            self._stated[_key(mention.text)].setdefault(country.country, StatedBody(country, entity))
        elif is_wide(mention.text) and entity is not None and entity.country != self._home:
            country = self._knowledge.country.get(entity.country or "")
            name = _without_state(mention.text, country) if country is not None else ""
            if country is not None and name:
                self._stated[_key(name)].setdefault(country.country, StatedBody(country, entity))

    def add_dropped(self, mention: Mention, country: KnownEntity | None) -> None:
        """Remember the country beside a short name in Chinese characters that is nothing of the base: タイの*国会*."""
        if is_han(mention.text):
            self.add(mention, None, country)

    def countries(self, mention: Mention) -> frozenset[str | None]:
        """The codes of the countries with which the text has named bodies of this name."""
        return frozenset(self._stated.get(_key(mention.text), ()))

    def before(self, mention: Mention) -> StatedBody | None:
        """The only body of this name that the text has named with its country; None for none or two. Names
        without a country are those of the state whose language a text is in, if the text names it otherwise."""
        stated = self._stated.get(_key(mention.text), {})
        if len(stated) != 1:
            return None
        ((code, body),) = stated.items()
        return None if is_wide(mention.text) and code != self._home and self._names_home(mention.text) else body

    def _names_home(self, name: str) -> bool:
        """Whether the text names the state of its language, or something of it, that does not have the name of the
        body."""
        if name not in self._beside_home:
            self._beside_home[name] = (self._home == _SOUTH and _OF_SOUTH.search(self._text) is not None) or any(
                form.entity.country == self._home
                for mention in self._mentions
                if not mention.text.endswith(name)
                for form in mention.forms
            )
        return self._beside_home[name]


def _key(name: str) -> str:
    """One form of a name in both spellings and any case: "Defence Ministry", "defense ministry"."""
    return name.casefold().replace("defence", "defense")


def _without_state(name: str, country: KnownEntity) -> str:
    """The name of a body without the country's before it, "" if it has none: "일본 국회", 中国外務省."""
    if is_hangul(name):
        state, _, rest = name.partition(" ")
        return rest if (country.hangul or "").startswith(state) else ""
    states = sorted((one for one in country.names if is_wide(one) and name.startswith(one)), key=len)
    return name.removeprefix(states[-1]) if states else ""
