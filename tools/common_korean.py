"""Write the list of frequent Korean words from the installed wordfreq: `python -m tools.common_korean`.

wordfreq cuts Korean with the dictionary that the morpheme analyser uses, so its words are stems without particles. Only
this tool needs it (`pip install wordfreq msgpack`).
"""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path

LIST = Path(__file__).parents[1] / "bot" / "text" / "data" / "words" / "hangul_common.txt"
_LEAST = 10 ** (3.4 - 9)
"""Least share of a word in all words: 3.4 on the scale of Zipf, 2.5 in a million."""
_TWO_SYLLABLES = re.compile("[가-힣]{2}")
_WIDTH = 118
_HEAD = """\
# Words of two syllables that are at least 2.5 in a million words of Korean.
# Source: wordfreq 3.1.1 by Robyn Speer (doi.org/10.5281/zenodo.7199437), data under CC BY-SA 4.0, which applies to this
# file; chosen by tools/common_korean.py.
"""


def words(shares: Mapping[str, float]) -> str:
    """The file with the words that are frequent enough, given the share of each."""
    chosen = sorted(word for word, share in shares.items() if share >= _LEAST and _TWO_SYLLABLES.fullmatch(word))
    return _HEAD + textwrap.fill(" ".join(chosen), _WIDTH) + "\n"


def main() -> None:
    """Write the list."""
    LIST.write_text(words(importlib.import_module("wordfreq").get_frequency_dict("ko")), encoding="utf-8")


if __name__ == "__main__":
    main()
