"""Korean names in Hanja: their readings, and the distance of a name in Hanja to a name in Hangul.

The readings are Unicode's (`data/hanja_readings.tsv`). The South drops or replaces an initial ㄹ or ㄴ at the beginning
of a family name and of a given name (李 리 -> 이, 龍 룡 -> 용), and 렬 and 률 become 열 and 율 after a vowel or ㄴ.
The North does not. The table cannot tell which of them a person uses, so all these readings fit.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files
from itertools import product

from bot.lang.scripts import HAN, HANGUL, is_hangul, syllable_letters
from bot.regexes import regex
from bot.text.names.normalise import PLAIN
from bot.text.names.north_south import southern

INSIDE, OTHER, LENGTH = 0.3, 1.0, 3.0
"""Costs: a softened reading inside a given name or an unusual one of a family name; each of the three letters of a
syllable that differs from the nearest reading; each syllable more or less."""
_MOST = 8
"""The most Hangul spellings of one name that are tried."""
_DOUBLE = frozenset({"南宮", "皇甫", "諸葛", "司空", "鮮于", "獨孤", "西門", "東方"})
"""Family names of two characters."""
_FAMILIES = {"金": "김", "車": "차", "沈": "심", "葉": "엽", "奈": "나"}
"""Characters that are read differently as a family name."""


_NAME = regex(rf"[{HANGUL}]*[{HAN}][{HAN}{HANGUL}]*")


def is_hanja_name(name: str) -> bool:
    """Whether a name has Hanja, and Hangul at most beside it."""
    return _NAME.fullmatch(name) is not None


def readings(character: str) -> tuple[str, ...]:
    """The Hangul readings of one character, the usual one first; () for a character without one. A Hangul syllable is
    its own: given names without Hanja exist ("柳知영")."""
    if is_hangul(character):
        return (character,)
    table, plain = _table(), _plain(character)
    return table.get(plain) or table.get(plain.translate(PLAIN), ())


def hanja_distance(hanja: str, hangul: str) -> float:
    """The distance of a name in Hanja to one in Hangul: 0 if every syllable is a reading of its character, more than
    1 for another name. A character without a reading is compared as if it differed wholly."""
    name = hangul.replace(" ", "")
    family = _family_length(hanja)
    cost = LENGTH * abs(len(hanja) - len(name))
    for place, (character, syllable) in enumerate(zip(hanja, name, strict=False)):
        cost += _cost(character, syllable, begins=place in {0, family})
    usual = _FAMILIES.get(_plain(hanja[0]))
    return cost + INSIDE if usual and name and name[0] != usual else cost


def hangul_spellings(hanja: str) -> tuple[str, ...]:
    """The likeliest spellings of a name in Hangul, at most 8, the South's first; () if a character has no reading."""
    family = _family_length(hanja)
    options: list[tuple[str, ...]] = []
    for place, character in enumerate(hanja):
        found = readings(character)
        if place == 0 and (special := _FAMILIES.get(_plain(character))):
            found = (special, *found)
        if place in {0, family}:
            found = tuple(dict.fromkeys((*map(southern, found), *found)))
        options.append(found)
    # Spellings that take the first reading nearly everywhere come first.
    ways = sorted(product(*(range(len(found)) for found in options[:6])), key=lambda way: (sum(way), way))[:_MOST]
    return tuple("".join(found[at] for found, at in zip(options, way, strict=False)) for way in ways)


def _plain(character: str) -> str:
    """The character without its compatibility forms, of which Korean fonts have one a reading."""
    return unicodedata.normalize("NFKC", character)


def _family_length(hanja: str) -> int:
    """The number of characters of the family name, 1 or 2."""
    return 2 if len(hanja) > 3 or hanja[:2] in _DOUBLE else 1


def _cost(character: str, syllable: str, *, begins: bool) -> float:
    found = readings(character)
    if syllable in found:
        return 0.0
    if any(southern(reading) == syllable for reading in found):
        return 0.0 if begins else INSIDE
    if not found or not is_hangul(syllable):
        return 3 * OTHER
    letters = syllable_letters(syllable)
    return min(
        OTHER * sum(a != b for a, b in zip(syllable_letters(reading), letters, strict=True)) for reading in found
    )


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Character -> its readings, the usual one first."""
    first: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for line in files("bot.text").joinpath("data/hanja_readings.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        reading, usual, rare = line.split("\t")
        for character in usual:
            first.setdefault(character, []).append(reading)
        for character in rare:
            other.setdefault(character, []).append(reading)
    return {one: tuple(first.get(one, []) + other.get(one, [])) for one in {*first, *other}}
