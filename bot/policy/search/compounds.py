"""Korean compounds: those that a word is the last part of, and the spacings of one that was typed.

Korean writes 정상회담 and 정상 회담, 한미 연합훈련 and 한·미 연합 훈련, and the index finds words by their beginnings
only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from msgspec import Struct

from bot.lang.scripts import is_hangul

INDEXED = 4
"""Syllables of the longest beginning that the index of Korean texts looks up at once."""
_MOST_BEGUN, _MOST_WHOLE = 12, 2
"""Compounds of a word that are looked up. Each form costs as much as a word more in every part of the archive."""
_MOST_PARTS, _MOST_SYLLABLES = 4, 24
_MOST_SPACINGS = 8
_SHORTEST = 2
"""Syllables of a word that may be one part of a compound without being in the list."""
_NATIONS = frozenset("남북한미일중러")


class Compounds(Struct, frozen=True):
    """Compounds by a later part of them, for a text at hand (`words`) and for the index: `begun` are their first
    syllables, at most 4, which decide the rest or are the whole; `whole` are longer."""

    words: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()


class _Lexicon(Struct, frozen=True):
    """`within`: a word -> the compounds that it ends. `parts`: a word -> itself, or a compound whose first part has one
    syllable -> both."""

    within: dict[str, Compounds]
    parts: dict[str, tuple[str, ...]]


def compounds_with(word: str) -> Compounds:
    """The compounds that a word ends."""
    return _lexicon().within.get(word, Compounds())


def spacings(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Adjacent words in Hangul as other texts space them, at most 8, without themselves; none for a word whose parts
    are not known. Names of states are also apart, as of 한·미."""
    parts = _parts(words)
    found = dict.fromkeys(form for joined in _joinings(parts) for form in (joined, _with_states_apart(joined)))
    return tuple(form for form in found if form not in (words, ()))[:_MOST_SPACINGS]


def _parts(words: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of words; none if they are too many, or if some word is neither known nor long enough."""
    joined = "".join(words)
    if not is_hangul(joined) or len(joined) > _MOST_SYLLABLES:
        return ()
    known = _cut(joined)
    if not known and len(words) > 1 and all(len(word) >= _SHORTEST for word in words):
        known = tuple(part for word in words for part in _cut(word) or (word,))
    return known if 1 <= len(known) <= _MOST_PARTS else ()


@lru_cache(maxsize=2_000)
def _cut(word: str) -> tuple[str, ...]:
    """A word as parts of the list, as many as can be; none if it is not made of them."""
    listed = _lexicon().parts
    best: list[tuple[str, ...]] = [()] * (len(word) + 1)
    for end in range(1, len(word) + 1):
        for start in range(end):
            last = listed.get(word[start:end], ())
            if last and (best[start] or start == 0):
                best[end] = max(best[end], (*best[start], *last), key=len)
    return best[-1]


def _joinings(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The parts, joined in every way, the most divided first."""
    places = range(1, len(parts))
    for joints in range(len(parts)):
        for joined in combinations(places, joints):
            ends = [place for place in places if place not in joined]
            starts = [0, *ends]
            yield tuple("".join(parts[start:end]) for start, end in zip(starts, [*ends, len(parts)], strict=True))


def _with_states_apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of 한·미 연합훈련 for 한미 연합훈련; none without names of states before another word."""
    first = words[0]
    if len(words) == 1 or not _NATIONS.issuperset(first):
        return ()
    return (*first, *words[1:])


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    within: dict[str, Compounds] = {}
    parts: dict[str, tuple[str, ...]] = {}
    short: dict[str, tuple[str, ...]] = {}
    for line in (files("bot.policy") / "data" / "korean_compounds.txt").read_text("utf-8").splitlines():
        if line.startswith("="):
            parts |= {word: (word,) for word in line[1:].split()}
        elif line and not line.startswith("#"):
            last, _, listed = line.partition(": ")
            modifiers = listed.split()
            within[last] = _compounds(last, modifiers)
            bare = [one.removesuffix("*") for one in modifiers]
            parts |= {one: (one,) for one in (last, *bare) if len(one) >= _SHORTEST}
            short |= {one + last: (one, last) for one in bare if len(one) < _SHORTEST}
    return _Lexicon(within, parts | short)


def _compounds(last: str, modifiers: list[str]) -> Compounds:
    words = [(one.removesuffix("*") + last, one.endswith("*")) for one in modifiers]
    begun = [word for word, decided in words if decided or len(word) <= INDEXED][:_MOST_BEGUN]
    whole = [word for word, decided in words if not decided and len(word) > INDEXED][:_MOST_WHOLE]
    return Compounds((*begun, *whole), tuple(word[:INDEXED] for word in begun), tuple(whole))
