"""Write the lists of English nouns that may speak or are an occupation, from a folder with the database of WordNet 3.0.

    python -m tools.english_nouns FOLDER

A word has senses, and WordNet counts how often each was meant in texts that people annotated. `speaking_nouns.txt` gets
the words that mean a person or an organisation in at least `SPEAKING` of the cases, and `rarely_persons.txt` those of
them that mean a person in fewer than `PERSON`. `writings.txt` gets those of the others that mean something written or
an inquiry in at least `WRITTEN`, and `occupations.txt` those that mean a person's work in at least `OCCUPATION`. A word
that is also an adjective or a verb ("poor", "force") has the uses as such counted too. Nouns of more than one word,
names and gatherings ("meeting") are left out.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from itertools import compress
from pathlib import Path

from msgspec import Struct

WORDS = Path(__file__).parents[1] / "bot/text/data/words"
SPEAKING = 0.15
SPEAKING_ADJECTIVE = 0.5
"""The same for a word that is also an adjective: \"sovereign\"."""
PERSON = 0.55
WRITTEN = 0.2
OCCUPATION = 0.5
_PERSON = (("person", 1),)
_PEOPLE = (*_PERSON, ("organization", 1))
"""Nouns and the numbers of their senses; narrower senses are included."""
_OCCUPATIONS = (
    ("artist", 1),
    ("athlete", 1),
    ("businessperson", 1),
    ("educator", 1),
    ("entertainer", 1),
    ("expert", 1),
    ("leader", 1),
    ("professional", 1),
    ("scientist", 1),
    ("skilled_worker", 1),
    ("worker", 1),
)
_MAKERS = (
    ("adjudicator", 1),
    ("capitalist", 2),
    ("creator", 2),
    ("engineer", 1),
    ("lawman", 1),
    ("mediator", 1),
    ("operator", 2),
    ("writer", 1),
)
"""Further work, whose words are left out if they are somebody's name as well ("walker", "lee")."""
_GATHERINGS = (("gathering", 1),)
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
_NOUN = "1:"
_SHORTEST = 3
_WIDTH = 118


class Synset(Struct, frozen=True):
    """The words for one sense, and the offsets of the wider senses."""

    words: tuple[str, ...]
    wider: tuple[str, ...]


class WordNet(Struct, frozen=True):
    """Synsets by offset; the senses of each noun, most frequent first; how often each sense was meant, from 1 on; how
    often the word was an adjective or a verb."""

    synsets: dict[str, Synset]
    senses: dict[str, tuple[str, ...]]
    counts: dict[tuple[str, int], int]
    other_uses: dict[str, float]
    adjectives: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        """Read `data.noun`, `index.noun`, `index.adj` and `cntlist.rev`. Raises OSError."""
        counts: dict[tuple[str, int], int] = {}
        other_uses: defaultdict[str, float] = defaultdict(float)
        for line in _lines(folder / "cntlist.rev"):
            key, number, count = line.split()
            word, _, sense = key.partition("%")
            if sense.startswith(_NOUN):
                counts[word, int(number)] = int(count)
            else:
                other_uses[word] += int(count)
        adjectives = dict(map(_senses, _lines(folder / "index.adj")))
        for adjective, senses in adjectives.items():
            other_uses[adjective] += sum(1 / at for at in range(1, len(senses) + 1))
        synsets = dict(map(_synset, _lines(folder / "data.noun")))
        return cls(
            synsets, dict(map(_senses, _lines(folder / "index.noun"))), counts, dict(other_uses), frozenset(adjectives)
        )

    def wider(self, sense: str) -> set[str]:
        """A sense and all that are wider."""
        found: set[str] = set()
        waiting = [sense]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.synsets[one].wider
        return found

    def share(self, noun: str, tops: frozenset[str], without: frozenset[str] = frozenset()) -> float:
        """The share of the uses of a word below `tops` and not below `without`, 0 to 1. A sense never counted weighs
        1 / its number."""
        weights = [self.counts.get((noun, at), 0) + 1 / at for at in range(1, len(self.senses[noun]) + 1)]
        wider = map(self.wider, self.senses[noun])
        fits = (not tops.isdisjoint(every) and without.isdisjoint(every) for every in wider)
        return sum(compress(weights, fits)) / (sum(weights) + self.other_uses.get(noun, 0))

    def is_name(self, noun: str) -> bool:
        """Whether all senses of a noun are written with a capital."""
        return all(
            any(word[0].isupper() and word.lower() == noun for word in self.synsets[sense].words)
            for sense in self.senses[noun]
        )

    def may_be_name(self, noun: str) -> bool:
        """Whether a sense of a noun is written with a capital."""
        return any(
            word[0].isupper() and word.lower() == noun for at in self.senses[noun] for word in self.synsets[at].words
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


def main(folder: Path) -> None:
    """Write the lists."""
    wordnet = WordNet.read(folder)
    people, writings, gatherings, works = map(wordnet.tops, (_PEOPLE, _WRITINGS, _GATHERINGS, _OCCUPATIONS))
    nouns = [noun for noun in sorted(wordnet.senses) if noun.isalpha() and len(noun) >= _SHORTEST]
    nouns = [noun for noun in nouns if not wordnet.is_name(noun)]
    least = {noun: SPEAKING_ADJECTIVE if noun in wordnet.adjectives else SPEAKING for noun in nouns}
    speaking = [noun for noun in nouns if wordnet.share(noun, people, gatherings) >= least[noun]]
    others = set(nouns) - set(speaking)
    written = [noun for noun in nouns if noun in others and wordnet.share(noun, writings) >= WRITTEN]
    further = works | wordnet.tops(_MAKERS)
    occupations = [
        noun for noun in nouns if wordnet.share(noun, works if wordnet.may_be_name(noun) else further) >= OCCUPATION
    ]
    persons = wordnet.tops(_PERSON)
    rarely = [noun for noun in speaking if wordnet.share(noun, persons) < PERSON]
    lists = {"speaking_nouns": speaking, "rarely_persons": rarely, "writings": written, "occupations": occupations}
    for name, words in lists.items():
        header = "# Made from WordNet 3.0 by tools/english_nouns.py; see LICENSES/WordNet.txt.\n"
        (WORDS / f"{name}.txt").write_text(header + "\n".join(textwrap.wrap(" ".join(words), _WIDTH)) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
