"""Words that look like foreign names, as one morpheme each: the dictionary cuts those that it does not know into
whatever shorter words it has ("바르 보 자는" of "바르보자는").

words of Hangul | stem without its particle | level of likeness | words that are cut against the grammar -> one morpheme
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.lang.scripts import HANGUL, syllable_letters
from bot.regexes import regex
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.word_classes import TITLES
from bot.text.word_lists import wordlist

SENSE = "외래"
"""The class of meaning of a word that was put together: a loan."""
_WORD = regex(rf"[{HANGUL}]+")
_PARTICLE = regex(
    "(?:(에게서?|에서|에|께서?|부터|까지|보다|처럼|으로|[와과로])[는도의만]?|(이?라고|이?란|이?며|[은는이가을를의도만]))$"
)
_AFTER_CONSONANT = frozenset(("은", "이", "을", "과", "이라고", "이란", "이며", "으로"))
_AFTER_VOWEL = frozenset(("는", "가", "를", "와", "로", "라고", "란", "며"))
_HEADS = wordlist("hangul_body_heads") | wordlist("hangul_place_heads")
"""Last parts of the names of bodies and places, which show what the word is: they stay apart."""
_COPULA = regex("이?다$")
_NAMES = wordlist("hangul_foreign_names")
_LISTED = 5
"""The level of listed names."""
_SHORTEST = 2
"""Fewest syllables of a word's stem."""
_L = 8
"""The number of the final consonant behind which 로 is written as behind a vowel."""


class LoanWord(NamedTuple):
    """Hangul syllables [start, end) of a sentence, where the particle begins, and how foreign the rest looks."""

    start: int
    stem: int
    end: int
    level: int


@lru_cache(maxsize=4)  # a sentence is asked for twice in a row
def loan_words(text: str) -> tuple[LoanWord, ...]:
    """The words of Hangul in a sentence."""
    return tuple(_word(text, *match.span()) for match in _WORD.finditer(text))


def with_loans(text: str, morphemes: Sequence[Morpheme]) -> list[Morpheme]:
    """The morphemes of a sentence; a foreign word that they cut against the grammar is one, its particle another."""
    out: list[Morpheme] = []
    at = 0
    for word in loan_words(text):
        first = at
        while first < len(morphemes) and morphemes[first].start < word.start:
            first += 1
        last = first
        while last < len(morphemes) and morphemes[last].end <= word.end:
            last += 1
        out += morphemes[at:first]
        parts = morphemes[first:last]
        at = last
        out += _joined(text, word, parts) if is_cut(word, parts) else parts
    return [*out, *morphemes[at:]]


def is_cut(word: LoanWord, parts: Sequence[Morpheme]) -> bool:
    """Whether the parts of a word are those of a foreign name that the dictionary does not know."""
    unknown = len(parts) == 1 and parts[0].pos == "UNKNOWN"
    least = FOREIGN + 1 if word.stem - word.start == _SHORTEST and not unknown else FOREIGN
    if word.level < least or not parts or word.start != parts[0].start or parts[-1].end != word.end:
        return False
    stem = [part for part in parts if part.start < word.stem]
    if stem[-1].text in _HEADS and stem[-1].pos == "NNG":
        return False
    crossed = stem[-1].end > word.stem and stem[-1].pos[0] in "NU"
    if len(stem) == 1:
        return crossed and unknown
    return crossed or is_odd(parts)


def is_odd(parts: Sequence[Morpheme]) -> bool:
    """Whether the parts of a word do not follow each other in Korean spelling."""
    return any(_is_odd(*pair) for pair in pairwise(parts))


def _is_odd(before: Morpheme, behind: Morpheme) -> bool:
    """Whether a word does not go on like that in Korean spelling: a noun behind a particle or an ending, a verb right
    behind a noun, anything beside a person's name but a particle or the copula."""
    old, new = before.pos.rpartition("+")[2], behind.pos.partition("+")[0]
    if "UNKNOWN" in (old, new) or old in ("MM", "IC", "MAG", "NNB"):
        return new[0] != "J" and new != "VCP"
    if before.sense == "인명":
        return new[0] not in "JE" and new not in ("VCP", "XSN", "NNB")
    if behind.sense == "인명":
        return True
    if old[0] == "J":
        return new[0] != "J" and new != "VCP"
    if old[0] == "E":
        return new[0] in "NM" and new != "NNB"
    return old[0] == "N" and new in ("VV", "VA", "VX", "EC", "ETM", "EF", "EP")


def _joined(text: str, word: LoanWord, parts: Sequence[Morpheme]) -> list[Morpheme]:
    stem = Morpheme(word.start, word.stem, text[word.start : word.stem], "NNP", SENSE, parts[0].spaced)
    if word.stem == word.end:
        return [stem]
    behind = [part for part in parts if part.start >= word.stem]
    if behind and behind[0].start == word.stem and all(part.pos[0] in "JVXE" for part in behind):
        return [stem, *behind]
    return [stem, Morpheme(word.stem, word.end, text[word.stem : word.end], "JX", "*", False)]


def _word(text: str, start: int, end: int) -> LoanWord:
    written = text[start:end]
    stem = start + _stem(written)
    if stem < end and _title_behind(text, end):
        stem = end
    elif stem == end and text.startswith(".", end) and (copula := _COPULA.search(written, _SHORTEST)):
        stem = start + copula.start()
    return LoanWord(start, stem, end, foreign_level(text[start:stem]))


def _title_behind(text: str, end: int) -> bool:
    """Whether a title is the next word: what looks like a particle is the last syllable of a name then."""
    behind = _WORD.match(text, end + 1) if text.startswith(" ", end) else None
    if behind is None:
        return False
    title = behind[0]
    return title[: _stem(title)] in TITLES


@lru_cache(maxsize=20_000)
def _stem(word: str) -> int:
    """The number of syllables of a word without its particle, two or more unless it has fewer."""
    if word in _NAMES or (match := _PARTICLE.search(word, _SHORTEST)) is None:
        return len(word)
    return match.start() if _fits(word[match.start() - 1], match[1] or match[2]) else len(word)


def _fits(syllable: str, particle: str) -> bool:
    """Whether the form of a particle is that behind a syllable, which ends in a consonant or not."""
    final = syllable_letters(syllable)[2]
    if particle in _AFTER_CONSONANT:
        return final > 0
    if particle in _AFTER_VOWEL:
        return not final or (particle == "로" and final == _L)
    return True


def is_listed(stem: str) -> bool:
    """Whether a word without its particle is a listed foreign name."""
    return stem in _NAMES


def foreign_level(stem: str) -> int:
    """The level of a word without its particle: how much it looks like a foreign name, most if it is a listed one."""
    return _LISTED if stem in _NAMES else loan_level(stem)
