"""Write the lists of English nouns that may speak, from a folder with the database of WordNet 3.0.

    python -m tools.english_nouns FOLDER

A noun has senses, and WordNet counts how often each was meant in texts that people annotated. `speaking_nouns.txt` gets
the nouns that mean a person or a social group in at least `SPEAKING` of the cases, `writings.txt` those of the others
that mean something written or an inquiry in at least `WRITTEN`. Nouns of more than one word and names are left out.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = Path(__file__).parents[1] / "bot/text/data/words"
SPEAKING = 0.15
WRITTEN = 0.2
_PEOPLE = (("person", 1), ("social_group", 1), ("people", 1))
"""Nouns and the numbers of their senses; what these senses include is meant."""
_WRITINGS = (
    ("written_communication", 1),
    ("publication", 1),
    ("document", 1),
    ("document", 4),
    ("report", 1),
    ("investigation", 1),
    ("investigation", 2),
    ("survey", 1),
    ("survey", 2),
)
_SHORTEST = 3
_WIDTH = 118


@dataclass(frozen=True, slots=True)
class Synset:
    """The words for one sense, and the offsets of the wider senses."""

    words: tuple[str, ...]
    wider: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordNet:
    """Synsets by offset; the senses of each noun, most frequent first; how often each sense was meant, from 1 on."""

    synsets: dict[str, Synset]
    senses: dict[str, tuple[str, ...]]
    counts: dict[tuple[str, int], int]

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        """Read `data.noun`, `index.noun` and `cntlist.rev`. Raises OSError."""
        return cls(
            dict(map(_synset, _lines(folder / "data.noun"))),
            dict(map(_senses, _lines(folder / "index.noun"))),
            dict(_counts(_lines(folder / "cntlist.rev"))),
        )

    def is_below(self, sense: str, tops: frozenset[str]) -> bool:
        """Whether a sense is one of `tops` or narrower than one."""
        seen: set[str] = set()
        waiting = [sense]
        while waiting:
            one = waiting.pop()
            if one in tops:
                return True
            if one not in seen:
                seen.add(one)
                waiting += self.synsets[one].wider
        return False

    def share(self, noun: str, tops: frozenset[str]) -> float:
        """The share of the uses of a noun below `tops`, 0 to 1. A sense never counted weighs 1 / its number."""
        weights = [self.counts.get((noun, at), 0) + 1 / at for at in range(1, len(self.senses[noun]) + 1)]
        below = sum(
            weight for weight, sense in zip(weights, self.senses[noun], strict=True) if self.is_below(sense, tops)
        )
        return below / sum(weights)

    def is_name(self, noun: str) -> bool:
        """Whether all senses of a noun are written with a capital."""
        return all(
            any(word[0].isupper() and word.lower() == noun for word in self.synsets[sense].words)
            for sense in self.senses[noun]
        )

    def tops(self, named: tuple[tuple[str, int], ...]) -> frozenset[str]:
        """The offsets of senses given by noun and number."""
        return frozenset(self.senses[noun][number - 1] for noun, number in named)


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file without its licence, whose lines begin with two spaces."""
    return (line for line in path.read_text("utf-8").splitlines() if not line.startswith("  "))


def _synset(line: str) -> tuple[str, Synset]:
    fields = line.split("|", maxsplit=1)[0].split()
    number = int(fields[3], 16)
    pointers = fields[5 + 2 * number :]
    wider = tuple(offset for kind, offset in zip(pointers[::4], pointers[1::4], strict=False) if kind in ("@", "@i"))
    return fields[0], Synset(tuple(fields[4 : 4 + 2 * number : 2]), wider)


def _senses(line: str) -> tuple[str, tuple[str, ...]]:
    fields = line.split()
    return fields[0], tuple(fields[int(fields[3]) + 6 :])


def _counts(lines: Iterator[str]) -> Iterator[tuple[tuple[str, int], int]]:
    for line in lines:
        key, number, count = line.split()
        word, _, sense = key.partition("%")
        if sense.startswith("1:"):  # a noun
            yield (word, int(number)), int(count)


def main(folder: Path) -> None:
    """Write both lists."""
    wordnet = WordNet.read(folder)
    people, writings = wordnet.tops(_PEOPLE), wordnet.tops(_WRITINGS)
    nouns = [noun for noun in sorted(wordnet.senses) if noun.isalpha() and len(noun) >= _SHORTEST]
    nouns = [noun for noun in nouns if not wordnet.is_name(noun)]
    speaking = [noun for noun in nouns if wordnet.share(noun, people) >= SPEAKING]
    others = set(nouns) - set(speaking)
    written = [noun for noun in nouns if noun in others and wordnet.share(noun, writings) >= WRITTEN]
    for name, words in (("speaking_nouns", speaking), ("writings", written)):
        header = "# Made from WordNet 3.0 by tools/english_nouns.py; see LICENSES/WordNet.txt.\n"
        (WORDS / f"{name}.txt").write_text(header + "\n".join(textwrap.wrap(" ".join(words), _WIDTH)) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
