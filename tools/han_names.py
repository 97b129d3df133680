"""Write the lists of names for Japanese and Chinese texts, and of words that look like them.

`python -m tools.han_names` needs the packages ipadic 1.0.0 and jieba 0.42.1, which the desk itself does not use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from textwrap import fill

from bot.lang.folding import one_form
from bot.lang.scripts import HAN, KANA
from bot.text.word_lists import wordlist
from tools.name_syllables import entries

WORDS = Path(__file__).parents[1] / "bot" / "text" / "data" / "words"
_IPADIC = "# Source: the IPA dictionary 2.7.0 of MeCab (LICENSES/ipadic.txt), rearranged by tools/han_names.py.\n"
_JIEBA = "# Source: the dictionary of jieba 0.42.1 (LICENSES/jieba.txt), rearranged by tools/han_names.py.\n"
_NAME = re.compile(f"[{HAN}々ヶノツ]{{1,5}}")
_GIVEN = re.compile(f"[{HAN}々{KANA}]{{1,5}}")
_SEEMING = re.compile(f"[{HAN}々]{{2,4}}")
_AFTER = frozenset({"v", "vn", "vd", "d", "t", "p", "c", "f"})
"""Jieba's classes of words that may follow a name: verbs, adverbs, times, prepositions."""
_SAYINGS = frozenset({"i", "l"})
"""Jieba's classes of sayings, of four characters: 柳暗花明."""
_RARE_NAME = 10_000
_COMMON = ("一般", "サ変接続", "形容動詞語幹", "副詞可能")
_LEAST_AFTER, _LEAST_SEEMING, _LEAST_NAMESAKE = 100, 3, 60
"""The lowest frequencies of a word that may follow a name, of one that is no name, and of one of two characters that
the dictionary takes for a name: 陈述 and 王朝 are among them."""
_LEAST_COMMON, _LEAST_GIVEN = 20, 12
"""The lowest frequency of a word of two characters with which no name of three begins, and the fewest names that a
character ends."""


def japanese(nouns_of: Iterable[tuple[str, str, int]]) -> dict[str, set[str]]:
    """Family names, given names, those of both that are common nouns, and other nouns that begin with a Korean family
    name, of (class, word, cost) triples. Given names that are words far more often ("大学") are left out."""
    families, given, nouns, common = set[str](), set[str](), set[str](), set[str]()
    first = _korean_families()
    for kind, word, cost in nouns_of:
        if kind.startswith("人名,姓") and _NAME.fullmatch(word):
            families.add(word)
        elif kind.startswith("人名,名") and _GIVEN.fullmatch(word) and cost < _RARE_NAME:
            given.add(word)
        elif kind.startswith(_COMMON):
            common.add(word)
        if not kind.startswith("人名") and _SEEMING.fullmatch(word) and one_form(word[0]) in first:
            nouns.add(word)
    words = {word for word in common & (families | given) if len(word) > 1}
    return {
        "japanese_families": families,
        "japanese_given": given,
        "japanese_name_words": words,
        "japanese_seeming_names": nouns,
    }


def chinese(words_of: Iterable[tuple[str, int, str]]) -> dict[str, set[str]]:
    """Words of two or three characters that begin with a family name, those with which no longer name begins, words
    that follow names, and characters that end given names, of (word, frequency, class) triples."""
    first = _korean_families()
    seeming, common, after, last = set[str](), set[str](), set[str](), Counter[str]()
    for word, frequency, kind in words_of:
        if not _SEEMING.fullmatch(word):
            continue
        if len(word) > 3:
            if kind in _SAYINGS and one_form(word[0]) in first:
                seeming.add(word[:3])
            continue
        is_name = kind.startswith("nr")
        least = _LEAST_NAMESAKE if is_name and len(word) == 2 else _LEAST_SEEMING
        if frequency >= least and not (is_name and len(word) == 3) and one_form(word[0]) in first:
            seeming.add(word)
            if len(word) == 2 and frequency >= _LEAST_COMMON and not kind.startswith(("nr", "ns", "nz")):
                common.add(word)
        if is_name and len(word) == 3 and one_form(word[0]) in first:
            last[word[-1]] += 1
        if kind in _AFTER and frequency >= _LEAST_AFTER and len(word) == 2:
            after.add(word)
    given = {character for character, count in last.items() if count >= _LEAST_GIVEN}
    return {
        "chinese_seeming_names": seeming,
        "chinese_common_words": common,
        "chinese_after_names": after,
        "chinese_given_last": given,
    }


def _korean_families() -> frozenset[str]:
    return frozenset(one_form("".join(wordlist("chinese_family_names"))))


def _write(name: str, note: str, words: set[str]) -> None:
    lines = fill(" ".join(sorted(words)), 118, break_on_hyphens=False, break_long_words=False)
    (WORDS / f"{name}.txt").write_text(note + lines + "\n", encoding="utf-8")


def main() -> None:
    """Write the lists."""
    dictionary = (Path(import_module("ipadic").DICDIR) / "sys.dic").read_bytes()
    for name, words in japanese(_of_ipadic(dictionary)).items():
        _write(name, _IPADIC, words)
    rows = (line.split() for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines())
    for name, words in chinese((word, int(frequency), kind) for word, frequency, kind in rows).items():
        _write(name, _JIEBA, words)


def _of_ipadic(dictionary: bytes) -> Iterable[tuple[str, str, int]]:
    """The class, the word and the cost of each noun."""
    for entry, cost in entries(dictionary, "名詞,"):
        parts = entry.split(",")
        if len(parts) > 6:
            kind = ",".join(parts[2:4] if parts[2] == "人名" else parts[1:3])
            yield kind, parts[6], cost


if __name__ == "__main__":
    main()
