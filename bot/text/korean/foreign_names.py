"""Persons with foreign names, which the model of foreign names finds and the other one misses or cuts.

    its persons | those whose words look foreign, or that go on from a person of the other model | both models' names

Everything else is what the other model says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.lang.particles import PARTICLE
from bot.lang.scripts import HANGUL, is_hangul
from bot.regexes import regex
from bot.text.korean.common_words import fits
from bot.text.korean.features import foreign_features
from bot.text.korean.loan_likeness import FOREIGN
from bot.text.korean.loan_words import LoanWord, foreign_level, is_cut, is_listed, loan_words, with_loans
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.name_likeness import likeness
from bot.text.korean.names import LEAST_SURE, PERSON, KoreanName, labelled
from bot.text.korean.word_classes import CALLING, FAMILIES, TITLES, sort_of
from bot.text.word_lists import wordlist

if TYPE_CHECKING:
    import pycrfsuite

_LEAST_SURE = 0.5
"""Least probability of a foreign name of several words."""
_ALONE_SURE = 0.9
"""Least probability of a foreign word that is a person by itself: firms and places look like it."""
_SHOWN_SURE = 0.8
"""The same with a title beside it."""
_MIXED_SURE = 0.8
"""Least probability of a name of several words, not all of which look foreign: "로버트 *케일*"."""
_NOUN_SURE = 0.9
"""The same where a word is a noun: "푸쉬밋 *콜리* 부사장"."""
_NEVER = 2.0
_FULL_NAME, _TWO = 3, 2
_TYPICAL = 2
"""Least likeness of three syllables to a Korean's full name where they are no part of a foreigner's."""
_AGE_BEHIND = regex(r" ?\(\d{1,2}(?:세|살)?[)·,]")
_WORD_BEHIND = regex(rf" ([{HANGUL}]+)")
_HYPHENED = regex(rf"(?<![{HANGUL}\w-])([{HANGUL}]{{1,6}})-$")
"""The first part of a given name: "*옌스-*프레데리크"."""
_MEETING = regex(r" ?(?:정상|양자|단독|전화)? ?(?:회담|회동|통화|대결|대화|갈등|조(?![가-힣]))")
"""What two persons have, whom a hyphen joins: "쿠슈너-아론 벨 *회동*"."""
_WORD_BEFORE = regex(rf"(?<![{HANGUL}])([{HANGUL}]{{2,12}}?)(?:[을를] (?:지낸|맡은|역임한))? $")
_LONG_TITLES = tuple(title for title in TITLES if len(title) > 1)
_GIVEN_NAMES = wordlist("hangul_given_western")
_FAMILY_BEHIND = regex(
    r" (?P<family>[김박최윤임권황송류홍허곽민엄채신정서리심조한남안강전문오장이])"
    rf"(?P<case>에게서?|께서|씨|측|[의은는이가을를도와과]|(?= 씨(?![{HANGUL}]{{2}})))?(?![{HANGUL}])"
)
"""A frequent family name of Koreans abroad."""
_OTHER_WORDS = frozenset("심조한남안강전문오장이")
"""Families that are other words as well ("토마스 *오*는 5월", "토마스 *전* 감독"): names only before "씨"."""
_FAMILY_SURE = 0.95
_JAPANESE = frozenset("린켄슌렌료쇼")
"""Given names of one syllable, as Korean writes Japanese ones."""
_REACH = 20
"""How far before a name what somebody is is looked for."""
_PERSON_SENSE = "인명"
"""The class of meaning of persons in the dictionary."""
_CASES = frozenset("은는이가을를")
"""Particles that tell whether a syllable before them ends in a consonant."""
_LONGEST = 4
"""More syllables than those of a family name that does not look foreign."""
_WORDS = 3
"""Fewest words of a foreign name that has some of one syllable: "쩐 티 …"."""


def with_foreign(
    model: pycrfsuite.Tagger, text: str, morphemes: Sequence[Morpheme], names: Sequence[KoreanName]
) -> list[KoreanName]:
    """The `names` of a sentence with the foreign persons that `model` finds in place of what they overlap."""
    if not _may_have_more(text, morphemes, names):
        return _with_hyphens(text, _with_families(text, names))
    persons = [*_persons(model, text, with_loans(text, morphemes), names)]
    kept = (name for name in names if not any(_overlap(name, person) for person in persons))
    return _with_hyphens(text, _with_families(text, sorted((*kept, *persons))))


def _with_families(text: str, names: Sequence[KoreanName]) -> Sequence[KoreanName]:
    """The names; with a Korean family name behind a given name from Europe as one person: "대니얼 *신*에게"."""
    found: list[KoreanName] = []
    for word in loan_words(text):
        family = _FAMILY_BEHIND.match(text, word.end) if text[word.start : word.end] in _GIVEN_NAMES else None
        if family is None or (family["case"] and not fits(family["case"], family["family"])):
            continue
        if family["family"] in _OTHER_WORDS and family["case"] not in {"씨", ""}:
            continue
        if family["case"] is not None or _is_shown(text, word.start, family.end()):
            found.append(KoreanName(word.start, family.end("family"), PERSON, _FAMILY_SURE))
    if not found:
        return names
    return sorted((*found, *(name for name in names if not any(_overlap(name, one) for one in found))))


def _with_hyphens(text: str, names: Sequence[KoreanName]) -> list[KoreanName]:
    """The names; a foreigner's of several words with what a hyphen joins to the first: "*옌스-*프레데리크 닐센"."""
    out: list[KoreanName] = []
    for name in names:
        first = _HYPHENED.search(text, max(0, name.start - _REACH), name.start)
        is_several = name.label == PERSON and " " in text[name.start : name.end]
        if first is None or not is_several or _MEETING.match(text, name.end):
            out.append(name)
            continue
        given = text[name.start : name.end].partition(" ")[0]
        joined = [other for other in out if other.end > first.start()]
        is_free = all(other.label == PERSON and other.start == first.start() for other in joined)
        is_given = is_free and foreign_level(given) >= FOREIGN and (len(first[1]) == 1 or foreign_level(first[1]) > 1)
        if is_given:
            del out[len(out) - len(joined) :]
        out.append(name._replace(start=first.start()) if is_given else name)
    return out


def _may_have_more(text: str, morphemes: Sequence[Morpheme], names: Sequence[KoreanName]) -> bool:
    """Whether a word that looks foreign is in no person of `names` and no common noun or place of the dictionary: most
    sentences have none, and to ask the model takes as long as everything before."""
    places = {morpheme.start: place for place, morpheme in enumerate(morphemes)}
    persons = [name for name in names if name.label == PERSON and name.sure >= LEAST_SURE[PERSON] and not name.common]
    if any(_is_one(text, *pair) for pair in pairwise(persons)):
        return True
    if any(_is_cut_off(text, name) or _may_go_on(text, name) for name in persons):
        return True
    for word in loan_words(text):
        if word.level < FOREIGN or (first := places.get(word.start)) is None:
            continue
        if any(name.start <= word.start and word.stem <= name.end for name in persons):
            continue
        if any(_is_beside(text, word, name) for name in persons):
            return True
        own = morphemes[first]
        parts = [part for part in morphemes[first:] if part.end <= word.end]
        is_unknown = own.sense == _PERSON_SENSE or own.pos == "UNKNOWN" or is_cut(word, parts)
        if is_unknown or _is_shown(text, word.start, word.end):
            return True
    return False


def _is_one(text: str, name: KoreanName, behind: KoreanName) -> bool:
    """Whether two persons with one space between them are one, of whom a word looks foreign: "오구시" and "히로시"."""
    is_near = name.end + 1 == behind.start and text[name.end] == " "
    return is_near and any(foreign_level(text[one.start : one.end]) >= FOREIGN for one in (name, behind))


def _is_cut_off(text: str, name: KoreanName) -> bool:
    """Whether a person of several words ends within a word: "옌스 *오크*레"."""
    return " " in text[name.start : name.end] and any(word.start < name.end < word.stem for word in loan_words(text))


def _may_go_on(text: str, name: KoreanName) -> bool:
    """Whether a person of one word that looks foreign has a word behind that may be the family name: none that says
    what somebody is: "야흐야 *사리*는"."""
    behind = _WORD_BEHIND.match(text, name.end)
    if behind is None or " " in text[name.start : name.end] or foreign_level(text[name.start : name.end]) < FOREIGN:
        return False
    word = next(word for word in loan_words(text) if word.end == behind.end())
    stem = text[word.start : word.stem]
    return 1 < len(stem) < _LONGEST and not sort_of(stem)


def _is_beside(text: str, word: LoanWord, name: KoreanName) -> bool:
    """Whether a word is right before or behind a person with a foreign name: "*나왈* 엘무타와켈"."""
    is_before = word.stem == word.end == name.start - 1 and text[word.end] == " "
    is_behind = name.end == word.start - 1 and text[name.end] == " "
    return (is_before or is_behind) and foreign_level(text[name.start : name.end].replace(" ", "")) >= FOREIGN


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether a title or age is behind a word, or what somebody is before it: "*쉬팡* 대사", "의원을 지낸 *량즈펑*"."""
    if _AGE_BEHIND.match(text, end):
        return True
    behind = _WORD_BEHIND.match(text, end)
    if behind is not None and (behind[1].endswith(_LONG_TITLES) or behind[1][:-1].endswith(_LONG_TITLES)):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return before is not None and sort_of(before[1]) == CALLING


def _persons(
    model: pycrfsuite.Tagger, text: str, morphemes: Sequence[Morpheme], names: Sequence[KoreanName]
) -> Iterator[KoreanName]:
    for found in labelled(model, foreign_features(text, morphemes), text, morphemes):
        name = found._replace(start=_behind_body(text, found, morphemes), end=_stem_end(text, found))
        if name.label != PERSON or any(_is_longer(text, name, other) or _is_less(text, name, other) for other in names):
            continue
        if name.sure >= _least_sure(text, name, morphemes, names):
            yield name._replace(common=False)


def _is_longer(text: str, name: KoreanName, other: KoreanName) -> bool:
    """Whether a name is a person of the other model and one syllable more, which is a particle: "리지*씨*"."""
    is_sure = other.label == PERSON and other.sure >= LEAST_SURE[PERSON]
    is_one_more = name.start == other.start and name.end == other.end + 1
    return (
        is_sure and is_one_more and text[other.end] in "은는이가을를씨" and not is_hangul(text[name.end : name.end + 1])
    )


def _is_less(text: str, name: KoreanName, other: KoreanName) -> bool:
    """Whether a name is the beginning of a person of one word of the other model: "*아이히*만"."""
    is_sure = other.label == PERSON and other.sure >= LEAST_SURE[PERSON] and " " not in text[other.start : other.end]
    is_cut = name.start == other.start and name.end + 1 == other.end and text[name.end] not in _CASES
    return is_sure and is_cut


def _stem_end(text: str, name: KoreanName) -> int:
    """Where a name ends: not within the stem of its last word, nor behind the particle of one that looks foreign."""
    last = next((word for word in loan_words(text) if word.start < name.end <= word.end), None)
    if last is None:
        return name.end
    if name.start < last.start and _is_family(text, last):
        return last.start + 1
    if last.level < FOREIGN - (name.end < last.stem) or last.stem < name.end < last.end:
        return name.end
    return last.stem


def _is_family(text: str, word: LoanWord) -> bool:
    """Whether a word is a Korean's family name or a Japanese given name of one syllable with a particle, behind a
    foreign name: "에드워드 *리가*", "아야세 *린은*"."""
    if word.end - word.start != _TWO:
        return False
    family, particle = text[word.start], text[word.start + 1]
    is_case = family in FAMILIES | _JAPANESE and particle in _CASES and fits(particle, family)
    return is_case and not _is_shown(text, word.start, word.end)


def _behind_body(text: str, name: KoreanName, morphemes: Sequence[Morpheme]) -> int:
    """Where a name of several words begins behind a word that the dictionary knows as a proper noun, and as no person
    or place: "*우버* 다라 코스로샤히"."""
    words = [word for word in loan_words(text) if name.start <= word.start < name.end]
    if (
        len(words) < _WORDS
        or name.sure >= _ALONE_SURE
        or words[0].stem != words[0].end
        or is_listed(text[words[0].start : words[0].stem])
    ):
        return name.start
    first = [part for part in morphemes if words[0].start <= part.start < words[0].end]
    is_other = len(first) == 1 and first[0].pos == "NNP" and not first[0].sense
    return words[1].start if is_other and all(word.level >= FOREIGN for word in words[1:]) else name.start


def _least_sure(text: str, name: KoreanName, morphemes: Sequence[Morpheme], names: Sequence[KoreanName]) -> float:
    """The least probability of a name; more than 1 where it is none whatever the model says."""
    parts = [part for part in morphemes if name.start <= part.start < name.end]
    words = text[name.start : name.end].split()
    is_whole = is_foreign(text, parts)
    if len(words) == 1:
        is_word = not is_hangul(text[name.end : name.end + 1]) or PARTICLE.match(text, name.end) is not None
        is_shown = is_word and _is_shown(text, name.start, name.end)
        is_short = len(words[0]) == _TWO and not is_listed(words[0])  # may be the family name of a longer one
        return _NEVER if not is_whole or is_short else _SHOWN_SURE if is_shown else _ALONE_SURE
    if is_whole:
        return _LEAST_SURE
    return _mixed_sure(text, name, parts, names)


def _mixed_sure(text: str, name: KoreanName, parts: Sequence[Morpheme], names: Sequence[KoreanName]) -> float:
    """The same for a name of several words, one of which does not look foreign."""
    words = text[name.start : name.end].split()
    within = [other for other in names if other.label == PERSON and _overlap(name, other)]
    is_korean = any(_is_korean(word) for word in words) and len(within) < _TWO
    is_long = any(len(word) > _TWO and foreign_level(word) == 0 for word in words)  # "*법무법인* 다온"
    if is_korean or is_long or all(foreign_level(word) < FOREIGN for word in words):
        return _NEVER
    is_shown = _is_shown(text, name.start, name.end)
    if len(words) == _TWO and min(map(len, words)) == 1:  # "*진* 애벗 명예교수"; behind a name it is another noun
        is_given = words[-1] in _JAPANESE and foreign_level(words[0]) > FOREIGN
        return _NOUN_SURE if is_given or (is_shown and len(words[0]) == 1) else _NEVER
    nouns = [part.text for part in parts if part.pos == "NNG" and len(part.text) > 1 and part.text in words]
    if any(foreign_level(noun) < FOREIGN for noun in nouns):
        return _NOUN_SURE if is_shown or within else _NEVER
    return _LEAST_SURE if is_shown and not nouns else _MIXED_SURE


def _is_korean(word: str) -> bool:
    """Whether a word has the form of a Korean's full name and does not look foreign."""
    return len(word) == _FULL_NAME and likeness(word) >= _TYPICAL and foreign_level(word) < FOREIGN


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
