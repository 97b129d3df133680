"""Exchange names for foreign ones, half of which are made up, for the model of foreign names: few sentences have any,
and a list has most of those.

Koreans' names, bodies and Korean places are exchanged as for the other model (`name_swaps`).
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.train_korean.made_up_names import person_word, place_word, vietnamese
from benchmarks.train_korean.name_swaps import is_closed, is_full_name, other_name
from bot.lang.scripts import is_hangul
from bot.text.word_lists import wordlist

_AS_FOREIGN = 0.16
"""The share of Koreans' names that are exchanged for foreign ones."""
_UNLISTED, _UNLISTED_PLACES = 0.5, 0.2
"""The share of foreign names and places that are made up."""
_KOREAN_OF_TWO = 0.5
"""The share of names of two syllables that are exchanged as Koreans' names."""
_LISTED = sorted(name for name in wordlist("hangul_foreign_names") if len(name) > 1)
_ABROAD = wordlist("hangul_places_abroad")


def other_foreign_name(old: str, label: str, chance: random.Random) -> str | None:
    """Another name of the same form, or a foreign one for a Korean; None to keep it."""
    if label == "PS" and len(old) > 1 and is_hangul(old):
        if is_full_name(old):
            if chance.random() < _AS_FOREIGN:
                return _foreign(old, chance.choice((1, 2, 2, 2, 3)), chance)
        elif " " in old or len(old) > 2 or chance.random() >= _KOREAN_OF_TWO:
            return _foreign(old, len(old.split(" ")), chance)
    if label == "LC" and old in _ABROAD and chance.random() < _UNLISTED_PLACES:
        return _alike(old, place_word, chance)
    return other_name(old, label, chance)


def _foreign(old: str, count: int, chance: random.Random) -> str:
    """A foreign name of so many words that ends like `old`, partly of words that no list has."""
    if count > 2 and chance.random() < 0.5:
        return _alike(old, vietnamese, chance)
    words = [_word(chance) for _ in range(count - 1)]
    return " ".join([*words, _alike(old, _word, chance)])


def _word(chance: random.Random) -> str:
    return person_word(chance) if chance.random() < _UNLISTED else chance.choice(_LISTED)


def _alike(old: str, make: Callable[[random.Random], str], chance: random.Random) -> str:
    """What `make` makes when it ends in a consonant if `old` does."""
    while is_closed(new := make(chance)) != is_closed(old):
        pass
    return new
