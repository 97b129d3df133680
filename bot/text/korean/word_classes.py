"""What word lists and the form of words say of Korean names, as features for the tagger.

family name and given syllables -> a full name's form     lists of places, bodies, foreigners -> membership
last part of a word -> a body's or a place's              syllables of loans -> a foreign word
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.lang.particles import PARTICLE
from bot.lang.scripts import HANGUL
from bot.regexes import regex
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.name_likeness import likeness
from bot.text.word_lists import wordlist

FAMILIES = wordlist("hangul_families")
TITLES = wordlist("hangul_titles") | wordlist("hangul_ranks") | {"양", "군", "옹", "모"}
CALLED = wordlist("hangul_before") | wordlist("hangul_titles")
"""Nouns before a person's name."""
_CALLINGS, _THINGS = wordlist("hangul_callings") | CALLED, wordlist("hangul_things")
_CALLING_ENDS, _THING_ENDS = (tuple(word for word in words if len(word) > 1) for words in (_CALLINGS, _THINGS))
_NO_CALLINGS = tuple(word for word in _THINGS if word.endswith(_CALLING_ENDS))
"""Things that end like what somebody is: "철*강사*"."""
CALLING, THING = "C", "K"
"""What a noun says: what somebody is, or what a thing is that has a name of its own."""
BODY_ENDS = wordlist("hangul_body_ends")
_SECOND, _ALONE = wordlist("hangul_given_second"), wordlist("hangul_given_alone")
_FULL = 3
"""Syllables of a full name with a family name of one."""
_LISTED = {
    **dict.fromkeys(wordlist("hangul_foreign_names"), "F"),
    **dict.fromkeys(wordlist("hangul_places_abroad"), "A"),
    **dict.fromkeys(wordlist("hangul_regions_common"), "r"),
    **dict.fromkeys(wordlist("hangul_regions"), "R"),
    **dict.fromkeys(wordlist("hangul_bodies"), "O"),
}
_BODY_HEADS, _PLACE_HEADS = wordlist("hangul_body_heads"), wordlist("hangul_place_heads")
_LOAN = wordlist("hangul_loan_syllables")
_MOST_LISTED = 5
"""Most morphemes of one listed name."""
_SYLLABLES = regex(rf"[{HANGUL}]+")
_WORD_BEFORE = regex(rf"(?<![{HANGUL}])([{HANGUL}]{{1,10}}) ?(?:(?<= )|['\"‘“「『《〈])$")
_WORD_BEHIND = regex(rf" ([{HANGUL}]+)")
_REACH = 12
"""How far before a name the word is looked for."""
_LATIN = regex(r"[A-Za-z]+")


def shape(word: str) -> str:
    """The script of a word and its length."""
    if _SYLLABLES.fullmatch(word):
        return f"h{min(len(word), 5)}"
    if _LATIN.fullmatch(word):
        return f"{'A' if word.isupper() else 'a'}{min(len(word), 4)}"
    return f"d{min(len(word), 4)}" if word.isdigit() else "x"


def name_forms(text: str, morphemes: Sequence[Morpheme]) -> list[str]:
    """For each morpheme its place in a run that has the form of a Korean's full name, the run's length and how much it
    looks like a name; "" for none."""
    forms = [""] * len(morphemes)
    ends = {morpheme.end: index for index, morpheme in enumerate(morphemes)}
    for index, morpheme in enumerate(morphemes):
        if forms[index] or morpheme.text[0] not in FAMILIES:
            continue
        for length in (3, 2):
            last = ends.get(morpheme.start + length)
            if last is None or not (level := _fullness(text[morpheme.start : morpheme.start + length])):
                continue
            form = f"{length}{last - index}{level}"
            forms[index : last + 1] = [f"b{form}"] + [f"i{form}"] * (last - index)
            break
    return forms


def _fullness(name: str) -> int:
    """How much three or two characters look like a family name and a given name; 0 for not at all."""
    if len(name) == _FULL:
        return likeness(name)
    return int(name[1] in _ALONE or name[1] in _SECOND)


@lru_cache(maxsize=20_000)
def sort_of(nouns: str) -> str:
    """`CALLING` or `THING` by how the nouns of a word end, "" for others. A noun of one syllable is a word alone."""
    if (nouns in _CALLINGS or nouns.endswith(_CALLING_ENDS)) and not nouns.endswith(_NO_CALLINGS):
        return CALLING
    return THING if nouns in _THINGS or nouns.endswith(_THING_ENDS) else ""


def words_beside(text: str, start: int, end: int) -> Iterator[str]:
    """The word before a name, if it has no particle, and the word behind it with and without its particle."""
    if before := _WORD_BEFORE.search(text, max(0, start - _REACH), start):
        yield before[1]
    if behind := _WORD_BEHIND.match(text, end):
        yield from {behind[1], PARTICLE.sub("", behind[1])}


def listed(text: str, morphemes: Sequence[Morpheme]) -> list[str]:
    """For each morpheme the list that has it, alone or joined with the next ones of its word; "" for none."""
    out = [""] * len(morphemes)
    for index, morpheme in enumerate(morphemes):
        if out[index]:
            continue
        last = index
        while last + 1 < min(len(morphemes), index + _MOST_LISTED) and not morphemes[last + 1].spaced:
            last += 1
        while last >= index:
            if found := _LISTED.get(text[morpheme.start : morphemes[last].end]):
                out[index : last + 1] = [f"{found}b"] + [f"{found}i"] * (last - index)
                break
            last -= 1
    return out


@lru_cache(maxsize=20_000)
def word_classes(nouns: str) -> tuple[str, ...]:
    """Features of the nouns of one word: its last syllables, whether it ends like a body or a place, the list that has
    it, and how far it looks like a loan."""
    out = [f"W2={nouns[-2:]}"] if len(nouns) > 2 else []
    for length in range(min(4, len(nouns) - 1), 0, -1):
        tail = nouns[-length:]
        body, place = tail in _BODY_HEADS, tail in _PLACE_HEADS
        if body or place:
            out.append(f"H={'O' if body else ''}{'L' if place else ''}{min(length, 2)}")
            break
    if nouns in _LISTED:
        out.append(f"L={_LISTED[nouns]}")
    if len(nouns) > 1 and _SYLLABLES.fullmatch(nouns):
        share = sum(syllable in _LOAN for syllable in nouns) / len(nouns)
        out.append(f"F={int(share * 3)}{min(len(nouns), 5)}")
    return tuple(out)
