"""The distance of a name in Latin letters to a name in Hangul, for any romanisation.

The Hangul is decomposed into sounds, each with its spellings and their costs (`data/romanisation.toml`). The distance
is the cost of the cheapest alignment of letters and sounds; a hyphen or space inside a syllable adds to it. No pair is
rejected: distances are for ranking.
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
from bot.regexes import regex
from bot.text.names.hanja import hangul_spellings, hanja_distance, is_hanja_name
from bot.text.names.normalise import bare, edits

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅍㄹㅁㅂㅂㅅㅅㅇㅈㅊㅋㅌㅍㅎ")
"""Final consonants in Unicode's order; a cluster is given by the consonant that is pronounced."""
SKIP, SPLIT, REVERSED, YALE = 1.5, 0.7, 0.4, 0.4
"""Costs: an unaligned letter, a hyphen inside a syllable, the family name last, Yale romanisation."""
WORST = 99.0
DOUBLE = frozenset({"남궁", "황보", "제갈", "사공", "선우", "독고", "서문", "동방"})
"""Family names of two syllables."""
_LATIN = regex(r"[a-z]+")
_BREVES = str.maketrans({"ŏ": "eo", "Ŏ": "Eo", "ŭ": "eu", "Ŭ": "Eu"})
"""McCune-Reischauer's vowels with breves, converted before marks are removed."""

Options = tuple[tuple[str, float], ...]
Reading = tuple[str, tuple[str, ...], float]
"""A family name (empty for a single word), the words of the given name, and an extra cost."""


def distance(latin: str, hangul: str) -> float:
    """The distance of `latin` to the Korean name `hangul`: 0 for the Revised Romanisation, about 1 for a usual
    spelling, more than 3 for another name. The family name may be first or last in `latin`."""
    if not is_hangul(hangul):
        return WORST
    whole = hangul.replace(" ", "")
    split = split_at(whole)
    return min((_cost(family, given, whole, split) + extra for family, given, extra in orders(latin)), default=WORST)


def split_at(hangul: str) -> int:
    """The number of syllables of the family name, 1 or 2."""
    return 2 if hangul[:2] in DOUBLE and len(hangul) > 2 else 1


def _cost(family: str, given: tuple[str, ...], hangul: str, split: int) -> float:
    if not family:
        return min(given_distance(given, hangul), family_distance(given[0], hangul))
    return family_distance(family, hangul[:split]) + given_distance(given, hangul[split:])


@lru_cache(maxsize=20_000)
def orders(latin: str) -> tuple[Reading, ...]:
    """The readings of a name in Latin letters: with the family name first, and last."""
    marked = unicodedata.normalize("NFC", latin).translate(_BREVES)
    parts = tuple(_LATIN.findall(bare(marked).replace("'", "")))
    if len(parts) < 2:
        return (("", parts, 0.0),) if parts else ()
    return (parts[0], parts[1:], 0.0), (parts[-1], parts[:-1], REVERSED)


def rank(query: str, names: Iterable[str]) -> list[str]:
    """`names` sorted by their distance to `query`, in any scripts."""
    return sorted(names, key=lambda name: (between(query, name), name))


def between(a: str, b: str) -> float:
    """The distance of two names: by romanisation between Hangul and Latin, by its readings between Hanja and these,
    else the edit distance."""
    if is_hanja_name(a) != is_hanja_name(b):
        return _from_hanja(a, b) if is_hanja_name(a) else _from_hanja(b, a)
    if is_hangul(a) == is_hangul(b):
        return float(edits(_flat(a), _flat(b)))
    return distance(b, a) if is_hangul(a) else distance(a, b)


def _from_hanja(hanja: str, other: str) -> float:
    """The distance of a name in Hanja to one in another script."""
    if is_hangul(other):
        return hanja_distance(hanja, other)
    return min((distance(other, spelling) for spelling in hangul_spellings(hanja)), default=WORST)


def _flat(name: str) -> str:
    return "".join(re.findall(r"\w+", bare(name)))


@lru_cache(maxsize=20_000)
def family_distance(latin: str, hangul: str) -> float:
    """The distance of one word to a family name; usual spellings are in a table ("Lee" for 이)."""
    usual = _table()["surname"].get(hangul, ())
    known = min((cost for spelling, cost in usual if spelling == latin), default=WORST)
    return min(known, given_distance((latin,), hangul))


def usual_spellings(hangul: str) -> tuple[str, ...]:
    """The spellings of a family name that the table lists."""
    return tuple(spelling for spelling, _ in _table()["surname"].get(hangul, ()))


@lru_cache(maxsize=50_000)
def given_distance(parts: tuple[str, ...], hangul: str) -> float:
    """The cost of the cheapest alignment of the words with the syllables, from the left."""
    letters = "".join(parts)
    mixed = min((cost + SKIP * (len(letters) - at) for at, cost in _reading(parts, hangul).items()), default=WORST)
    return min(mixed, YALE) if letters == yale(hangul) else mixed


@lru_cache(maxsize=50_000)
def _reading(parts: tuple[str, ...], hangul: str) -> Mapping[int, float]:
    """Offset in the letters at which the syllables can end -> lowest cost. Cached, so that names with the same
    beginning share the work."""
    if not hangul:
        return {0: 0.0}
    costs = _reading(parts, hangul[:-1])
    letters, borders = "".join(parts), frozenset(accumulate(map(len, parts[:-1])))
    for sound in sounds_of(hangul[-1]):
        costs = _read(letters, sound, costs, borders)
    return _after(costs, borders)


def yale(hangul: str) -> str:
    """The Yale romanisation, which uses letters for other sounds than the others do and is compared as a whole."""
    return "".join(map(_yale, hangul))


@cache
def _yale(syllable: str) -> str:
    initial, vowel, final = _jamo(syllable)
    (start, _), *_ = _table()["yale_initial"][initial]
    (middle, _), *_ = _table()["yale_vowel"][vowel]
    (end, _), *_ = _table()["yale_final"][final] if final else (("", 0.0),)
    return start + (middle.replace("wu", "u") if initial in "ㅁㅂㅃㅍ" else middle) + end


def _read(letters: str, sound: Options, costs: Mapping[int, float], borders: frozenset[int]) -> Mapping[int, float]:
    """The offsets and costs after one more sound, which may have no letter, with at most one unaligned letter before
    it."""
    out: dict[int, float] = {}
    spelt = _by_first_letter(sound)
    for at, cost in costs.items():
        for skipped in (0, 1):
            start = at + skipped
            for spelling, price in spelt.get(letters[start : start + 1], spelt[""]):
                if letters.startswith(spelling, start):
                    end = start + len(spelling)
                    inside = SPLIT * sum(at < border < end for border in borders) if borders else 0.0
                    total = cost + price + SKIP * skipped + inside
                    if total < out.get(end, WORST):
                        out[end] = total
        if cost + SKIP < out.get(at, WORST):
            out[at] = cost + SKIP
    return out


@cache
def _by_first_letter(sound: Options) -> Mapping[str, Options]:
    """First letter -> the spellings that begin with it, and those of no letter; "" -> those of no letter."""
    letters = {"", *(spelling[:1] for spelling, _ in sound)}
    return {
        letter: tuple((spelling, price) for spelling, price in sound if spelling[:1] in {"", letter})
        for letter in letters
    }


def _after(costs: Mapping[int, float], borders: frozenset[int]) -> Mapping[int, float]:
    """The costs with 0.2 added where a syllable ends one letter beside a hyphen or space."""
    if not borders:
        return costs
    return {at: cost + (0.0 if at in borders or not borders & {at - 1, at + 1} else 0.2) for at, cost in costs.items()}


def _jamo(syllable: str) -> tuple[str, str, str]:
    """The initial, the vowel and the final of a syllable."""
    initial, vowel, final = syllable_letters(syllable)
    return INITIALS[initial], VOWELS[vowel], FINALS[final]


@cache
def sounds_of(syllable: str) -> tuple[Options, ...]:
    """The spellings, with their costs, of the initial, the vowel and the final of a syllable."""
    table = _table()
    initial, vowel, final = _jamo(syllable)
    sounds = [table["initial"][initial], table["vowel"][vowel]]
    return tuple(sounds + ([table["final"][final]] if final else []))


@cache
def _table() -> Mapping[str, Mapping[str, Options]]:
    """Section of `data/romanisation.toml` -> its sounds with their spellings and costs."""
    sections = tomllib.loads(files("bot.text").joinpath("data/romanisation.toml").read_text(encoding="utf-8"))
    return {
        part: {sound: tuple(spellings.items()) for sound, spellings in rows.items()} for part, rows in sections.items()
    }
