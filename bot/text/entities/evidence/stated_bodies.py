"""Bodies that a text names with their country first and without it later: "Vietnam's National Assembly … the National
Assembly", "일본 국회 … 국회"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

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
_SENTENCE_END = regex(r"[.!?。！？][\"”’」』)]?(?:\s|$)|[。！？]|\n")


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
        self._abroad: dict[str, int] = {}
        self._at_home: set[str] = set()
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._home = _SOUTH if _HANGUL.search(text) else "JP" if _KANA.search(text) else "CN"

    def add(self, mention: Mention, entity: KnownEntity | None, country: KnownEntity | None) -> None:
        """Remember a mention that was linked to `entity`, with the country beside it."""
        if mention.kind is not EntityKind.ORGANISATION or not mention.forms:
            return
        owner = country or entity
        if owner is not None and owner.country == self._home:
            self._at_home.update(_keys(mention))
        if country is not None:
            self._stated[_key(mention.text)].setdefault(country.country, StatedBody(country, entity))
            if country.country != self._home:
                self._tell_of_abroad(mention, _keys(mention))
        elif is_wide(mention.text) and entity is not None and entity.country != self._home:
            country = self._knowledge.country.get(entity.country or "")
            name = _without_state(mention.text, country) if country is not None else ""
            if country is not None and name:
                self._stated[_key(name)].setdefault(country.country, StatedBody(country, entity))
                self._tell_of_abroad(mention, {_key(name)})

    def add_dropped(self, mention: Mention, country: KnownEntity | None) -> None:
        """Remember the country beside a short name in Chinese characters that is nothing of the base: タイの*国会*."""
        if is_han(mention.text):
            self.add(mention, None, country)

    def countries(self, mention: Mention) -> frozenset[str | None]:
        """The codes of the countries with which the text has named bodies of this name."""
        return frozenset(self._stated.get(_key(mention.text), ()))

    def before(self, mention: Mention) -> StatedBody | None:
        """The only body of this name that the text has named with its country; None for none or two. Names without a
        country are those of the state whose language a text is in, if the text has named its body of this name before,
        or names the state otherwise."""
        stated = self._stated.get(_key(mention.text), {})
        if len(stated) != 1:
            return None
        ((code, body),) = stated.items()
        is_abroad = is_wide(mention.text) and code != self._home
        return None if is_abroad and (self._told_at_home(mention) or self._names_home(mention.text)) else body

    def is_open(self, mention: Mention, entity: KnownEntity) -> bool:
        """Whether a name without a country, for which `entity` would be chosen, may be that of the body abroad that the
        text is telling of, although it names the state of its language: "필리핀 국방부는 한국산 전투기를 샀다.
        *국방부*는 …". It is the home state's if the text has told of that one's before, or has named that state
        since."""
        keys = _keys(mention)
        told = max((self._abroad[key] for key in keys if key in self._abroad), default=None)
        if told is None or entity.country != self._home or self._told_at_home(mention):
            return False
        if not is_wide(mention.text) or self._names_home_between(told, mention.start):
            return False
        self._tell_of_abroad(mention, keys)
        return True

    def _told_at_home(self, mention: Mention) -> bool:
        return not _keys(mention).isdisjoint(self._at_home)

    def _tell_of_abroad(self, mention: Mention, keys: Iterable[str]) -> None:
        """Remember where the sentence ends that tells of a body abroad."""
        end = _SENTENCE_END.search(self._text, mention.end)
        self._abroad.update(dict.fromkeys(keys, end.end() if end else len(self._text)))

    def _names_home_between(self, begin: int, end: int) -> bool:
        if self._home == _SOUTH and _OF_SOUTH.search(self._text, begin, end):
            return True
        between = self._mentions[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]
        return any(form.entity.country == self._home for one in between for form in one.forms)

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


def _keys(mention: Mention) -> set[str]:
    """The name, and what it may mean, which is the same for a long name and its short form: 헌법재판소 and 헌재."""
    return {_key(mention.text), " ".join(sorted(form.entity.id for form in mention.forms))}


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
