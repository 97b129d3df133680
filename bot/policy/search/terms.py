"""The words of searches: parse a list of words that must all be found, "quoted words" in that order.

Only folded letters and digits leave this module, so that nothing typed can become an operator of the index.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from msgspec import Struct

from bot.lang.folding import fold, japanese, one_form, simplified, traditional, unreformed
from bot.lang.particles import FORMS, particle_after
from bot.lang.scripts import is_hangul, typed_letters
from bot.lang.unspaced import characters
from bot.policy.search.compounds import compounds_with, spacings
from bot.policy.search.index_words import index_words
from bot.regexes import regex

_MOST_TERMS = 12
_MOST_CHARACTERS = 500
_PIECE = regex(r'"([^"]*)"|(\S+)')
_WORD = regex(rf"[^\W_{characters.GAP}]+")
_UNITS = r"[kcmn]?m|[km]?g|[km]?t|ha|[kmg]?hz|[kmg]?w"
_NUMBER_AND_UNIT = regex(rf"(?<![a-z\d])(\d+)((?:{_UNITS})(?![a-z\d]))")
_NUMBER_BEFORE_UNIT = regex(rf"(?<![a-z\d])(\d+) ((?:{_UNITS})(?![a-z\d]))")
"""A number with its unit after it, and with a space between."""
_KANA = regex(r"[ァ-ヺー]+")
_SHORTEST_LONG = 3
"""Characters of a word whose mark of length at the end may be left out, and two more: バー is not バ."""
_MOST_FORMS, _MOST_OF_WORD, _MOST_DIVISIONS = 8, 4, 12
"""Forms of a term that are looked up, those of a word in traditional characters, and divisions in all its forms."""
_WORDS_OF_SIDES = (("导弹", "飞弹"), ("黑客", "骇客"), ("网络", "网路"), ("激光", "雷射"), ("信息", "资讯"))
"""The words of the mainland and of Taiwan for one thing, in simplified characters."""
_BRITISH_AND_AMERICAN = tuple(
    (regex(rf"({begin})({british}|{american})({end})"), british, american)
    for begin, british, american, end in (
        ("[a-z]{4,20}i", "s", "z", "e[drs]?|ers|ing|ations?"),
        ("(?:def|off|lic)en", "c", "s", "e[ds]?"),
        ("arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum", "our", "or", "[a-z]{0,12}"),
        ("cent|fib|(?:kilo)?met|lit|theat", "re", "er", "[ds]?"),
        ("cancel|fuel|label|signal|travel", "l", "", "ed|ing|ers?"),
        ("", "manoeuvre", "maneuver", "[ds]?"),
        ("program", "me", "", "s?"),
    )
)
"""Words of two English spellings: how they begin, what differs, and how they end. What becomes no word (promize) is
found nowhere."""
NEAR = 33
"""Words of the index between the parts of a divided word, about a sentence: one a character, and one a comma."""
_PARTICLES = (
    *("이", "가", "은", "는", "을", "를", "의", "에", "와", "과", "로", "으로", "도", "에서"),
    *("인", "급", "등", "측"),
)
"""The particles and suffixes that Korean mostly attaches to a word in Latin letters: IAEA가, ICBM급. A noun in Hangul
is looked up as a prefix, which finds it with any of them; a Latin prefix would find other words."""
_AFTER_NOUNS = ("이", "은", "을", "의", "에", "에서")
"""The commonest particles after a noun in Hangul, as after a consonant."""
_QUOTES = str.maketrans("“”„«»", '"""""')


class Term(Struct, frozen=True):
    """Adjacent words. `prefix`: the last one is a prefix, since Korean particles are attached to their words.
    `divisible`: a word of Chinese or Japanese may also be found in parts that are near each other, as it is without
    quotation marks."""

    words: tuple[str, ...]
    prefix: bool
    divisible: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is one Chinese character or a short word in katakana, which is looked up among those of a text."""
        return len(self.words) == 1 and characters.is_short(self.words[0])


@lru_cache(maxsize=2_000)
def written_forms(term: Term) -> tuple[Term, ...]:
    """The term, and as other texts print it, which the index keeps apart: in British or American spelling, in the other
    Chinese script, without a mark of length at its end, at most 8; and in Latin letters with each Korean particle after
    it. A number alone has none: counters go on after it."""
    return (*_in_scripts(term), *_with_particles(term))


@lru_cache(maxsize=2_000)
def forms_in_text(term: Term) -> tuple[Term, ...]:
    """The forms of `searched_forms` for a text at hand, in which borders of words are looked at: without particles, and
    with whole compounds."""
    korean = (*spacings(term.words), *((word,) for word in compounds_with("".join(term.words)).words))
    return (*_in_scripts(term), *(Term(words, prefix=True) for words in korean if term.prefix))


def near_parts(term: Term) -> tuple[tuple[str, ...], ...]:
    """The parts in which a divisible term of one word may be found, in each script, at most 12 divisions. What has the
    whole has the parts of any of them."""
    if not term.divisible or len(term.words) > 1:
        return ()
    return _near_parts(term)


@lru_cache(maxsize=2_000)
def _near_parts(term: Term) -> tuple[tuple[str, ...], ...]:
    ways = [characters.divisions(form.words[0]) for form in _in_scripts(term)]
    found = (way[number] for number in range(max(map(len, ways))) for way in ways if number < len(way))
    return tuple(islice(dict.fromkeys(found), _MOST_DIVISIONS))


def _in_scripts(term: Term) -> tuple[Term, ...]:
    found = dict.fromkeys([term.words])
    found[tuple(map(_without_length, term.words))] = None
    found[tuple(map(_of_other_spelling, term.words))] = None
    if not "".join(term.words).isascii() and not term.prefix:
        found |= dict.fromkeys(_in_characters(term.words))
        found |= dict.fromkeys(_in_characters(tuple(map(_of_other_side, term.words))))
    return tuple(Term(words, term.prefix) for words in islice(found, _MOST_FORMS))


@lru_cache(maxsize=2_000)
def searched_forms(term: Term) -> tuple[Term, ...]:
    """The written forms of a term, and of one in Hangul also its other spacings and the compounds that it ends, at most
    34. A title that was typed is not asked for by them: 미사일 is not the title that has 탄도미사일."""
    return (*written_forms(term), *(_in_korean(term) if term.prefix else ()))


def _in_korean(term: Term) -> Iterator[Term]:
    """The spacings and compounds. Of a compound that is longer than the index finds by its beginning each particle is a
    form: the index would collect every article with a longer prefix first."""
    for words in spacings(term.words):
        yield Term(words, prefix=True)
    compounds = compounds_with("".join(term.words))
    for word in compounds.begun:
        yield Term((word,), prefix=True)
    for word in compounds.whole:
        yield Term((word,), prefix=False)
        for particle in _AFTER_NOUNS:
            yield Term((word + (particle_after(word, particle) if particle in FORMS else particle),), prefix=False)


def _in_characters(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Words in the characters of the mainland, of Taiwan, and of Japan."""
    yield tuple(map(simplified, words))
    yield from islice(product(*(islice(traditional(word), _MOST_OF_WORD) for word in words)), _MOST_OF_WORD)
    old = tuple(map(unreformed, words))
    yield from (tuple(map(japanese, old)), tuple(map(simplified, old)), old)


def _of_other_side(word: str) -> str:
    """A Chinese word with the mainland's words in place of Taiwan's, or the other way, in simplified characters."""
    simple = simplified(word)
    for mainland, taiwan in _WORDS_OF_SIDES:
        if mainland in simple:
            return simple.replace(mainland, taiwan)
        if taiwan in simple:
            return simple.replace(taiwan, mainland)
    return word


def _with_particles(term: Term) -> Iterator[Term]:
    *before, last = term.words
    if last.isascii() and not "".join(term.words).isdigit() and not term.prefix:
        yield from (Term((*before, last + particle), prefix=False) for particle in _PARTICLES)


def _of_other_spelling(word: str) -> str:
    """An English word in the American spelling for the British one, or the other way: denuclearisation, defense."""
    for pattern, british, american in _BRITISH_AND_AMERICAN if word.isascii() else ():
        if there := pattern.fullmatch(word):
            return f"{there[1]}{american if there[2] == british else british}{there[3]}"
    return word


def _without_length(word: str) -> str:
    """A word in katakana without the mark of length at its end, which technical texts leave out: コンピュータ."""
    return word[:-1] if len(word) > _SHORTEST_LONG and _KANA.fullmatch(word) and word.endswith("ー") else word


def terms(typed: str) -> tuple[Term, ...]:
    """The terms of a query, at most 12; none if it has no letter or digit."""
    pieces = _PIECE.finditer(typed[:_MOST_CHARACTERS].translate(_QUOTES))
    found = ((tuple(_WORD.findall(_folded_as_indexed(piece[1] or piece[2] or ""))), bool(piece[2])) for piece in pieces)
    different = dict(one for one in found if one[0])
    return tuple(_term(words, divisible) for words, divisible in different.items())[:_MOST_TERMS]


def term(typed: str) -> Term | None:
    """Adjacent words; None for a text without a word of the index."""
    words = _words(_folded_as_indexed(typed))
    return _term(words, divisible=False) if words else None


def _folded_as_indexed(typed: str) -> str:
    return fold(characters.plain(typed))


def _term(words: tuple[str, ...], divisible: bool) -> Term:
    return Term(words, is_hangul(words[-1][-1]), divisible and any(map(characters.divisions, words)))


def _words(folded: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(folded) if index_words(word))


def spellings(typed: str, *, divisible: bool = False) -> tuple[Term, ...]:
    """Adjacent words as texts may spell them, `term` first: "320km" may be "320 km", or the other way.
    None for a text without a word of the index."""
    found: dict[tuple[str, ...], Term] = {}
    for words in filter(None, map(_words, _spelled(typed))):
        found.setdefault(tuple(index_words(" ".join(words))), _term(words, divisible))
    return tuple(found.values())


def _spelled(typed: str) -> Iterator[str]:
    yield _folded_as_indexed(typed)
    written = unicodedata.normalize("NFC", characters.plain(typed).casefold())
    joined = unicodedata.normalize("NFKC", written)
    if joined != written:
        yield from (written, joined)
    yield _NUMBER_AND_UNIT.sub(r"\1 \2", joined)
    yield _NUMBER_BEFORE_UNIT.sub(r"\1\2", joined)


def title_terms(typed: str) -> tuple[Term, ...]:
    """The words of a title that was typed to its end, or of a part of it. Words in Hangul may go on with particles."""
    words = _title_words(typed[:_MOST_CHARACTERS])[:_MOST_TERMS]
    return tuple(Term((word,), is_hangul(word[-1])) for word in words)


def prefix_terms(typed: str) -> tuple[Term, ...]:
    """The words of a title that is still being typed: the last one is a prefix. Chinese characters and kana are found
    inside a word anyway."""
    words = _title_words(typed[:_MOST_CHARACTERS])[:_MOST_TERMS]
    last = len(words) - 1
    return tuple(
        Term((word,), is_hangul(word[-1]) or (place == last and not characters.has_no_space((word,))))
        for place, word in enumerate(words)
    )


def _title_words(text: str) -> list[str]:
    """The words of a title; Chinese characters and kana are words apart from letters beside them, a number and its unit
    are one word."""
    folded = _NUMBER_BEFORE_UNIT.sub(r"\1\2", _folded_as_indexed(text))
    return [part for word in _WORD.findall(folded) for part in characters.parted(word)]


def number_and_unit(word: str) -> tuple[str, str] | None:
    """A word of a title as the two words that another title has for it ("320km", "320 km"); None for any other."""
    found = _NUMBER_AND_UNIT.fullmatch(word)
    return None if found is None else (found[1], found[2])


def matched(text: str, words: tuple[Term, ...], within: int | None = None) -> bool:
    """Whether a text has the words of every term, as a search of titles finds them; those in Chinese characters and
    kana, and those in Hangul of at least `within` syllables, anywhere in a word."""
    there = _title_words(text)
    return all(_among(there, word, term, within) for term in words for word in term.words)


def matched_while_composed(text: str, words: tuple[Term, ...]) -> bool:
    """Whether a text has the words of every term, the last of which ends in a Korean syllable that is not finished."""
    typed = typed_letters(words[-1].words[-1])
    begun = any(typed_letters(one).startswith(typed) for one in _title_words(text))
    return begun and matched(text, words[:-1])


def _among(there: list[str], word: str, term: Term, within: int | None) -> bool:
    if within is not None and len(word) >= within and is_hangul(word):
        return any(word in one for one in there)
    if characters.has_no_space((word,)):
        forms = {one_form(form.words[0]) for form in written_forms(term)}
        return any(form in one_form(one) for form in forms for one in there)
    found = any(one.startswith(word) if term.prefix else one == word for one in there)
    parts = number_and_unit(word) if term.prefix else None  # "10 m" may be the beginning of "10 missiles"
    return found or (parts is not None and parts[0] in there and any(one.startswith(parts[1]) for one in there))
