"""Write the list of English adjectives and adverbs, from a folder with the database of WordNet.

    python -m tools.english_adjectives FOLDER

`index.sense` says how often each sense of a word was meant in texts that people annotated. `adjectives.txt` gets the
words that were adjectives or adverbs in at least `SHARE` of the cases, and at least once. Words that WordNet writes
with a capital ("Korean") are left out.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

WORDS = Path(__file__).parents[1] / "bot/text/data/words"
SHARE = 0.7
_SHORTEST = 3
_WIDTH = 118
_DESCRIBING = frozenset("345")
"""WordNet's types of senses: adjective, adverb, satellite of an adjective."""
_CAPITAL = re.compile(r"\b[A-Z]\w+")


def main(folder: Path) -> None:
    """Write the list. Raises OSError."""
    uses, described = defaultdict[str, int](int), defaultdict[str, int](int)
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, _, _, count = line.split()
        word, _, sense = key.partition("%")
        uses[word] += int(count)
        described[word] += int(count) * (sense[0] in _DESCRIBING)
    text = (folder / "data.adj").read_text("utf-8")
    capitals = {word.lower() for line in text.splitlines() if line[:2] != "  " for word in _words(line)}
    words = [
        word
        for word in sorted(uses)
        if word.isalpha() and len(word) >= _SHORTEST and word not in capitals
        if described[word] and described[word] >= SHARE * uses[word]
    ]
    header = "# Made from WordNet 3.1 by tools/english_adjectives.py; see LICENSES/WordNet.txt.\n"
    (WORDS / "adjectives.txt").write_text(header + "\n".join(textwrap.wrap(" ".join(words), _WIDTH)) + "\n", "utf-8")


def _words(line: str) -> list[str]:
    """The capitalised words of a line of `data.adj`, without its explanation."""
    return _CAPITAL.findall(line.partition("|")[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
