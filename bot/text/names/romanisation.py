"""How well a name in Latin letters spells a name in Hangul, whatever the romanisation.

The Hangul is taken apart into sounds; each sound has its spellings with their costs (`data/romanisation.toml`), and the
cheapest way of reading the Latin letters as these sounds is the distance. Hyphens and spaces should fall between
syllables. Nothing is rejected: candidates are ranked.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

from bot.lang.scripts import is_hangul, syllable_letters
from bot.text.names.normalise import bare, edits

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅍㄹㅁㅂㅂㅅㅅㅇㅈㅊㅋㅌㅍㅎ")
"""Final sounds in Unicode's order, clusters by the consonant that is heard."""
SKIP, SPLIT, REVERSED, YALE = 1.5, 0.7, 0.4, 0.4
"""Costs: a letter that no sound explains, a hyphen inside a syllable, the family name behind, the Yale system."""
WORST = 99.0
DOUBLE = frozenset({"남궁", "황보", "제갈", "사공", "선우", "독고", "서문", "동방"})
"""Family names of two syllables."""
_LATIN = re.compile(r"[a-z]+")
_BREVES = str.maketrans({"ŏ": "eo", "Ŏ": "Eo", "ŭ": "eu", "Ŭ": "Eu"})
"""McCune and Reischauer's vowels, which lose what they tell with their marks."""

Options = tuple[tuple[str, float], ...]
Reading = tuple[str, tuple[str, ...], float]
"""A family name (empty for a single word), the words of the given name, and an extra cost."""


def distance(latin: str, hangul: str) -> float:
    """How badly `latin` spells the Korean name `hangul`: 0 for the Revised Romanisation, about 1 for a usual spelling,
    more than 3 for another name. The family name may stand first or last in `latin`."""
    if not is_hangul(hangul):
        return WORST
    whole = hangul.replace(" ", "")
    split = split_at(whole)
    return min((_cost(family, given, whole, split) + extra for family, given, extra in orders(latin)), default=WORST)


def split_at(hangul: str) -> int:
    """How many syllables the family name has."""
    return 2 if hangul[:2] in DOUBLE and len(hangul) > 2 else 1


def _cost(family: str, given: tuple[str, ...], hangul: str, split: int) -> float:
    if not family:
        return min(given_distance(given, hangul), family_distance(given[0], hangul))
    return family_distance(family, hangul[:split]) + given_distance(given, hangul[split:])


@lru_cache(maxsize=20_000)
def orders(latin: str) -> tuple[Reading, ...]:
    """The ways to read a name in Latin letters."""
    marked = unicodedata.normalize("NFC", latin).translate(_BREVES)
    parts = tuple(_LATIN.findall(bare(marked).replace("'", "")))
    if len(parts) < 2:
        return (("", parts, 0.0),) if parts else ()
    return (parts[0], parts[1:], 0.0), (parts[-1], parts[:-1], REVERSED)


def rank(query: str, names: Iterable[str]) -> list[str]:
    """`names` with the one that `query` most likely spells first; any script on either side."""
    return sorted(names, key=lambda name: (between(query, name), name))


def between(a: str, b: str) -> float:
    """How far two names are apart, in any script."""
    if is_hangul(a) == is_hangul(b):
        return float(edits(_flat(a), _flat(b)))
    return distance(b, a) if is_hangul(a) else distance(a, b)


def _flat(name: str) -> str:
    return "".join(re.findall(r"\w+", bare(name)))


@lru_cache(maxsize=20_000)
def family_distance(latin: str, hangul: str) -> float:
    """How badly one word spells a family name; the usual spellings are known ("Lee" for 이)."""
    usual = dict(_table()["surname"]).get(hangul, ())
    known = min((cost for spelling, cost in usual if spelling == latin), default=WORST)
    return min(known, given_distance((latin,), hangul))


@lru_cache(maxsize=50_000)
def given_distance(parts: tuple[str, ...], hangul: str) -> float:
    """The cheapest reading of the letters as the syllables, from the left, one sound after another."""
    letters = "".join(parts)
    mixed = min((cost + SKIP * (len(letters) - at) for at, cost in _reading(parts, hangul).items()), default=WORST)
    return min(mixed, YALE) if letters == yale(hangul) else mixed


@lru_cache(maxsize=50_000)
def _reading(parts: tuple[str, ...], hangul: str) -> Mapping[int, float]:
    """Where the syllables can end in the letters, and how cheaply. Names that begin alike are read once so far."""
    if not hangul:
        return {0: 0.0}
    costs = _reading(parts, hangul[:-1])
    letters, borders = "".join(parts), frozenset(accumulate(map(len, parts[:-1])))
    for sound in _sounds(hangul[-1]):
        costs = _read(letters, sound, costs, borders)
    return _after(costs, borders)


def yale(hangul: str) -> str:
    """The Yale romanisation. Its letters mean other sounds than elsewhere: it is taken as a whole or not at all."""
    return "".join(map(_yale, hangul))


@cache
def _yale(syllable: str) -> str:
    initial, vowel, final = _jamo(syllable)
    (start, _), *_ = dict(_table()["yale_initial"])[initial]
    (middle, _), *_ = dict(_table()["yale_vowel"])[vowel]
    (end, _), *_ = dict(_table()["yale_final"])[final] if final else (("", 0.0),)
    return start + (middle.replace("wu", "u") if initial in "ㅁㅂㅃㅍ" else middle) + end


def _read(letters: str, sound: Options, costs: Mapping[int, float], borders: frozenset[int]) -> Mapping[int, float]:
    """Where a sound can end, and how cheaply; a sound may be left unspelled, a letter unexplained."""
    out: dict[int, float] = {}
    for at, cost in costs.items():
        for skipped in (0, 1):
            start = at + skipped
            for spelling, price in sound:
                if letters.startswith(spelling, start):
                    end = start + len(spelling)
                    inside = SPLIT * sum(at < border < end for border in borders)
                    total = cost + price + SKIP * skipped + inside
                    if total < out.get(end, WORST):
                        out[end] = total
        if cost + SKIP < out.get(at, WORST):
            out[at] = cost + SKIP
    return out


def _after(costs: Mapping[int, float], borders: frozenset[int]) -> Mapping[int, float]:
    """A syllable's end on a border is as the writer meant it; elsewhere, next to one, it costs a little."""
    if not borders:
        return costs
    return {at: cost + (0.0 if at in borders or not borders & {at - 1, at + 1} else 0.2) for at, cost in costs.items()}


def _jamo(syllable: str) -> tuple[str, str, str]:
    initial, vowel, final = syllable_letters(syllable)
    return INITIALS[initial], VOWELS[vowel], FINALS[final]


@cache
def _sounds(syllable: str) -> tuple[Options, ...]:
    table = _table()
    initial, vowel, final = _jamo(syllable)
    sounds = [dict(table["initial"])[initial], dict(table["vowel"])[vowel]]
    return tuple(sounds + ([dict(table["final"])[final]] if final else []))


@cache
def _table() -> dict[str, tuple[tuple[str, Options], ...]]:
    told = tomllib.loads(files("bot.text").joinpath("data/romanisation.toml").read_text(encoding="utf-8"))
    return {
        part: tuple((sound, tuple(spellings.items())) for sound, spellings in rows.items())
        for part, rows in told.items()
    }
