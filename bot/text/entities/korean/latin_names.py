"""Set the model's persons against the form of Korean names in Latin letters.

    the model's mentions | cut to a whole Korean name | with the rest of a hyphenated word | given names of persons
    whole Korean names | places where the family name is alone; lists of single words | Korean given names in them

A name of a family name and two syllables has no further parts: what the model puts before it is an office or a trade
("Weightlifter Ryom Un Jong"), what it puts behind it is a word of a headline in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention, MentionSource
from bot.text.names.given_syllables import is_likely_given
from bot.text.names.latin_korean import ENGLISH, LISTED, is_given, is_surname, is_title, sound
from bot.text.names.whole_words import is_name, places, stands_alone

Found = Sequence[tuple[int, int, bool]]
"""(start, end, sure) of possible Korean names."""
_TRADE = regex(r"(?:er|or|ist|ian|man|woman|ess|eer|ic)s?$")
"""Ends of words for what somebody does."""
_HYPHENS = "-‐‑"
_HYPHENATED = regex(r"[-‐‑][A-Z][a-z]+(?![\w-])")
_SENTENCE = regex(r"(?:^|[.!?:\n][\"”’)]?\s*|[\"“‘(])$")
_WORD = regex(r"[A-Z]\w*")
_REALM = regex(r" (?:dynast|emp|period|era|Chinese)")
_AGED = regex(r"(?<![\w.'’-])(?P<family>[A-Z][a-z]{1,6}), (?:[1-9]\d(?=[,.;])|an? \d{1,2}-year-old\b)")
"""A family name before an age: "*Hwang*, 58, runs a shop"."""
_LONGEST_GIVEN, _SHORTEST_GIVEN = 14, 5


def fitted_names(text: str, model: Sequence[Mention], found: Found) -> list[Mention]:
    """The model's mentions: persons cut to a whole Korean name, or extended by the rest of a hyphenated word, and given
    names of Koreans of the text as persons."""
    whole = [(start, end) for start, end, _ in found if _is_whole(text[start:end])]
    given = {sound(text[start:end].partition(" ")[2]) for start, end in whole}
    families = {text[start:end].split(maxsplit=1)[0].upper() for start, end in whole}
    parts = [part for mention in model for part in _parted(text, mention, whole)]
    aged = set(aged_families(text))
    parts = [replace(one, kind=EntityKind.PERSON) if one.text in aged and not one.forms else one for one in parts]
    shown = [_person(text, mention, whole) or _given(mention, given) or mention for mention in parts]
    return [_without_headline(mention, families) for mention in shown]


def given_names(text: str, model: Sequence[Mention]) -> Iterator[Mention]:
    """The Korean given names of lists of single words of which one is a person: "Nayoung, Hayoon and Sua"."""
    persons = {(mention.start, mention.end) for mention in model if mention.kind is EntityKind.PERSON}
    for match in LISTED.finditer(text):
        words = [(match.start() + word.start(), match.start() + word.end()) for word in _WORD.finditer(match[0])]
        if persons.isdisjoint(words):
            continue
        for start, end in words:
            name = text[start:end]
            if (start, end) not in persons and len(name) >= _SHORTEST_GIVEN and is_likely_given(name):
                yield Mention(start, end, name, EntityKind.PERSON, MentionSource.KOREAN)


def family_names(text: str, model: Sequence[Mention], found: Found) -> Iterator[Mention]:
    """Places where the family name of a whole Korean name, or one before an age, is alone and the model found
    nothing."""
    whole = (text[start:end] for start, end, sure in found if sure and _is_whole(text[start:end]))
    taken = {at for mention in model for at in range(mention.start, mention.end)}
    for family in dict.fromkeys([*(name.split()[0] for name in whole), *aged_families(text)]):
        if family.isupper() or not is_name(text, family):
            continue
        for start, end in places(text, family):
            if start not in taken and stands_alone(text, start, end) and not _may_be_word(text, start, end):
                yield Mention(start, end, family, EntityKind.PERSON, MentionSource.KOREAN)


def aged_families(text: str) -> list[str]:
    """The Korean family names that stand alone before an age, once each."""
    return [family for family in dict.fromkeys(match["family"] for match in _AGED.finditer(text)) if is_surname(family)]


def _is_whole(name: str) -> bool:
    """Whether a name is a family name and two separate syllables: "Ri Song Gum", "Gi Ye-ram"."""
    family, *rest = name.split()
    return is_surname(family) and (len(rest) == 2 or (len(rest) == 1 and re.search(r"[-‐‑–]", rest[0]) is not None))


def _parted(text: str, mention: Mention, whole: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """A mention, or the body or place and the Korean person behind its comma that the model takes for one name: "her
    rival at *Hanbit*, *Eun So-yeon*"."""
    comma = mention.text.find(", ")
    at = mention.start + comma
    name = next((span for span in whole if span == (at + 2, mention.end)), None) if comma > 0 else None
    if mention.kind is EntityKind.PERSON or name is None:
        yield mention
        return
    yield replace(mention, end=at, text=text[mention.start : at])
    yield Mention(*name, text[slice(*name)], EntityKind.PERSON, MentionSource.KOREAN)


def _person(text: str, mention: Mention, whole: Sequence[tuple[int, int]]) -> Mention | None:
    if mention.kind is not EntityKind.PERSON or mention.forms or " " not in mention.text:
        return None
    for start, end in whole:
        if mention.start <= start and end <= mention.end and end - start < mention.end - mention.start:
            before = text[mention.start : start].split()
            if all(map(_is_office, before)) or is_likely_given(text[start:end].partition(" ")[2]):
                return replace(mention, start=start, end=end, text=text[start:end])
        if mention.start < start < mention.end < end and text[mention.end] in _HYPHENS:
            return replace(mention, start=start, end=end, text=text[start:end])
    rest = _HYPHENATED.match(text, mention.end)
    return replace(mention, end=rest.end(), text=text[mention.start : rest.end()]) if rest else None


def _without_headline(mention: Mention, families: set[str]) -> Mention:
    """A person in a line of capitals cut behind a family name of the text: "RYU OUT OF CUP"."""
    family, _, rest = mention.text.partition(" ")
    if mention.kind is not EntityKind.PERSON or not rest or family not in families or is_likely_given(rest):
        return mention
    return replace(mention, end=mention.start + len(family), text=family)


def _is_office(word: str) -> bool:
    return is_title(word) or _TRADE.search(word) is not None


def _given(mention: Mention, given: set[str]) -> Mention | None:
    """The mention as a person if it is the given name of a Korean of the text: "Jiwoo" of Heo Ji-woo."""
    word = mention.text
    if mention.forms or not _SHORTEST_GIVEN <= len(word) <= _LONGEST_GIVEN or not word.isalpha():
        return None
    return replace(mention, kind=EntityKind.PERSON) if is_given(word) and sound(word) in given else None


def _may_be_word(text: str, start: int, end: int) -> bool:
    """Whether a family name may be an English word at the beginning of a sentence, or that of a realm."""
    if _REALM.match(text, end):
        return True
    return text[start:end].lower() in ENGLISH and _SENTENCE.search(text[max(0, start - 4) : start]) is not None
