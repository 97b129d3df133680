"""Names as a model labels them in a sentence of Korean, and which of them the dictionary knows as common words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bot.text.korean.morphemes import Morpheme
from bot.text.korean.name_likeness import LEVELS
from bot.text.korean.word_classes import name_forms

if TYPE_CHECKING:
    import pycrfsuite

PERSON, PLACE, BODY = "PS", "LC", "OG"
"""The models' labels."""
LEAST_SURE = {PERSON: 0.45, PLACE: 0.5, BODY: 0.35}
"""Least probability of a name, by label: a wrong person is worse than a wrong place."""
_NO_NAME = frozenset({"VV", "VA", "VX", "VCP", "JKS", "JKO", "JKG", "JX", "MAG", "XSV", "XSA"})
_NOUNS = frozenset({"NNG", "NNB", "NNBC", "XSN", "XPN", "XR"})
_COUNTED, _COUNTED_SURE = ["MM", "NNBC"], 0.95
"""Morphemes of a number with its counter, which is a name only where the model is sure: "*한시*도 미룰 수 없다"."""
_TYPICAL = 2
"""Least likeness of three syllables to a name that makes up for nouns in them. Only the highest makes up for what the
dictionary takes for a verb's ending behind the family name: "한" in "한은경"."""


class KoreanName(NamedTuple):
    """A name: offsets into the text, the model's label, its probability for the least certain morpheme, and whether the
    dictionary knows it as a common word or a form of a verb."""

    start: int
    end: int
    label: str
    sure: float
    common: bool = False


def labelled(
    model: pycrfsuite.Tagger, features: list[list[str]], text: str, morphemes: Sequence[Morpheme]
) -> Iterator[KoreanName]:
    """The names that a model finds by the features of a sentence's morphemes; their offsets count from its start."""
    model.set(features)
    labels = model.tag()
    for first, last, label in spans(labels):
        sure = min(model.marginal(labels[place], place) for place in range(first, last + 1))
        if [morpheme.pos for morpheme in morphemes[first : last + 1]] == _COUNTED and sure < _COUNTED_SURE:
            continue
        common = is_common(text, morphemes[first : last + 1])
        yield KoreanName(morphemes[first].start, morphemes[last].end, label, sure, common)


def is_common(text: str, morphemes: Sequence[Morpheme]) -> bool:
    """Whether the dictionary knows the morphemes as common words: a verb, an ending or a particle is among them, or all
    are nouns, none of them a proper one, and they do not all have the form of a Korean's full name. What the dictionary
    does not know is cut into short nouns."""
    forms = name_forms(text, morphemes)
    tags = {tag for morpheme in morphemes for tag in morpheme.pos.split("+")}
    if any(tag[0] == "E" or tag in _NO_NAME for tag in tags):
        return len(morphemes[0].text) > 1 or any(_likeness(form) < LEVELS for form in forms)
    if len(morphemes) == 1 and morphemes[0].pos == "NNG" and len(morphemes[0].text) > 2:
        return True
    return tags <= _NOUNS and any(_likeness(form) < _TYPICAL for form in forms)


def _likeness(form: str) -> int:
    """How much a form of `name_forms` is that of a full name; two syllables say no more than that they may be one."""
    if not form:
        return 0
    return int(form[-1]) if form[1] == "3" else _TYPICAL


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last, label) of each run "B-PS", "I-PS", …; a run may lack its "B-"."""
    first, current = 0, ""
    for place, label in enumerate((*labels, "O")):
        if current and (label[0] != "I" or label[2:] != current):
            yield first, place - 1, current
            current = ""
        if label != "O" and not current:
            first, current = place, label[2:]
