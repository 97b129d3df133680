"""Exchange the names of a labelled sentence for others, so that the tagger learns contexts and forms instead of names.

A name is replaced by one whose last syllable is open or closed like its own, so that the particle after it stays right.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Sequence

from msgspec import Struct

from bot.lang.scripts import is_hangul, syllable_letters
from bot.text.korean.name_likeness import syllable_counts
from bot.text.word_lists import wordlist

_FREQUENT = "김김김김김김이이이이박박박최최정정강강조조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구"
"""Family names of one syllable, each as often as it occurs. Only they are put before a title in exchanged sentences,
since rare ones would teach that every syllable can be there."""
FAMILIES: tuple[str, ...] = (
    *_FREQUENT,
    *sorted(name for name in wordlist("hangul_families") if len(name) == 1),
)
_DOUBLE = sorted(name for name in wordlist("hangul_families") if len(name) == 2)
_LEAST_NAMES = 100
"""The fewest names in the dictionary with a syllable at its place, for the syllable to be used in invented names."""
_FIRST, _SECOND = (
    [syllable for syllable, count in counts.items() for _ in range(count // _LEAST_NAMES)]
    for counts in syllable_counts()[1:]
)
"""Syllables of given names, each as often as it occurs."""
_NO_SWAP = wordlist("hangul_regions") | wordlist("hangul_regions_common")
_ABROAD = sorted(wordlist("hangul_places_abroad"))
_REGIONS = sorted(wordlist("hangul_regions"))
_FOREIGN = sorted(name for name in wordlist("hangul_foreign_names") if len(name) > 1)
_KINDS: tuple[str, ...] = (
    *("특별자치도", "특별시", "광역시", "대교", "호텔", "공원", "시장", "병원", "공항"),
    *"시군구도동읍면리역항",
)


class Labelled(Struct, frozen=True):
    """A sentence and its names: (start, end, label), in order, without overlaps."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def other_name(old: str, label: str, chance: random.Random) -> str | None:
    """Another name of the same form; None to keep it."""
    if label == "PS":
        return _person(old, chance)
    if label == "LC":
        return " ".join(_place(word, chance) for word in old.split(" "))
    if label == "OG":
        *before, last = old.split(" ")
        return " ".join([*(_place(word, chance) for word in before), _body(last, chance)])
    return None


def swapped(
    sentence: Labelled,
    chance: random.Random,
    labels: Container[str] = ("PS", "LC", "OG"),
    other: Callable[[str, str, random.Random], str | None] = other_name,
) -> Labelled:
    """The sentence with its names of these labels exchanged for what `other` makes of them. One name becomes the same
    other one everywhere."""
    known: dict[tuple[str, str], str] = {}
    text, names, at = "", [], 0
    for start, end, label in sentence.names:
        old = sentence.text[start:end]
        if (old, label) not in known:
            known[old, label] = (label in labels and other(old, label, chance)) or old
        text += sentence.text[at:start]
        names.append((len(text), len(text) + len(known[old, label]), label))
        text += known[old, label]
        at = end
    return Labelled(text + sentence.text[at:], tuple(names))


def _person(old: str, chance: random.Random) -> str | None:
    if len(old) == 1 and old.isascii():
        return chance.choice("ABCDEFK")
    if not is_hangul(old):
        return None
    if len(old) == 1:
        return _alike(old, _FREQUENT, chance)
    if is_full_name(old):
        return _korean(old, chance)
    if " " not in old and len(old) == 2 and chance.random() < 0.5:
        return chance.choice(FAMILIES) + _alike(old, _SECOND, chance)
    words = old.split(" ")
    return " ".join([*(chance.choice(_FOREIGN) for _ in words[1:]), _alike(words[-1], _FOREIGN, chance)])


def is_full_name(name: str) -> bool:
    """Whether a name has the form of a Korean's full name with a family name of one syllable."""
    return " " not in name and len(name) == 3 and is_hangul(name) and name[0] in FAMILIES


def _korean(old: str, chance: random.Random) -> str:
    if chance.random() < 0.03:
        return chance.choice(_DOUBLE) + chance.choice(_FIRST) + _alike(old, _SECOND, chance)
    return chance.choice(FAMILIES) + chance.choice(_FIRST) + _alike(old, _SECOND, chance)


def _place(word: str, chance: random.Random) -> str:
    if word in _ABROAD:
        return _alike(word, _ABROAD, chance)
    if word in _NO_SWAP:
        return _alike(word, _REGIONS, chance)
    for kind in _KINDS:
        stem = word.removesuffix(kind)
        if stem != word and (stem in _NO_SWAP or chance.random() < 0.5) and len(stem) > 1 and is_hangul(stem):
            return chance.choice(_REGIONS) + kind
    return word


def _body(word: str, chance: random.Random) -> str:
    for place in (word[:length] for length in (4, 3, 2)):
        if len(word) > len(place) + 1 and place in _NO_SWAP:
            return chance.choice(_REGIONS) + word[len(place) :]
        if len(word) > len(place) + 1 and place in _ABROAD:
            return chance.choice(_ABROAD) + word[len(place) :]
    return _place(word, chance)


def _alike(old: str, choices: Sequence[str], chance: random.Random) -> str:
    """A choice whose last syllable ends in a consonant if that of `old` does."""
    fitting = [new for new in choices if is_closed(new) == is_closed(old)]
    return chance.choice(fitting) if fitting else old


def is_closed(word: str) -> bool:
    """Whether a word ends in a consonant."""
    return is_hangul(word[-1]) and syllable_letters(word[-1])[2] > 0
