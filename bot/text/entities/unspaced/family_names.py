"""Persons by family name and title after their full name, in Japanese texts: 尹大統領, 習氏, 金総書記, 高市首相.

Of Korean and Chinese names the family name is the first character, of Japanese ones what the lists of names say, or
else what the length allows. It must be that of one person of the text, and the title must stand beside the full name,
too, unless it is one that everybody has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.lang.folding import one_form
from bot.lang.scripts import HAN, HANGUL, KANA, is_han
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.unspaced.name_lists import name_lists
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import NameForm

_EVERYBODY = "氏|さん"
_COURTESIES = _EVERYBODY.split("|")
_TITLE = (
    "大統領|国家主席|主席|総書記|国務委員長|委員長|首相|外相|国防相|国防長官|統一相|代表"
    "|議員|官房長官|長官|副部長|部長|選手|監督|会長|被告|容疑者|大使|市長|知事|防衛相|財務相|幹事長|政調会長|総裁|書記長"
)
_LATER = regex(rf"(?<![{HAN}])([{HAN}]{{1,3}}?)(?:前|元|現|次期)?({_EVERYBODY}|{_TITLE})")
_JAPANESE = {2: (1,), 3: (1, 2), 4: (2,), 5: (2, 3), 6: (3,)}
"""Characters of a Japanese name -> those that a family name may have that no list has."""
_UNKNOWN = regex(
    rf"(?<![{HAN}])([{HAN}])(?![前元現])[{HAN}]{{1,2}}(?:（[^（）]*）)?(?:前|元)?(?:{_EVERYBODY}|{_TITLE})"
)
_KANA, _HANGUL = regex(f"[{KANA}]"), regex(f"[{HANGUL}]")
_KIN = regex(
    rf"[^、。はがをにでと]{{0,10}}の(?:妻|夫|[長次三][男女]|息子|娘|[兄弟姉妹父母])の?[{HAN}{KANA}]{{1,4}}(?:{_EVERYBODY})"
)
_REACH = 20
"""The most characters between a full name and its title: 金正恩朝鮮労働党総書記."""


def by_family_name(text: str, known: Iterable[Mention], others: Iterable[Mention]) -> Iterator[Mention]:
    """The family names of a Japanese text whose person is named in full before them. `others` are persons that the base
    does not have; a family name of theirs may mean them."""
    named = list(_named(known))
    if not named or _HANGUL.search(text) or _KANA.search(text) is None:
        return
    owners: dict[str, set[str]] = defaultdict(set)
    for mention, entity in named:
        for family in _family_names(mention.text, entity):
            owners[family].add(entity.id)
    starts = {mention.start for mention, _ in named}
    strangers = {match[1] for match in _UNKNOWN.finditer(text) if match.start() not in starts}
    strangers.update(other.text[:length] for other in others for length in (1, 2, 3))
    unclear: set[str] = set()
    for match in _LATER.finditer(text):
        if len(owners[match[1]]) != 1 or match[1] in strangers:
            continue
        before = [(mention, entity) for mention, entity in named if entity.id in owners[match[1]]]
        earlier = [one for one in before if one[0].end <= match.start()]
        if not any(_has_title(text, mention, match[2]) for mention, _ in before):
            unclear.add(match[1])
        elif earlier and not (match[2] in _COURTESIES and (match[1] in unclear or _has_kin(text, before))):
            form = NameForm(earlier[0][1], match[1], family=True)
            yield Mention(*match.span(1), match[1], EntityKind.PERSON, MentionSource.KNOWN, (form,))


def _has_kin(text: str, named: Iterable[tuple[Mention, KnownEntity]]) -> bool:
    """Whether somebody of a person's family is named by the given name alone: 安倍元首相*の妻昭恵さん*."""
    return any(_KIN.match(text[mention.end : mention.end + _REACH]) for mention, _ in named)


def _family_names(name: str, entity: KnownEntity) -> Iterator[str]:
    """What may be the family name of a full name."""
    lengths: Iterable[int] = (1,)
    if entity.country == "JP":
        lengths = name_lists().family_lengths(one_form(name)) or _JAPANESE.get(len(name), ())
    yield from (name[:length] for length in lengths)


def _named(known: Iterable[Mention]) -> Iterator[tuple[Mention, KnownEntity]]:
    """The full names of Koreans, Chinese and Japanese in Chinese characters, each of one person only."""
    for mention in known:
        entities = {form.entity.id: form.entity for form in mention.forms}
        entity = next(iter(entities.values()), None)
        if entity is None or len(entities) > 1 or entity.kind is not EntityKind.PERSON:
            continue
        if (
            (entity.is_korean or entity.country in ("CN", "JP"))
            and 2 <= len(mention.text) <= (6 if entity.country == "JP" else 4)
            and all(map(is_han, mention.text))
        ):
            yield mention, entity


def _has_title(text: str, full: Mention, title: str) -> bool:
    """Whether a title is everybody's, or is right after a full name or its bracket."""
    behind = text[full.end : full.end + _REACH]
    return title in _COURTESIES or title in re.split("[、。はがをにで]", behind, maxsplit=1)[0]
