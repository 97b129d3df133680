"""Persons with foreign names, which the model of foreign names finds and the other one misses or cuts.

    its persons | those whose words look foreign, or that go on from a person of the other model | both models' names

Everything else is what the other model says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.lang.particles import PARTICLE
from bot.lang.scripts import HANGUL, is_hangul
from bot.regexes import regex
from bot.text.korean.features import foreign_features
from bot.text.korean.loan_likeness import FOREIGN
from bot.text.korean.loan_words import foreign_level, is_cut, loan_words, with_loans
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.names import LEAST_SURE, PERSON, KoreanName, labelled
from bot.text.korean.word_classes import CALLING, TITLES, sort_of

if TYPE_CHECKING:
    import pycrfsuite

_LEAST_SURE = 0.5
"""Least probability of a foreign name of several words."""
_ALONE_SURE = 0.9
"""Least probability of a foreign word that is a person by itself: firms and places look like it."""
_SHOWN_SURE = 0.8
"""The same with a title beside it."""
_LONGER_SURE = 0.9
"""Least probability of a name with a word that does not look foreign: "로버트 케일" where "로버트" is a person."""
_WORD_BEHIND = regex(rf" ([{HANGUL}]+)")
_WORD_BEFORE = regex(rf"(?<![{HANGUL}])([{HANGUL}]{{2,12}}?)(?:[을를] (?:지낸|맡은|역임한))? $")
_LONG_TITLES = tuple(title for title in TITLES if len(title) > 1)
_REACH = 20
"""How far before a name what somebody is is looked for."""
_PERSON_SENSE = "인명"
"""The class of meaning of persons in the dictionary."""
_WORDS = 3
"""Fewest words of a foreign name that has some of one syllable: "쩐 티 …"."""


def with_foreign(
    model: pycrfsuite.Tagger, text: str, morphemes: Sequence[Morpheme], names: Sequence[KoreanName]
) -> list[KoreanName]:
    """The `names` of a sentence with the foreign persons that `model` finds in place of what they overlap."""
    if not _may_have_more(text, morphemes, names):
        return [*names]
    persons = [*_persons(model, text, with_loans(text, morphemes), names)]
    kept = (name for name in names if not any(_overlap(name, person) for person in persons))
    return sorted((*kept, *persons))


def _may_have_more(text: str, morphemes: Sequence[Morpheme], names: Sequence[KoreanName]) -> bool:
    """Whether a word that looks foreign is in no person of `names` and no common noun or place of the dictionary: most
    sentences have none, and to ask the model takes as long as everything before."""
    places = {morpheme.start: place for place, morpheme in enumerate(morphemes)}
    persons = [name for name in names if name.label == PERSON and name.sure >= LEAST_SURE[PERSON] and not name.common]
    for word in loan_words(text):
        if word.level < FOREIGN or (first := places.get(word.start)) is None:
            continue
        if any(name.start <= word.start and word.stem <= name.end for name in persons):
            continue
        own = morphemes[first]
        parts = [part for part in morphemes[first:] if part.end <= word.end]
        is_unknown = own.sense == _PERSON_SENSE or own.pos == "UNKNOWN" or is_cut(word, parts)
        if is_unknown or _is_shown(text, word.start, word.end):
            return True
    return False


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether a title is behind a word, or what somebody is before it: "*쉬팡* 대사", "의원을 지낸 *량즈펑*"."""
    behind = _WORD_BEHIND.match(text, end)
    if behind is not None and (behind[1].endswith(_LONG_TITLES) or behind[1][:-1].endswith(_LONG_TITLES)):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and sort_of(before[1]) == CALLING


def _persons(
    model: pycrfsuite.Tagger, text: str, morphemes: Sequence[Morpheme], names: Sequence[KoreanName]
) -> Iterator[KoreanName]:
    for name in labelled(model, foreign_features(text, morphemes), text, morphemes):
        if name.label != PERSON:
            continue
        if is_foreign(text, [part for part in morphemes if name.start <= part.start < name.end]):
            if name.sure >= _least_sure(text, name):
                yield name._replace(common=False)
        elif name.sure >= _LONGER_SURE and (
            _is_short_first(text, name) or _goes_on(text, name, names) or _is_surer(text, name, names)
        ):
            yield name


def _least_sure(text: str, name: KoreanName) -> float:
    """The least probability of a name whose words all look foreign."""
    if " " in text[name.start : name.end]:
        return _LEAST_SURE
    is_word = not is_hangul(text[name.end : name.end + 1]) or PARTICLE.match(text, name.end) is not None
    return _SHOWN_SURE if is_word and _is_shown(text, name.start, name.end) else _ALONE_SURE


def _is_short_first(text: str, name: KoreanName) -> bool:
    """Whether a name has a first word of one syllable, one that looks foreign and a title: "*진 애벗* 명예교수"."""
    first, _, rest = text[name.start : name.end].partition(" ")
    if len(first) != 1 or not rest or " " in rest:
        return False
    return foreign_level(rest) >= FOREIGN and _is_shown(text, name.start, name.end)


def _is_surer(text: str, name: KoreanName, names: Sequence[KoreanName]) -> bool:
    """Whether the other model takes just this name of several words for something else, with less probability."""
    same = [other for other in names if (other.start, other.end) == (name.start, name.end)]
    return " " in text[name.start : name.end] and any(other.sure < name.sure for other in same)


def _goes_on(text: str, name: KoreanName, names: Sequence[KoreanName]) -> bool:
    """Whether a name of several words, one of which looks foreign, has a person of `names` in it and nothing else."""
    words = text[name.start : name.end].split()
    within = [other for other in names if _overlap(name, other) and other.sure >= LEAST_SURE[other.label]]
    return (
        len(words) > 1
        and any(foreign_level(word) >= FOREIGN for word in words)
        and bool(within)
        and all(other.label == PERSON and name.start <= other.start and other.end <= name.end for other in within)
    )


def _overlap(name: KoreanName, other: KoreanName) -> bool:
    return name.start < other.end and other.start < name.end


def is_foreign(text: str, morphemes: Sequence[Morpheme]) -> bool:
    """Whether each word of a name is a listed foreign name or looks like one, and no word is a longer common noun."""
    starts = [place for place, morpheme in enumerate(morphemes) if morpheme.spaced or not place]
    words = [morphemes[start:end] for start, end in zip(starts, [*starts[1:], len(morphemes)], strict=True)]
    if any(len(word) == 1 and word[0].pos == "NNG" and len(word[0].text) > 1 for word in words):
        return False
    if len(words) < _WORDS and any(len(word) == 1 and len(word[0].text) == 1 for word in words):
        return False
    return min(foreign_level(text[word[0].start : word[-1].end]) for word in words) >= FOREIGN
