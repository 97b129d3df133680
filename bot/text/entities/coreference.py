"""Group the mentions of one entity: by the knowledge base's id, by normal form, and short names with the full one.

Mentions are not merged on weak evidence: a surname that two people of the article share is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from bot.lang.particles import PARTICLE
from bot.lang.scripts import HAN, HANGUL, KANA, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.bearers.courtesy_titles import CourtesyTitles
from bot.text.entities.bearers.surnames import SharedSurnames
from bot.text.entities.kinds import district_stems
from bot.text.entities.korean.persons import TITLE
from bot.text.entities.korean.surnames import short_mentions
from bot.text.entities.korean.unnamed import introduced_once, is_unnamed, unnamed_person
from bot.text.entities.linking import ResolvedMention
from bot.text.entities.mention import Mention, MentionSource
from bot.text.entities.named_group import NamedGroup, surname
from bot.text.entities.short_forms import merge_parties, merge_short_forms
from bot.text.entities.unspaced.later_names import later_names
from bot.text.names.latin_korean import is_korean, is_surname, sound
from bot.text.names.normalise import normal_key
from bot.text.names.whole_words import places, spans

_AFTER = regex(r"[ \xa0]([A-Z][a-z]+|[A-Z]{2,})")
"""A word after a surname that makes it part of a longer name."""

_APOSTROPHES = frozenset("'’")
_FIRST = regex(rf"(?<![{HANGUL}] )(?<![{HANGUL}])")
_LAST = regex(rf" (?:{TITLE})|[{HANGUL}]{{1,2}}(?![{HANGUL}])")
"""What has to be before and behind a foreigner's surname in Hangul that means its bearer."""

_REST_OF_GIVEN = regex(r"-[a-z]{1,6}(?![\w-])")
"""The second syllable of a Korean given name, which the model leaves out: "Kang*-in* asked"."""
_HANJA_BEHIND = regex(rf" ?\((?:\d+[.·, ]{{1,2}})?([{HAN}]{{2,5}})(?=[)·,;/ ])")
_WITH_HANJA = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION})
_SON_OF = frozenset({"bin", "ibn", "bint"})
_NO_CAPITALS = regex(rf"[{HANGUL}{HAN}{KANA}]")

_OTHER_NAME = regex(
    r" ?[(（](?:[^()（）\n]{0,12}[,·、] ?)?"
    r"(?:(?:본명|예명|활동명|필명|가명|개명 전(?: 이름)?|옛 이름|한국명|한국 이름)(?:은|:)? ?"
    r"|(?:real name|birth name|stage name|born|née|né)(?: is|:)? |(?:本名|芸名|旧名|原名|艺名|藝名)[は：:・＝= ]?)"
)
"""Between a name and another of the same person."""


def group(text: str, resolved: list[ResolvedMention], day: str) -> list[NamedGroup]:
    """The entities of a text of an ISO date or ""; a mention that fits none or two of them is left out.

    linked and full names | single names to their person | unseen surnames | Korean family names and letters
    | abbreviations | "the ministry" | short forms"""
    unnamed = [item.mention for item in resolved if item.entity is None and is_unnamed(item.mention)]
    named = [item for item in resolved if item.entity is not None or not is_unnamed(item.mention)]
    entities, single = _by_name(_with_given_names(text, _with_districts(text, named)))
    people = [entity for entity in entities.values() if entity.person]
    titles, shared = CourtesyTitles(text), SharedSurnames(text, people)
    _attach([one for one in single if titles.fits(one.mention, people)], people, entities, shared)
    _scan(text, people, entities, titles, shared)
    _add_short(text, entities, day)
    _add_unnamed(text, unnamed, entities)
    _add_hanja(text, entities)
    for person, mention in later_names(text, entities.values()):
        person.mentions.append(mention)
    _abbreviations(text, entities)
    _ministry(text, entities)
    merge_short_forms(entities)
    merge_parties(text, entities)
    _merge_other_names(text, entities)
    for entity in entities.values():
        entity.mentions.sort(key=lambda mention: mention.start)
    return [entity for entity in entities.values() if entity.mentions]


def _add_short(text: str, entities: dict[str, NamedGroup], day: str) -> None:
    """Add the mentions by Korean family name and title, in place of one that has the title in its name ("방 계장")."""
    people = [entity for entity in entities.values() if entity.person]
    short = {mention.start: (person, mention) for person, mention in short_mentions(text, people, day)}
    for entity in people:
        entity.mentions[:] = [one for one in entity.mentions if one.forms or one.start not in short]
    for person, mention in short.values():
        person.mentions.append(mention)


def _with_districts(text: str, resolved: list[ResolvedMention]) -> list[ResolvedMention]:
    """The mentions, where a name that the text also writes as "…-ri" or "…-up" is a place and no person."""
    stems = district_stems(text)
    return [item if item.entity else replace(item, mention=_of_district(item.mention, stems)) for item in resolved]


def _with_given_names(text: str, resolved: list[ResolvedMention]) -> list[ResolvedMention]:
    """The mentions, where the first syllable of somebody's given name has the second one as well."""
    given = {_full(item).partition(" ")[2] for item in resolved} - {""}
    return [replace(item, mention=_in_full(text, item.mention, given)) for item in resolved]


def _in_full(text: str, mention: Mention, given: set[str]) -> Mention:
    rest = _REST_OF_GIVEN.match(text, mention.end) if mention.kind is EntityKind.PERSON and not mention.forms else None
    name = text[mention.start : rest.end()] if rest else ""
    return replace(mention, end=mention.start + len(name), text=name) if name in given else mention


def _of_district(mention: Mention, stems: frozenset[str]) -> Mention:
    """The mention as a place if it is one of the names; "In" before it is not a family name then."""
    name = mention.text.removeprefix("In ")
    if name not in stems:
        return mention
    return replace(mention, start=mention.end - len(name), text=name, kind=EntityKind.PLACE)


def _by_name(resolved: list[ResolvedMention]) -> tuple[dict[str, NamedGroup], list[ResolvedMention]]:
    """The mentions grouped by the base's id or by name, and the single words that may be a person's surname."""
    entities: dict[str, NamedGroup] = {}
    single: list[ResolvedMention] = []
    surnames = {normal_key(surname(_full(item), item.entity)) for item in resolved if len(_full(item).split()) > 1}
    for item in resolved:
        if item.entity is not None:
            _add(entities, item.entity.id, item)
        elif _may_be_surname(item, surnames):
            single.append(item)
        else:
            _add(entities, _key(item), item)
    return entities, single


def _may_be_surname(item: ResolvedMention, surnames: set[str]) -> bool:
    """Whether a mention is a single word that is a person's, or the surname of a person in the text."""
    if len(item.mention.text.split()) != 1:
        return False
    return item.mention.kind is EntityKind.PERSON or normal_key(item.mention.text) in surnames


def _full(item: ResolvedMention) -> str:
    """The name of a mention that is a person; "" for anything else."""
    if item.entity is not None:
        return item.entity.name if item.entity.kind is EntityKind.PERSON else ""
    return item.mention.text if item.mention.kind is EntityKind.PERSON else ""


def _key(item: ResolvedMention) -> str:
    """The key of an entity that the base does not know."""
    country = f"{item.country.id}:" if item.country else ""
    if item.mention.kind is EntityKind.PLACE and (stems := district_stems(item.mention.text)):
        return f"x:{item.mention.kind}:{country}{normal_key(next(iter(stems)))}"
    if item.mention.kind is EntityKind.PERSON and (korean := _family_first(item.mention.text)):
        return f"x:person:{sound(korean)}"
    return f"x:{item.mention.kind}:{country}{normal_key(item.mention.text)}"


def _family_first(name: str) -> str:
    """A Korean's name with the family name first ("Doona Bae" -> "Bae Doona"); "" for other names."""
    if is_korean(name):
        return name
    given, _, family = name.rpartition(" ")
    reordered = f"{family} {given}"
    return reordered if is_surname(family) and is_korean(reordered) else ""


def _add(entities: dict[str, NamedGroup], key: str, item: ResolvedMention) -> None:
    if key not in entities:
        entities[key] = _new(item)
    entities[key].mentions.append(item.mention)


def _new(item: ResolvedMention) -> NamedGroup:
    if item.entity is not None:
        return NamedGroup(item.entity.id, item.entity.name, item.entity.kind, known=item.entity)
    return NamedGroup(None, _display_name(item.mention.text, item.mention.kind), item.mention.kind)


def _display_name(text: str, kind: EntityKind) -> str:
    """A name for display: all-capital words become title case unless they are short enough for an abbreviation or are
    next to Hangul, Han or kana ("LG유플러스", "KB国民銀行"). The limit is lower for places, which are all capitals in
    datelines ("KAZAN")."""
    if text.isupper() and not _NO_CAPITALS.search(text) and len(text) > (3 if kind is EntityKind.PLACE else 5):
        return re.sub(r"[A-Z]+", lambda match: match.group().capitalize(), text)
    return " ".join(text.split())


def _attach(
    single: list[ResolvedMention], people: list[NamedGroup], entities: dict[str, NamedGroup], shared: SharedSurnames
) -> None:
    """Add single names to the person with that surname; without such a person, as entities of their own."""
    by_word: dict[str, list[NamedGroup]] = defaultdict(list)
    for entity in people:
        for word in {normal_key(entity.surname), *_given(entity)}:
            by_word[word].append(entity)
    for item in single:
        owners = by_word.get(normal_key(item.mention.text), [])
        owner = shared.owner(owners, item.mention.start)
        if owner is not None:
            owner.mentions.append(item.mention)
        elif not owners:
            _add(entities, _key(item), item)


def _given(entity: NamedGroup) -> set[str]:
    """Other single words for a person, normalised: of two words, either may be the family name, as in "도이 마사토";
    "Faisal bin Turki" is Faisal."""
    hangul = _hangul_name(entity)
    if hangul:
        first, last = hangul[0], hangul[-1]
        return {normal_key(last), *({normal_key(first)} if len(first) > 1 else ())}
    parts = entity.name.split()
    if not _SON_OF.isdisjoint(parts[1:]):
        return {normal_key(parts[0])}
    if len(parts) != 2:
        return set()
    is_whole = not is_korean(entity.name)
    return {normal_key(part) for part in parts if is_whole or is_surname(part) or "-" in part}


def _hangul_surname(entity: NamedGroup) -> str:
    """The last word of a foreigner's name written in Hangul; "" if there is none."""
    return next(reversed(_hangul_name(entity)), "")


def _hangul_name(entity: NamedGroup) -> list[str]:
    """The words of a foreigner's name written in Hangul; none if there is no such name."""
    return next((m.text.split() for m in entity.mentions if " " in m.text and is_hangul(m.text[0])), [])


def _scan(
    text: str, people: list[NamedGroup], entities: dict[str, NamedGroup], titles: CourtesyTitles, shared: SharedSurnames
) -> None:
    """Add later mentions by surname that the model did not find."""
    taken = {i for entity in entities.values() for m in entity.mentions for i in range(m.start, m.end)}
    by_surname: dict[str, list[NamedGroup]] = defaultdict(list)
    for entity in people:
        if len(entity.name.split()) > 1:
            by_surname[_hangul_surname(entity) or entity.surname].append(entity)
    for word, owners in by_surname.items():
        for start, end in _places(text, word):
            if start in taken:
                continue
            owner = shared.owner(owners, start)
            if owner is not None and min(m.start for m in owner.mentions) < start:
                mention = Mention(start, end, text[start:end], EntityKind.PERSON, MentionSource.MODEL)
                if titles.fits(mention, [owner]):
                    owner.mentions.append(mention)


def _add_unnamed(text: str, unnamed: list[Mention], entities: dict[str, NamedGroup]) -> None:
    """Add the family names and letters that were resolved to no person, grouped with their title: "박 회장", "A씨";
    "박씨" is "박모(41)씨" if nobody else of the text is called so."""
    taken = {mention.start for entity in entities.values() for mention in entity.mentions}
    free = [mention for mention in unnamed if mention.start not in taken]
    named = {entity.name[0] for entity in entities.values() if entity.person}
    once = introduced_once(text, (mention.text for mention in free)) - named
    for mention in free:
        name = unnamed_person(text, mention)
        if name.replace(" ", "") == f"{mention.text}씨" and mention.text in once:
            name = f"{mention.text}모"
        key = f"x:person:{name.replace(' ', '')}"
        entities.setdefault(key, NamedGroup(None, name, EntityKind.PERSON)).mentions.append(mention)


def _add_hanja(text: str, entities: dict[str, NamedGroup]) -> None:
    """Add the Hanja in brackets after a name in Hangul to it: "이명호(李明浩)", "훈춘(琿春)"."""
    taken = {mention.start for entity in entities.values() for mention in entity.mentions}
    for entity in entities.values():
        if entity.kind in _WITH_HANJA:
            for match in [_HANJA_BEHIND.match(text, m.end) for m in entity.mentions if is_hangul(m.text)]:
                if match is not None and match.start(1) not in taken:
                    span = match.span(1)
                    entity.mentions.append(Mention(*span, match[1], entity.kind, MentionSource.KOREAN))


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """The spans of a surname without another name before or after it."""
    if not is_hangul(word[0]):
        for start, end in places(text, word):
            after = _AFTER.match(text, end)
            if text[start - 1 : start] not in _APOSTROPHES and (after is None or after.group(1) in {"Said", "Says"}):
                yield start, end
    elif len(word) > 1:
        for start, end in spans(text, word):
            if _FIRST.match(text, start) and _LAST.match(text, end) and (text[end] == " " or PARTICLE.match(text, end)):
                yield start, end


def _abbreviations(text: str, entities: dict[str, NamedGroup]) -> None:
    """Add abbreviations: in "Korea Asset Fund (KAF)", all "KAF" of the text are mentions of the fund."""
    owners = {mention.end: entity for entity in entities.values() for mention in entity.mentions}
    taken: set[tuple[int, str]] = set()
    for match in re.finditer(r" ?\(([A-Z][A-Za-z&.]{1,9})\)", text):
        owner = owners.get(match.start())
        short = match.group(1).replace(".", "")
        if owner is not None and (id(owner), short) not in taken and _initials(owner, short, match.start()):
            taken.add((id(owner), short))
            _add_abbreviation(text, entities, owner, match.group(1))


def _ministry(text: str, entities: dict[str, NamedGroup]) -> None:
    """Add "the ministry" to the only ministry that the text names; with two ministries nothing is added."""
    named = [entity for entity in entities.values() if "Ministry" in entity.name]
    if len(named) != 1:
        return
    first = min(mention.start for mention in named[0].mentions)
    for match in re.finditer(r"\b[Tt]he (ministry)\b(?! of)", text):
        if match.start() > first:
            start, end = match.span(1)
            named[0].mentions.append(Mention(start, end, match.group(1), EntityKind.ORGANISATION, MentionSource.MODEL))


def _merge_other_names(text: str, entities: dict[str, NamedGroup]) -> None:
    """Make one person of a name and another that the text gives in brackets behind it: 하준(본명 제하준). The base's
    person stays, else the one that is named first. Nobody else may be named in between, and the other name is in full:
    "Maria Lopez (née Smith)" is no John Smith."""
    keys = {one.start: key for key, entity in entities.items() if entity.person for one in entity.mentions}
    ends = sorted((one.end, key) for key, entity in entities.items() if entity.person for one in entity.mentions)
    for end, key in ends:
        found = _OTHER_NAME.match(text, end)
        other = keys.get(found.end()) if found else None
        if found is None or other is None or other == key or not {key, other} <= entities.keys():
            continue
        if any(at in keys for at in range(end, found.end())) or not _is_in_full(entities[other], found.end()):
            continue
        if entities[other].known and entities[key].known:
            continue
        kept, gone = (other, key) if entities[other].known else (key, other)
        entities[kept].mentions += entities.pop(gone).mentions


def _is_in_full(person: NamedGroup, start: int) -> bool:
    """Whether the mention that begins at `start` is as long as any of the person."""
    lengths = {one.start: one.end - one.start for one in person.mentions}
    return lengths[start] == max(lengths.values())


def _initials(entity: NamedGroup, short: str, end: int) -> bool:
    """Whether letters may abbreviate the entity's mention that ends at `end`."""
    if entity.kind not in {EntityKind.ORGANISATION, EntityKind.TREATY, EntityKind.EVENT, EntityKind.PLACE}:
        return False
    long = next(mention.text for mention in entity.mentions if mention.end == end)
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", long) if word[0].isupper())
    return short.upper()[0] == initials[:1] and set(short.upper()) <= set(long.upper())


def _add_abbreviation(text: str, entities: dict[str, NamedGroup], owner: NamedGroup, short: str) -> None:
    """Add every occurrence of an abbreviation that no other entity contains to its owner. An unknown entity with the
    abbreviation as its name is merged into the owner."""
    found = dict(places(text, short))
    starts = sorted(found)
    for key, other in list(entities.items()):
        if other is owner or other.id is not None or normal_key(other.name) != normal_key(short):
            for mention in other.mentions:
                for start in starts[bisect_left(starts, mention.start) : bisect_left(starts, mention.end)]:
                    found.pop(start, None)
        else:
            del entities[key]
    for start, end in found.items():
        owner.mentions.append(Mention(start, end, short, owner.kind, MentionSource.MODEL))
