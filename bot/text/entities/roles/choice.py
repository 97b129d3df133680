"""Choose the office that a text states for a person, as a span: "China's *Special Representative*, Liu Xiaoming"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from bot.lang.scripts import HAN, KATAKANA, is_hangul, is_japanese
from bot.model.analysis import Excerpt
from bot.regexes import regex
from bot.text.entities.named_group import NamedGroup
from bot.text.entities.roles import english, korean
from bot.text.entities.roles.borders import OfficePhrase, RoleBorders
from bot.text.entities.roles.unspaced import chinese, japanese
from bot.text.names.associates import INQUIRY, is_office_of_aide

_WRAPPED = regex(r"(?<=[a-z,])\n(?=[a-z])")
"""A line break within a sentence."""
_FEWEST_WRAPPED = 3
_NEAR = 60
"""The characters on each side by which the language of a sentence is told."""
_UNSPACED = regex(f"[{HAN}{KATAKANA}]")
_AIDE = regex("(?:大統領|首相)(?:特別)?補佐官|特使")
_INQUIRY = regex(rf"{INQUIRY}팀?(?: .*)?|特検|特別検察官|特[检檢]|特[别別][检檢]察官")
_FELLOW = regex(r"(?:동료|선배|후배|동기|동창|후임) \S")
"""Who has an office beside the one whose name is before it: "김한별 *동료* 의원"."""
_WANTED = regex(r"(?:[을를] (?:\S+ )?| )(?:하자|하겠|하기|도입|추진|수용|요구|촉구|관철|거부|발의)|[이가] 필요|법")
"""Behind an inquiry that somebody wants: "한동훈 특검을 *하자고*"."""
_LEADER = regex("President of|Prime Minister")
_DEFINITE = regex(r"\b[Tt]he $")
_SENTENCE_END = regex(r"[.!?][\"”’]?\s|\n")
_INTRODUCED_WITHIN = 400
"""Characters before an office: some three sentences."""
_BREAK = regex(r"(?<=\S)\n(?=\S)")


def unwrapped(text: str) -> str:
    """The text with spaces for the line breaks within its paragraphs, if its lines are broken at a width; as long as
    it was."""
    is_wrapped = sum(1 for _ in islice(_WRAPPED.finditer(text), _FEWEST_WRAPPED)) == _FEWEST_WRAPPED
    return _BREAK.sub(" ", text) if is_wrapped else text


def role(text: str, person: NamedGroup, borders: RoleBorders) -> Excerpt | None:
    """The best office phrase beside the person's mentions; None if there is none. `text` is `unwrapped`."""
    best: OfficePhrase | None = None
    for phrase in _phrases(text, person, borders):
        if best is None or phrase.is_better(best):
            best = phrase
    if best is None:
        return None
    former = None if person.known is not None else _introduced(text, best, borders)
    start, end = former or (best.start, best.end)
    return Excerpt(start, end, text[start:end])


def _introduced(text: str, office: OfficePhrase, borders: RoleBorders) -> tuple[int, int] | None:
    """The former office by which the text introduces somebody before "the" and its noun alone: "the trial of a *former
    land minister*. … The minister, Bae Jin-ho, denies …". None where there is none, its sentence names somebody, or it
    begins the sentence, where "the" may be another: "A former minister objected. The minister, Oh Se-min, …"."""
    noun = text[office.start : office.end]
    if not (noun.isalpha() and noun.islower() and noun.isascii() and _DEFINITE.search(text, 0, office.start)):
        return None
    near = re.compile(rf"\ban? (?P<office>(?:former|one-time|ex-?) ?(?:[A-Za-z-]+ ){{0,4}}?{noun})(?! [A-Z])\b")
    found = [*near.finditer(text, max(0, office.start - _INTRODUCED_WITHIN), office.start)]
    if len(found) != 1:
        return None
    stop = _SENTENCE_END.search(text, found[0].end(), office.start)
    is_told_apart = stop is None or bool(borders.names(found[0].start(), stop.end()))
    return None if is_told_apart else found[0].span("office")


def _phrases(text: str, person: NamedGroup, borders: RoleBorders) -> Iterator[OfficePhrase]:
    for mention in person.mentions:
        find = english.phrases
        if is_hangul(mention.text.replace("-", "")):
            find = korean.phrases
        elif _UNSPACED.match(mention.text):
            find = japanese.phrases if _is_japanese_near(text, mention.start) else chinese.phrases
        for phrase in find(text, mention.start, mention.end, borders):
            if not _is_of_another(text, phrase, person):
                yield _within_line(text, phrase, mention.start)


def _is_of_another(text: str, phrase: OfficePhrase, person: NamedGroup) -> bool:
    """Whether an office is that of an aide to the leader whose name is before it (李在明*大統領補佐官*, "이재명 *대통령
    비서실장*"), or of the counsel who investigates a politician: "김건희 *특검*"."""
    offices = person.known.offices if person.known is not None else ()
    if _AIDE.search(text, phrase.start, phrase.end) or is_office_of_aide(text, phrase.start, phrase.end):
        return any(_LEADER.search(office.title) for office in offices)
    if _FELLOW.match(text, phrase.start, phrase.end):
        return True
    if _INQUIRY.fullmatch(text, phrase.start, phrase.end) is None:
        return False
    return bool(offices) or _WANTED.match(text, phrase.end) is not None


def _is_japanese_near(text: str, place: int) -> bool:
    """Whether the text around a place is Japanese."""
    return is_japanese(text[max(0, place - _NEAR) : place + _NEAR])


def _within_line(text: str, phrase: OfficePhrase, name: int) -> OfficePhrase:
    """The part of a phrase in the line of the name at `name`: a title above a text ends no sentence."""
    if phrase.end > name:
        newline = text.find("\n", phrase.start, phrase.end)
        return replace(phrase, end=newline) if newline > phrase.start else phrase
    return replace(phrase, start=text.rfind("\n", phrase.start, phrase.end) + 1 or phrase.start)
