"""Words of the dictionary that have the form of a Korean's full name.

Before a title forms of verbs: participles ("서울에 *위치한* 대표적인", "*어린* 양") and what a clause goes on behind
("*방한해* 외교부 장관을 만났다"). Behind one nouns ("어머니 *목소리*를").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.lang.scripts import HANGUL
from bot.text.entities.korean.persons import SHOWN_BEHIND
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.words import KoreanMorphemes

_NOUNS = ("NNG", "XR")
_PLACE = "지명"
"""The dictionary's class of places."""
_OF_PLACE = re.compile(rf" [{HANGUL}]{{0,4}}(?:지사|시장|군수|청장|서장|의원|의장|총독)")
_FULL_NAME = 3
"""Syllables of a family name and a given name."""
_PARTICIPLE, _WITHIN = "+ETM", "XSV+EC"
"""Endings of a participle; of a verb made from a noun, within a sentence."""
_SUBJECT = ("JKS", "JX", "JKG")
"""Particles behind a name and its title that speaks, acts or owns; behind a verb an object is first."""
_STEM = 2
"""Fewest syllables of the noun in a participle; "박주한 의원" stays a name if the tagger says so."""


def participles(spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]) -> Iterator[tuple[int, int]]:
    """Those of the spans that the dictionary reads as such a form."""
    for start, end in spans:
        for sentence in reversed(sentences):
            if sentence.start <= start:
                within = _within(sentence, start, end)
                if _is_participle(within, end - start) or _goes_on(within, end - start, sentence, end):
                    yield start, end
                break


def common_nouns(
    text: str, spans: Iterable[tuple[int, int]], sentences: Sequence[KoreanMorphemes]
) -> Iterator[tuple[int, int]]:
    """Those of the spans that the dictionary reads as one place before its head ("*연해주* 주지사"), or as one common
    noun without a title or an age behind. Given names of two syllables are often such nouns ("나비")."""
    for start, end in spans:
        sentence = next((one for one in reversed(sentences) if one.start <= start), None)
        if sentence is None or end - start < _FULL_NAME:
            continue
        within = _within(sentence, start, end)
        if len(within) != 1 or len(within[0].text) != end - start:
            continue
        no_person = _OF_PLACE.match(text, end) if within[0].sense == _PLACE else not SHOWN_BEHIND.match(text, end)
        if no_person and (within[0].sense == _PLACE or within[0].pos == "NNG"):
            yield start, end


def _within(sentence: KoreanMorphemes, start: int, end: int) -> list[Morpheme]:
    """The morphemes of a sentence that overlap a span."""
    first, last = start - sentence.start, end - sentence.start
    return [one for one in sentence.morphemes if one.start < last and first < one.end]


def _is_participle(morphemes: Sequence[Morpheme], length: int) -> bool:
    """Whether the morphemes, together of this length, are a participle, of a verb or of one made from a noun."""
    if not _are_whole(morphemes, length, _PARTICIPLE):
        return False
    return morphemes[0].pos[0] == "V" if len(morphemes) == 1 else _is_made_from_noun(morphemes)


def _goes_on(morphemes: Sequence[Morpheme], length: int, sentence: KoreanMorphemes, end: int) -> bool:
    """Whether they are a verb made from a noun, with whose object the sentence goes on: "방한해 장관*을* 만났다", not
    "도진해 청장*이*"."""
    if not (_are_whole(morphemes, length, _WITHIN) and _is_made_from_noun(morphemes)):
        return False
    behind = (one.pos for one in sentence.morphemes if one.start >= end - sentence.start)
    return not next((pos for pos in behind if pos[0] == "J"), "").startswith(_SUBJECT)


def _are_whole(morphemes: Sequence[Morpheme], length: int, ending: str) -> bool:
    return sum(len(one.text) for one in morphemes) == length and morphemes[-1].pos.endswith(ending)


def _is_made_from_noun(morphemes: Sequence[Morpheme]) -> bool:
    return len(morphemes) == 2 and morphemes[0].pos in _NOUNS and len(morphemes[0].text) >= _STEM
