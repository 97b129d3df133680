"""Recognise people who share the name of a known one: their age or calling beside the name is not that of the known.

"Lee Jun-seok, *69*," · "the ferry's *captain*, Lee Jun-seok" · "이준석 *선장*" · "이준석(*69*)"

Where the known person is named with an office of state as well, only the marked mentions are another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from bot.lang.scripts import HANGUL, is_han
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.entities.namesakes import korean
from bot.text.entities.roles.unspaced import callings
from bot.text.knowledge.file_format import KnownEntity
from bot.text.word_lists import wordlist

_NORTH, _SOUTH = "KP", "KR"
_CALLINGS = wordlist("callings_apart")
_WORD = r"[^\W\d_]{2,20}"
_NOT_NOW = frozenset({"former", "ex", "once", "onetime", "retired", "turned", "trained", "as", "전"})
_HOBBY = frozenset({"amateur", "avid", "keen", "passionate"})
_AGE_BEHIND = regex(
    r"(?:, (?:aged? )?(?P<latin>[1-9]\d)(?=[,.])| ?\((?P<bracket>[1-9]\d)(?=[)세살·,])"
    r"|(?: (?:씨|군|양|옹))? ?\((?P<hangul>[1-9]\d)(?=[)세살·,]))"
)
_AGE_BEFORE = regex(r"(?P<age>[1-9]\d)(?:-year-old |세(?:인)? )$")
_BEHIND = regex(
    r"(?:, (?:aged? )?\d\d)?, (?:an?|the) (?P<words>(?:[\w’'-]+ ){0,3}?)"
    rf"(?P<calling>{_WORD})(?=,|\.|;|\)| (?:at|of|in|for|from|with|on|who|and|by)\b)"
)
_BEFORE = regex(
    rf"(?P<words>(?:(?<![\w’'-])[\w’'-]{{1,20}} )?(?:(?<![\w’'-])[\w’'-]{{1,20}} )?)(?P<calling>{_WORD})(?P<comma>,)? $"
)
_OTHER_WORK = frozenset({"professor", "lecturer", "researcher", "poet", "pastor"})
"""Work that politicians have had, but by which nobody is called who has an office of state today."""
_SPORT = r"(?:Olympic|Paralympic|Sports?|Football|Soccer|Baseball|Basketball|Volleyball|Athletics|Golf|Tennis)\b"
_SPORT_HEAD = r"(?i:president|chairman|chairwoman|chairperson|chief|head)"
_HEADS_SPORT_BEHIND = regex(rf", (?:the )?{_SPORT_HEAD} of the (?:[\w’'&-]+ ){{0,4}}?{_SPORT}")
_HEADS_SPORT_BEFORE = regex(rf"{_SPORT}(?: [\w&]+){{0,3}}?(?: \([A-Z]+\))?(?:['’]s)? {_SPORT_HEAD},? $")
"""The head of a body of sport, which no politician of the base is: "Korean Sport & Olympic Committee President"."""
_KIN = regex(
    r"\b(?i:his|her|my|their)\s(?:\w+\s){0,2}?(?:son|daughter|husband|wife|spouse|widow(?:er)?|fianc[eé]e?|brother|sister|father"
    r"|mother|uncle|aunt|cousin|stepson|stepdaughter|nephew|niece|grandson|granddaughter|grandfather|grandmother),?\s$|(?:아들|딸|남편|아내|오빠|누나|언니|동생|조카|삼촌)\s$"
)
"""A relative of somebody: "her son, Ri Chang-ho"."""
_RULING_FAMILY = ("김", "리설주", "장성택", "고용희", "성혜림")
"""The family of the North's leaders, whose kin are in the news, by family name or name."""
_ONCE_SINGERS = ("리설주", "현송월")
_CALLED_SO = frozenset(
    {"김일성", "김정일", "김정은", "김정남", "김정철", "김여정", "김한솔", "김평일", "김경희", "김설송", "리설주"}
)
"""Those of the family whom the South's papers call with 씨."""
_OFFICES_NORTH = "외무상|국방상|부장|비서|국장|총참모장|총리|위원장|대장|차수|원수|사령관|대사|단장|대의원|동지"
_OF_NORTH = regex(rf"(?:{_OFFICES_NORTH})(?:인)? $")
_OF_NORTH_BEHIND = regex(
    rf"(?:\([^()\n]{{1,20}}\))? ?(?:[{HANGUL}A-Za-z0-9·]{{1,12}} ){{0,3}}?[{HANGUL}0-9]{{0,8}}?"
    rf"(?:{_OFFICES_NORTH})(?![{HANGUL}]{{3}})"
)
"""What an official of the North is called beside the name."""
_OFFICES_HANGUL = "대통령|총리|장관|차관|위원장|원내대표|최고위원|의원|도지사|시장|대사"
_OFFICE_BEFORE = regex(
    r"(?:president|premier|minister|lawmaker|senator|governor|mayor|ambassador|mp|rep\.|(?<=party )(?:leader|chairman))"
    r"(?:-elect)?,? $"
    rf"|(?:{_OFFICES_HANGUL})(?:인)? $",
    re.IGNORECASE,
)
_OFFICE_BEHIND = regex(
    r", (?:[\w’'-]+ ){0,4}?(?:president|minister|lawmaker|senator|governor|mayor|ambassador)(?![\w-])"
    rf"|(?:\([^()\n]{{1,20}}\))? (?:[{HANGUL}A-Za-z0-9·]{{1,12}} ){{0,2}}?[{HANGUL}]{{0,4}}?"
    rf"(?:{_OFFICES_HANGUL})(?![단관])"
)
"""An office of state, which no namesake has."""
_REACH = 40
_MOST_APART = 3
"""The most years between an age that is told and the one that follows from the year of birth: Koreans count from one,
and an article may tell of last year."""


class Namesakes(Struct, frozen=True):
    """The known persons whose names others bear in a text: the `ids` of those not meant at all, and the offsets of the
    mentions by which those with an office of state are not meant."""

    ids: frozenset[str]
    starts: frozenset[int]

    def bear(self, mention: Mention, known: KnownEntity) -> bool:
        """Whether another one than the known person bears the name in a mention."""
        return known.id in self.ids or mention.start in self.starts


def namesakes(text: str, mentions: Iterable[Mention], day: str) -> Namesakes:
    """Who is another than the known person of the same name. `day` is the article's ISO date or ""."""
    mentions = list(mentions)
    every = [
        (mention, form.entity)
        for mention in mentions
        if mention.kind is EntityKind.PERSON
        for form in mention.forms
        if not form.short
    ]
    full = [pair for pair in every if pair[1].end is None]
    dead = [pair for pair in every if pair[1].end is not None and pair[1].trade is None]
    others = [pair for pair in full if pair[1].trade and _is_of_other_age(text, _age(text, pair[0]), pair[1], day)]
    full = [pair for pair in full if pair[1].trade is None]
    low = {(mention.start, known.id) for mention, known in (*full, *dead) if _has_low_post(text, mention, known, day)}
    above = [(mention, known) for mention, known in (*full, *dead) if (mention.start, known.id) not in low]
    others += [(mention, known) for mention, known in (*full, *dead) if (mention.start, known.id) in low]
    others += [(mention, known) for mention, known in above if _is_another(text, mention, known, day)]
    in_office = {known.id for mention, known in above if _has_office(text, mention)}
    in_office |= {one.id for mention, one in above if one.country == _NORTH and _serves_north(text, mention)}
    others += [pair for pair in (*full, *dead) if pair[1].id not in in_office and _is_addressed(text, *pair, day)]
    families = _families_of_others(text, mentions)
    whole = in_office | {known.id for mention, known in full if " " in mention.text}
    others += [pair for pair in full if pair[0].text in families and pair[1].id not in whole]
    ids = {known.id for _, known in others} - in_office
    return Namesakes(frozenset(ids), frozenset(mention.start for mention, known in others if known.id not in ids))


def _families_of_others(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """The family names of persons with a calling whom the base does not have: "Kenta *Ishiba*, a chef"."""
    return frozenset(
        mention.text.rpartition(" ")[2]
        for mention in mentions
        if mention.kind is EntityKind.PERSON and not mention.forms and " " in mention.text
        if _has_calling(text, mention)
    )


def _is_another(text: str, mention: Mention, known: KnownEntity, day: str) -> bool:
    if known.end is not None:
        return _is_not_of_past(text, mention, known, day)
    if known.country == _SOUTH and (korean.is_councillor(text, mention) or _heads_sport(text, mention)):
        return True
    if is_han(mention.text):
        return _is_another_in_han(text, mention, known, day)
    if _has_office(text, mention):
        return False
    if _is_of_other_age(text, _age(text, mention), known, day) or korean.is_everyday(text, mention):
        return True
    if known.country == _NORTH:
        return _is_not_of_north(text, mention, known)
    if known.country == _SOUTH and (korean.heads_firm(text, mention) or _has_calling(text, mention)):
        return True
    return _is_in_office(known, day) and _has_other_work(text, mention)


def _is_not_of_north(text: str, mention: Mention, known: KnownEntity) -> bool:
    """Whether a trainer, an actor or somebody's kin has the name of an official of the North."""
    if korean.is_in_sport(text, mention):
        return True
    name = known.hangul or ""
    if name not in _ONCE_SINGERS and korean.has_calling_before(text, mention):
        return True
    if name.startswith(_RULING_FAMILY):
        return False
    return _KIN.search(text, max(0, mention.start - _REACH), mention.start) is not None


def _is_not_of_past(text: str, mention: Mention, known: KnownEntity, day: str) -> bool:
    """Whether somebody of today has the name of an official who is dead."""
    if is_han(mention.text):
        years = callings.age(text, mention.start, mention.end)
        if callings.is_accused(text, mention.end) and _is_of_other_age(text, years, known, day):
            return True
        return _has_small_post_in_han(text, mention, known)
    if korean.is_everyday(text, mention):
        return True
    if known.country == _NORTH:
        return _is_not_of_north(text, mention, known)
    beside = (korean.is_councillor, korean.heads_firm, korean.has_calling)
    return known.country == _SOUTH and any(is_apart(text, mention) for is_apart in beside)


def _has_low_post(text: str, mention: Mention, known: KnownEntity, day: str) -> bool:
    """Whether a post is beside a name that its known bearer is above, at least since the first office of state."""
    if known.country not in {_NORTH, _SOUTH} or any(day and day < one.begin for one in known.offices[:1]):
        return False
    return korean.has_post(text, mention, is_south=known.country == _SOUTH)


def _is_in_office(known: KnownEntity, day: str) -> bool:
    """Whether a person has an office of the base on an ISO date."""
    return bool(day) and any(one.held(day) for one in known.offices)


def _is_addressed(text: str, mention: Mention, known: KnownEntity, day: str) -> bool:
    """Whether a report calls a name as it calls nobody who has an office of state, nor any official of the North."""
    of_north = known.country == _NORTH and (known.hangul or "") not in _CALLED_SO
    if not (of_north or _is_in_office(known, day)) or not korean.is_addressed(text, mention):
        return False
    return not korean.is_in_speech(text, mention)


def _is_of_other_age(text: str, age: int | None, known: KnownEntity, day: str) -> bool:
    """Whether the age beside a name is none that the known person has, in the year of the article as in one that it
    tells of."""
    if age is None or not day or not known.begin:
        return False
    birth, year = int(known.begin[:4]), int(day[:4])
    if abs(year - birth - age) <= _MOST_APART:
        return False
    return not any(str(past) in text for past in range(birth + age - 1, birth + age + 2))


def _age(text: str, mention: Mention) -> int | None:
    behind = _AGE_BEHIND.match(text, mention.end)
    if behind is not None:
        return int(behind["latin"] or behind["bracket"] or behind["hangul"])
    before = _AGE_BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return int(before["age"]) if before is not None else None


def _heads_sport(text: str, mention: Mention) -> bool:
    """Whether somebody is called the head of a body of sport right beside the name."""
    if _HEADS_SPORT_BEHIND.match(text, mention.end) or korean.heads_sport(text, mention):
        return True
    return _HEADS_SPORT_BEFORE.search(text, max(0, mention.start - 2 * _REACH), mention.start) is not None


def _has_office(text: str, mention: Mention) -> bool:
    if _heads_sport(text, mention) or korean.is_councillor(text, mention):
        return False
    if is_han(mention.text):
        return callings.has_office(text, mention.start, mention.end)
    before = _OFFICE_BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    if before is not None or korean.is_addressed(text, mention):
        return before is not None
    return _OFFICE_BEHIND.match(text, mention.end) is not None


def _serves_north(text: str, mention: Mention) -> bool:
    """Whether an office or rank of the North is beside a name that is not addressed as anybody is."""
    if korean.is_addressed(text, mention):
        return False
    is_before = _OF_NORTH.search(text, max(0, mention.start - _REACH), mention.start) is not None
    return is_before or _OF_NORTH_BEHIND.match(text, mention.end) is not None


def _has_calling(text: str, mention: Mention) -> bool:
    """Whether a calling that the person has now is right beside the name."""
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    if before is not None and before["calling"].lower() in _CALLINGS:
        is_apart = before["comma"] is not None and not text.startswith((",", "."), mention.end)
        return not is_apart and _is_now(before["words"])
    behind = _BEHIND.match(text, mention.end)
    if behind is None:
        return korean.has_calling(text, mention)
    return behind["calling"].lower() in _CALLINGS and _is_now(behind["words"])


def _has_other_work(text: str, mention: Mention) -> bool:
    """Whether other work than an office, or a calling in Hangul, is right behind the name."""
    behind = _BEHIND.match(text, mention.end)
    if behind is None:
        return korean.has_work(text, mention)
    return behind["calling"].lower() in _OTHER_WORK and _is_now(behind["words"])


def _is_another_in_han(text: str, mention: Mention, known: KnownEntity, day: str) -> bool:
    """Whether a name in Chinese characters has a calling, an age or a post beside it that is not the known person's.
    Some of the South's officials taught before."""
    start, end = mention.start, mention.end
    if _is_of_other_age(text, callings.age(text, start, end), known, day):
        return True
    if callings.has_office(text, start, end):
        return False
    if callings.has_calling(text, start, end) or (known.offices and callings.is_introduced(text, end)):
        return True
    is_local = any(one in office.title for office in known.offices for one in ("Mayor", "Governor"))
    if known.country == _SOUTH and not is_local and callings.has_deputy_post(text, start, end):
        return True
    if not (known.country == _NORTH or _is_in_office(known, day)):
        return False
    return callings.has_work(text, start, end) or (not is_local and callings.has_local_post(text, start))


def _has_small_post_in_han(text: str, mention: Mention, known: KnownEntity) -> bool:
    """Whether a dead official's name in Chinese characters is introduced as a stranger's, or one of the North's has a
    calling or a town's post beside it."""
    start, end = mention.start, mention.end
    if callings.has_office(text, start, end):
        return False
    if known.offices and callings.is_introduced(text, end):
        return True
    if known.country != _NORTH:
        return False
    return callings.has_calling(text, start, end) or callings.has_local_post(text, start)


def _is_now(words: str) -> bool:
    """Whether the words beside a calling make it neither one of the past nor a hobby."""
    return (_NOT_NOW | _HOBBY).isdisjoint(words.lower().split())
