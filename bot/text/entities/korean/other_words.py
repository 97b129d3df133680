"""Words of the dictionary that have the form of a Korean's full name.

Before a title forms of verbs: participles ("서울에 *위치한* 대표적인", "*어린* 양") and what a clause goes on behind
("*방한해* 외교부 장관을 만났다"). Behind one nouns ("어머니 *목소리*를").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.text.entities.korean.persons import SHOWN_BEHIND
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.words import KoreanMorphemes

_NOUNS = ("NNG", "XR")
_FULL_NAME = 3
"""Syllables of a family name and a given name."""
_ENDINGS = ("+ETM", "XSV+EC")
"""Of a participle; of a verb made from a noun, within a sentence."""
_STEM = 2
"""Fewest syllables of the noun in a participle; "박주한 의원" stays a name if the tagger says so."""


def participles(spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]) -> Iterator[tuple[int, int]]:
    """Those of the spans that the dictionary reads as such a form."""
    for start, end in spans:
        for sentence in reversed(sentences):
            if sentence.start <= start:
                if _is_participle(_within(sentence, start, end), end - start):
                    yield start, end
                break


def common_nouns(
    text: str, spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]
) -> Iterator[tuple[int, int]]:
    """Those of the spans that the dictionary reads as one common noun, without a title or an age behind. Given names of
    two syllables are often such nouns ("나비")."""
    for start, end in spans:
        sentence = next((one for one in reversed(sentences) if one.start <= start), None)
        if sentence is None or end - start < _FULL_NAME or SHOWN_BEHIND.match(text, end):
            continue
        within = _within(sentence, start, end)
        if len(within) == 1 and within[0].pos == "NNG" and len(within[0].text) == end - start:
            yield start, end


def _within(sentence: KoreanMorphemes, start: int, end: int) -> list[Morpheme]:
    """The morphemes of a sentence that overlap a span."""
    first, last = start - sentence.start, end - sentence.start
    return [one for one in sentence.morphemes if one.start < last and first < one.end]


def _is_participle(morphemes: Sequence[Morpheme], length: int) -> bool:
    """Whether the morphemes, together of this length, are a verb with its ending, alone or made from a noun."""
    if sum(len(one.text) for one in morphemes) != length or not morphemes[-1].pos.endswith(_ENDINGS):
        return False
    if len(morphemes) == 1:
        return morphemes[0].pos[0] == "V"
    return len(morphemes) == 2 and morphemes[0].pos in _NOUNS and len(morphemes[0].text) >= _STEM
