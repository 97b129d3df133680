"""Find the knowledge base's names in a text: one pass of an Aho-Corasick automaton, then word borders and case.

Text and names are folded (case, accents, hyphens) without a change of length, so a match is a span of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

import ahocorasick
from msgspec import Struct

from bot.lang.folding import FoldTable
from bot.lang.particles import PARTICLE
from bot.lang.scripts import HAN, HANGUL, KANA, KATAKANA, is_han, is_hangul
from bot.model.analysis import EntityKind
from bot.regexes import any_of, regex
from bot.text.knowledge.file_format import KnownEntity
from bot.text.names.latin_korean import is_syllable
from bot.text.names.normalise import PLAIN
from bot.text.names.north_south import other_spellings
from bot.text.word_lists import wordlist

_OFFICES = any_of(word for word in wordlist("hangul_titles") | wordlist("hangul_posts") if len(word) > 1)
_CALLED = regex(
    rf"(?:동지들?|(?:(?:부|총|제1)?(?:{_OFFICES})|국방상|외무상|총정치국장|총참모장)(?:동지)?)"
    rf"(?:{PARTICLE.pattern}|(?![{HANGUL}]))"
)
"""What the North writes right behind the name of a person: "동지", an office."""
_DEAR = "경애하는"
"""The word that the North joins to the names of its leaders."""
_OF_STATE = regex(r"련방|외무[성상]|외교부|국방[성상부]|인민군|(?:공산|로동|인민혁명)당|[총부]?영사관|대사")
"""What is written in one word with its state, in the North above all: "로씨야외무상", "꾸바공산당", "중국대사관"."""
_COMMON = wordlist("hangul_words") | wordlist("hanja_words")
_SHORT = "~"
_SLAVIC = frozenset({"RU", "UA", "BY", "KZ", "KG"})
FAMILY_FIRST = frozenset({"JP", "VN"})
"""Countries whose names Korean writes in their own order."""
_ENDING = regex(r"(?<=[^aeiou])(?:iy|yy|ij|ii|y|i)$")
_LOWER = regex(r"[a-z]+")
_OF = regex(r"(?P<link>\s(?:of|in)\s)(?:the\s)?")
_KATAKANA = regex(f"[{KATAKANA}]")
_INSTITUTION = regex(f"大学|大學|新聞|電力|大(?:(?![{HAN}いき])|(?=(?:准|名誉|客員|特任)?教授))")
"""Words after a place that is part of the name of a university, newspaper or power company: 東アジア大, 中国新聞."""
_UNIVERSITY = regex(f"(?<!人)大(?=[{HAN}])(?![学學院生病卒教])")
"""The last character of a university's short name (ソウル大), here of another word: ソウル大会. 人大 is a congress."""
_ANOTHER_PLACE = regex("(?:[東西南北]|中央)$")
"""Words before a country in katakana: 北アメリカ, 南スーダン."""
_PART_OF_AMERICA = regex(r"\b(?:North|South|Central|Latin|Meso|Pan)[\s-]$")
"""A word before "America" and "American" that are no name of the United States."""
_UNSPACED = regex(f"[{HAN}{KANA}]")
"""Letters of the scripts that have no spaces between words."""


class _HanjaFoldTable(FoldTable):
    """Folds Chinese and Japanese variants of a Hanja to the Korean one, too; kana keep their voicing marks:
    ヨンヒョン is not ヨンビョン."""

    def __missing__(self, code: int) -> str:
        if not is_han(chr(code)):
            return super().__missing__(code)
        self[code] = folded = PLAIN[code]
        return folded


FOLD = _HanjaFoldTable({code: chr(code) for code in range(0x3041, 0x3100) if chr(code).isalpha()})


def fold(text: str) -> str:
    """The text folded for matching; offsets do not change."""
    return text.translate(FOLD)


class NameForm(Struct, frozen=True):
    """One name of an entity, as written in the base. A `short` name needs support of the context; an `adjective` is a
    country's; `family` is a foreigner's family name in Hangul, which needs a title beside it."""

    entity: KnownEntity
    written: str
    short: bool = False
    adjective: bool = False
    family: bool = False

    @property
    def common(self) -> bool:
        """Whether it is also a common word or another name."""
        return self.written in _COMMON

    @property
    def any_case(self) -> bool:
        """Whether it matches in any case: it is in small letters or in a script without case."""
        return self.written == self.written.lower()


class Match(Struct, frozen=True):
    """A span of the text and the names that it matches, of one or more entities."""

    start: int
    end: int
    forms: tuple[NameForm, ...]


class Matcher:
    """An automaton of all names of the knowledge base."""

    def __init__(self, entities: Iterable[KnownEntity], further: Mapping[str, Iterable[str]] | None = None) -> None:
        """`further` are other names of the entities by their ids, short ones after "~"."""
        entities = tuple(entities)
        forms: dict[str, list[NameForm]] = {}
        states = _states(entities)
        for entity in entities:
            other = further.get(entity.id, ()) if further else ()
            for form in _apart(_forms(entity, other), states):
                for key in _keys(form):
                    known = forms.setdefault(key, [])
                    if not known or all(other.entity is not entity or other.written != form.written for other in known):
                        known.append(form)
        self._automaton: Any = ahocorasick.Automaton()
        for key, value in forms.items():
            self._automaton.add_word(key, (len(key), tuple(value)))
        self._automaton.make_automaton()
        self._longer = _longer_words()

    def matches(self, text: str) -> Iterator[Match]:
        """Every match whose borders and case fit, including overlapping ones, ordered by their ends."""
        if not len(self._automaton):
            return
        folded = fold(text)
        longer = [match.span() for match in self._longer.finditer(folded) if not text[match.start()].islower()]
        for last, (length, forms) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if longer and any(left <= start and end <= right and length < right - left for left, right in longer):
                continue
            written = text[start:end]
            if fitting := tuple([form for form in forms if _fits(form, written, text, start, end)]):
                yield Match(start, end, fitting)


def _longer_words() -> re.Pattern[str]:
    """A pattern for the folded words that hold a name of the base without naming it; "a new Mexico office" has none."""
    words = {fold(word) for word in wordlist("longer_names")}
    return re.compile(f"(?=[{''.join(sorted({word[0] for word in words}))}])(?:{any_of(words)})")


def _forms(entity: KnownEntity, further: Iterable[str]) -> Iterator[NameForm]:
    for name in (*entity.names, *further):
        yield NameForm(entity, name.lstrip(_SHORT), short=name in _COMMON or name.startswith(_SHORT))
    for name in entity.short:
        yield NameForm(entity, name, short=True, family=_is_foreign_person(entity) and is_hangul(name))
    for name in entity.adjectives:
        yield NameForm(entity, name, adjective=True)
    if (family := hangul_family(entity)) is not None:
        yield NameForm(entity, family, short=True, family=True)


def _is_foreign_person(entity: KnownEntity) -> bool:
    return entity.kind is EntityKind.PERSON and not entity.is_korean


def hangul_family(entity: KnownEntity) -> str | None:
    """The family name in Hangul of a foreigner who is known by it in English: 루비오, since the base has "Rubio"."""
    if not (_is_foreign_person(entity) and entity.hangul):
        return None
    if not any(fold(entity.name).endswith(fold(f" {name}")) for name in entity.aliases):
        return None
    return entity.hangul.split()[0 if entity.country in FAMILY_FIRST else -1]


def _states(entities: Iterable[KnownEntity]) -> frozenset[str]:
    """The names and adjectives of countries."""
    return frozenset(name for one in entities if one.adjectives for name in (*one.names, *one.adjectives))


def _without_state(name: str, states: frozenset[str]) -> str:
    """The name of an organisation without a country before it or after it. Looked up, since an expression for all
    countries takes as long to compile as the names take."""
    spaces = [at for at, char in enumerate(name) if char.isspace()]
    owners = (at for at in reversed(spaces) if name[:at].removesuffix("'s").removesuffix("’s") in states)
    begin = next((at + 1 for at in owners), 0)
    for link in _OF.finditer(name, begin):
        if name[link.end() :] in states or name[link.end("link") :] in states:
            return name[begin : link.start()]
    return name[begin:]


def _apart(forms: Iterable[NameForm], states: frozenset[str]) -> Iterator[NameForm]:
    """The forms to search for. If an organisation is also known without its country, the form with the country is left
    out, so that both are mentions: "Chinese" and "Foreign Ministry"."""
    known = list(forms)
    several = [form.written for form in known if not form.adjective and len(form.written.split()) > 1]
    bare = {name: without for name in several if (without := _without_state(name, states)) != name}
    written = {fold(form.written) for form in known} if bare else frozenset[str]()
    for form in known:
        if form.adjective or form.written not in bare or fold(bare[form.written]) not in written:
            yield form


def _keys(form: NameForm) -> Iterator[str]:
    """The folded spellings of a form: as written, without hyphens, and for a Korean with the given name first and in
    the other Korea's spelling."""
    key = fold(form.written)
    yield key
    if "-" in form.written:
        yield fold(form.written.replace("-", ""))
    parts = key.split()
    if form.entity.is_korean and form.written == form.entity.hangul:
        yield from other_spellings(form.written)
    if form.entity.kind is EntityKind.PERSON and form.entity.hangul and len(parts) == 3:
        family, first, second = parts
        yield f"{family} {first}{second}"
        yield f"{first} {second} {family}"
        yield f"{first}{second} {family}"
    if form.entity.kind is EntityKind.PERSON and form.entity.country in _SLAVIC and len(parts) == 2:
        yield from _transcribed(parts)


def _transcribed(parts: list[str]) -> Iterator[str]:
    """The transcriptions of a Russian or Ukrainian name by its endings: Georgy, Georgiy, Georgii, Georgi."""
    given, family = ([_ENDING.sub(end, part) for end in ("y", "iy", "i", "ii", "yy")] for part in parts)
    if parts[0].endswith(("ey", "ei")):
        given = [parts[0][:-1] + end for end in "yi"]
    yield from (" ".join(pair) for pair in product(dict.fromkeys(given), dict.fromkeys(family)))


def _fits(form: NameForm, written: str, text: str, start: int, end: int) -> bool:
    return _cased(form, written) and _bordered(form, text, start, end)


def _cased(form: NameForm, written: str) -> bool:
    """Whether the case of the text fits: all capitals for an abbreviation, else capitals where the form has them."""
    if form.any_case:
        return True
    if (form.written.isupper() and form.written[0].isascii()) or written.isupper():
        return written.isupper() and (form.written.isupper() or len(written) > 3)
    return all(part[0].isupper() or not _capital(form, part) for part in written.split())


@cache
def _capitals(written: str) -> frozenset[str]:
    return frozenset(fold(part) for part in _words(written) if part[0].isupper())


def _capital(form: NameForm, part: str) -> bool:
    """Whether the form has this word with a capital."""
    return fold(part) in _capitals(form.written)


def _words(text: str) -> list[str]:
    return [part for part in re.split(r"[\s\-]+", text) if part]


def _bordered(form: NameForm, text: str, start: int, end: int) -> bool:
    """Whether a match begins and ends at word borders; Hanja need none, except after a number (火星-1), Hangul may be
    followed by a particle. In Japanese and Chinese a name in another script ends where its script does."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    person = form.entity.kind is EntityKind.PERSON and len(_words(form.written)) > 2
    if is_hangul(text[start]):
        if form.entity.kind is EntityKind.PERSON and end - start > 2:
            before = " " if text.endswith(_DEAR, 0, start) else before
            after = " " if _CALLED.match(text, end) else after
        after = " " if form.entity.adjectives and _OF_STATE.match(text, end) else after
        return not is_hangul(before) and (not is_hangul(after) or bool(PARTICLE.match(text, end)))
    if _is_unspaced(text[start]) and not _is_whole(form, text, end):
        return False
    if is_han(text[start]):
        return not (text[end - 1].isdecimal() and after.isascii() and after.isalnum())
    if _KATAKANA.match(text[start]):
        goes_on = _KATAKANA.match(text[end - 1]) and _KATAKANA.match(after)
        return not (_KATAKANA.match(before) or goes_on or _ANOTHER_PLACE.search(text, max(start - 2, 0), start))
    left = not before.isalnum() or _is_unspaced(before) or (person and before.islower() and text[start].isupper())
    if form.written.startswith("America") and _PART_OF_AMERICA.search(text, max(start - 8, 0), start):
        return False
    right = not after.isalnum() or is_hangul(after) or _is_unspaced(after) or (person and _run_in(text, start, end))
    return left and right


def _is_whole(form: NameForm, text: str, end: int) -> bool:
    """Whether a name in Chinese characters or kana is not the beginning of another name or word."""
    if form.entity.kind is EntityKind.PLACE:
        return _INSTITUTION.match(text, end) is None
    return form.entity.kind is EntityKind.PERSON or _UNIVERSITY.match(text, end - 1) is None


def _is_unspaced(character: str) -> bool:
    return _UNSPACED.match(character) is not None


def _run_in(text: str, start: int, end: int) -> bool:
    """Whether a lost space joins a word to a Korean name ("Kim Jong Unsaid"): together they are not a syllable."""
    tail = _LOWER.match(text, end)
    last = text[start:end].rsplit(maxsplit=1)[-1]
    return tail is not None and not is_syllable(last + tail.group())
