"""Korean names in kana: the sounds that Japanese newspapers write a Hangul name with, to look a name up by.

    キム・ヨジョン, 김여정 -> kimuyocoN

Kana merge sounds that Hangul divides (정, 종), and newspapers differ in voiced letters (グク, クク) and in
joining a consonant to the next vowel (ジュノ, ジュンホ). So nothing is written by these keys: one that fits several
names means none of them surely.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product

from bot.lang.scripts import KATAKANA, is_hangul, syllable_letters
from bot.regexes import regex
from bot.text.word_lists import wordlist

_INITIALS = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "c", "c", "c", "k", "t", "p", "h")
_MEDIALS = (
    *("a", "e", "ya", "ye", "o", "e", "yo", "ye", "o", "wa", "we"),
    *("we", "yo", "u", "wo", "we", "wi", "yu", "u", "wi", "i"),
)
_FINALS = {1: "k", 4: "n", 8: "r", 16: "m", 17: "p", 19: "s", 22: "c"}
"""A final consonant by its place in Unicode -> how it sounds before a vowel."""
_NASALS = (4, 21)
_NO_SOUND, _H, _R = 11, 18, 5
_FAMILIES = wordlist("hangul_families")
_ROWS = {
    "アイウエオ": "",
    "カキクケコ": "k",
    "ガギグゲゴ": "k",
    "サ_スセソ": "s",
    "_シ___": "s",
    "タ__テト": "t",
    "ダ__デド": "t",
    "_チツ__": "c",
    "ザジズゼゾ": "c",
    "ナニヌネノ": "n",
    "ハヒフヘホ": "h",
    "バビブベボ": "p",
    "パピプペポ": "p",
    "マミムメモ": "m",
    "ヤ_ユ_ヨ": "y",
    "ラリルレロ": "r",
    "ワ____": "w",
}
"""Letters in the order of the vowels -> their consonant, without voice."""
_KANA = {
    kana: (sound, vowel)
    for row, sound in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != "_"
}
_KANA["ン"] = ("N", "")
_SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_DIVIDERS = "・＝= 　"
_NAME = regex(f"(?=.*[{_DIVIDERS}]|.{{5}})[{KATAKANA}{_DIVIDERS}]{{3,30}}")
"""A short word without a division is no name: チョーク is chalk."""


def kana_key(name: str) -> str | None:
    """The sounds of a name in katakana; None for any other text."""
    written = unicodedata.normalize("NFKC", name.strip())
    if not _NAME.fullmatch(written):
        return None
    sounds: list[tuple[str, str]] = []
    for char in written:
        if char in _SMALL and sounds:
            sounds[-1] = _with_small(*sounds[-1], _SMALL[char])
        elif char in _KANA:
            sounds.append(_KANA[char])
        elif char not in f"ッ{_DIVIDERS}":
            return None
    return "".join(consonant + vowel for consonant, vowel in sounds)


def _with_small(consonant: str, vowel: str, small: str) -> tuple[str, str]:
    """A letter with the small one after it: キョ, ジョ, トゥ, チェ, ウォ, ファ."""
    if small.startswith("y"):
        return consonant, small[1:] if consonant == "c" else small
    if consonant in ("t", "c", "s"):
        return consonant, small
    return consonant, ("y" if vowel == "i" else "w") + small


def hangul_keys(name: str) -> frozenset[str]:
    """The sounds with which newspapers may write a person's Hangul name in kana; none for any other text."""
    if not (2 <= len(name) <= 4 and is_hangul(name)):
        return frozenset()
    size = 2 if len(name) > 3 or (len(name) > 2 and name[:2] in _FAMILIES) else 1
    parts = (tuple(_read(name[:size])), tuple(_read(name[size:])))
    return frozenset(family + given for family, given in product(*parts))


def _read(word: str) -> Iterator[str]:
    """The sounds of the syllables, each with its final consonant joined to the next vowel and not."""
    letters = [syllable_letters(syllable) for syllable in word]
    joints = [_joint(before[2], after[0]) for before, after in pairwise(letters)]
    for joined in product(*((None, joint) if joint else (None,) for joint in joints)):
        syllables = zip(letters, (None, *joined), (*joined, None), strict=True)
        yield "".join(_syllable(one, begin, end) for one, begin, end in syllables)


def _syllable(letters: tuple[int, int, int], begin: str | None, end: str | None) -> str:
    """The sound of a syllable. `begin` is the consonant that joins it from the one before, `end` what joins the next:
    the nasal of 정룡 stays, too."""
    initial, medial, final = letters
    consonant = _INITIALS[initial] if begin is None else begin
    return consonant + _vowel(consonant, medial) + (_end(final) if end is None or final == _NASALS[1] else "")


def _joint(final: int, initial: int) -> str | None:
    """The sound with which a syllable begins after a final consonant that joins its vowel; None if it stays apart."""
    if initial == _R and final == _NASALS[1]:
        return "n"
    return _FINALS.get(final) if initial in (_NO_SOUND, _H) else None


def _vowel(consonant: str, medial: int) -> str:
    vowel = _MEDIALS[medial]
    if consonant == "c" and len(vowel) > 1:
        return vowel[1:]
    return vowel[1:] if consonant and vowel in ("ye", "wi") and medial != 16 else vowel


def _end(final: int) -> str:
    if final in _NASALS:
        return "N"
    return _FINALS[final] + "u" if final in (1, 8, 16, 17) else ""
