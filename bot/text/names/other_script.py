"""Find a person's name among those that articles write in another script: Ahn Hye-rim and 안혜림.

typed name -> ranges of normalised names in which its spellings in other scripts lie (`ranges`), for an index
names found there -> those that are close to it, by the rule by which articles are linked to the knowledge base
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice, product

from bot.lang.scripts import compose_syllable, is_hangul
from bot.text.names.hanja import hangul_spellings, is_hanja_name
from bot.text.names.north_south import other_spellings
from bot.text.names.romanisation import (
    INITIALS,
    VOWELS,
    between,
    family_distance,
    orders,
    sounds_of,
    split_at,
    usual_spellings,
)
from bot.text.word_lists import wordlist

CLOSE, APART = 0.8, 0.3
"""The greatest distance of a spelling of a name, and of one beside a closer one."""
_OTHER_KOREA = 0.5
_LAST = "\U0010ffff"
_LONGEST = 40
_SOUNDS = {
    "ㄱ": "gk", "ㄲ": "gk", "ㅋ": "kg", "ㄴ": "n", "ㄷ": "dt", "ㄸ": "dt", "ㅌ": "td", "ㄹ": "rln", "ㅁ": "m",
    "ㅂ": "bp", "ㅃ": "bp", "ㅍ": "pf", "ㅅ": "s", "ㅆ": "s", "ㅇ": "aeiouwyn", "ㅈ": "jcz", "ㅉ": "jcz", "ㅊ": "c",
    "ㅎ": "h",
}  # fmt: skip
"""An initial consonant -> the letters with which its spellings begin."""
_FAMILIES = wordlist("hangul_families")
_VOWEL_LETTERS = frozenset("aeiouwy")
_LAST_FINAL = 27
"""The place of the last final consonant in Unicode."""

Range = tuple[str, str]
"""The first and the last of the normalised names that are meant."""


def ranges(name: str) -> tuple[Range, ...]:
    """Where the spellings of a person's name in other scripts lie; () for what is no Korean name."""
    compact = "".join(name.split())
    if len(name) > _LONGEST:
        return ()
    if is_hanja_name(compact):
        readings = hangul_spellings(compact)
        return tuple({one for hangul in readings for one in ((hangul, hangul), *_of_hangul(hangul))})
    found = _of_hangul(compact) if is_hangul(compact) else _of_latin(name)
    return tuple(dict.fromkeys(found))


def close(name: str, others: Iterable[str]) -> frozenset[str]:
    """Those of `others` that spell the name: at most `CLOSE` from it; of several in Hangul, which are different names,
    those less than `APART` from the closest one."""
    found = {other: distance for other in others if (distance := _distance(name, other)) <= CLOSE}
    nearest = min((distance for other, distance in found.items() if is_hangul(other)), default=0.0)
    return frozenset(other for other, distance in found.items() if not is_hangul(other) or distance - nearest < APART)


def _distance(name: str, other: str) -> float:
    name, other = _joined(name), _joined(other)
    if is_hangul(name) and is_hangul(other):
        return _OTHER_KOREA if other in other_spellings(name) else CLOSE + 1
    if is_hangul(name) == is_hangul(other) and is_hanja_name(name) == is_hanja_name(other):
        return CLOSE + 1
    return between(name, other)


def _joined(name: str) -> str:
    """A name in Hangul or Hanja without the blank that some write behind the family name."""
    compact = "".join(name.split())
    return compact if is_hangul(compact) or is_hanja_name(compact) else name


def _of_hangul(hangul: str) -> Iterator[Range]:
    for one in (hangul, *other_spellings(hangul)):
        split = split_at(one)
        if not split < len(one) <= split + 2:
            continue
        initial, vowel = islice(_spellings(one[split]), 2)
        letters = {f"{start}{middle[:1]}" for start, middle in product(initial, vowel)}
        for spelling in _in_latin(one[:split]):
            yield from ((f"{spelling}{letter}", f"{spelling}{letter}{_LAST}") for letter in sorted(letters))
        if one != hangul:
            yield one, one


def _of_latin(name: str) -> Iterator[Range]:
    for family, given, _ in orders(name):
        if not family or not given[0]:
            continue
        for hangul, (first, last) in product(_in_hangul(family), _syllables(given[0])):
            yield f"{hangul}{first}", f"{hangul}{last}{_LAST}"


def _syllables(given: str) -> Iterator[Range]:
    """The first and last syllables of one initial consonant and vowel with which a given name may begin."""
    at = next((place for place, letter in enumerate(given) if letter in _VOWEL_LETTERS), len(given))
    for sound, letters in _SOUNDS.items():
        if given[0] in letters:
            initial = INITIALS.index(sound)
            for vowel in range(len(VOWELS)):
                if given[at : at + 1] in _vowel_letters(vowel):
                    yield compose_syllable(initial, vowel, 0), compose_syllable(initial, vowel, _LAST_FINAL)


@cache
def _vowel_letters(vowel: int) -> frozenset[str]:
    """The letters with which the spellings of a vowel begin, and none for a word that has no vowel."""
    spelled = next(islice(_spellings(compose_syllable(0, vowel, 0)), 1, None))
    return frozenset({"", *(one[:1] for one in spelled)})


@lru_cache(maxsize=1_000)
def _in_latin(family: str) -> tuple[str, ...]:
    """The spellings of a family name in Latin letters."""
    syllables = [["".join(way) for way in product(*_spellings(one))] for one in family]
    written = {*usual_spellings(family), *map("".join, product(*syllables))}
    return tuple(sorted(one for one in written if family_distance(one, family) <= CLOSE))


def _spellings(syllable: str) -> Iterator[list[str]]:
    for sound in sounds_of(syllable):
        yield [spelling for spelling, cost in sound if cost <= CLOSE]


@lru_cache(maxsize=1_000)
def _in_hangul(family: str) -> tuple[str, ...]:
    """The family names in Hangul that a word in Latin letters spells."""
    return tuple(one for one in _by_letter().get(family[0], ()) if family_distance(family, one) <= CLOSE)


@cache
def _by_letter() -> dict[str, list[str]]:
    """The first letter of a spelling -> the family names that are written with it."""
    found: dict[str, list[str]] = defaultdict(list)
    for family in sorted(_FAMILIES):
        beginning = next(_spellings(family[0]))
        usual = usual_spellings(family)
        silent = next(islice(_spellings(family[0]), 1, None)) if "" in beginning else []
        for letter in {one[0] for one in (*beginning, *silent, *usual) if one}:
            found[letter].append(family)
    return dict(found)
