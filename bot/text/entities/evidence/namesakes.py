"""Recognise people who share the name of a known one: their age or calling beside the name is not that of the known.

"Lee Jun-seok, *69*," · "the ferry's *captain*, Lee Jun-seok" · "이준석 *선장*" · "이준석(*69*)"
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.lang.scripts import HANGUL
from bot.model.analysis import EntityKind
from bot.regexes import regex
from bot.text.entities.mention import Mention
from bot.text.knowledge.file_format import KnownEntity
from bot.text.word_lists import wordlist

_SOUTH = "KR"
_CALLINGS = wordlist("callings_apart")
_WORD = r"[^\W\d_]{2,20}"
_FORMER = frozenset({"former", "ex", "onetime", "retired", "turned", "전"})
_AGE_BEHIND = regex(
    r"(?:, (?:aged? )?(?P<latin>[1-9]\d)(?=[,.])| ?\((?P<bracket>[1-9]\d)(?=[)세살·,])"
    r"|(?: (?:씨|군|양|옹))? ?\((?P<hangul>[1-9]\d)(?=[)세살·,]))"
)
_AGE_BEFORE = regex(r"(?P<age>[1-9]\d)(?:-year-old |세(?:인)? )$")
_BEHIND = regex(
    r"(?:, (?:aged? )?\d\d)?, (?:an?|the) (?P<words>(?:[\w’'-]+ ){0,3}?)"
    rf"(?P<calling>{_WORD})(?=,|\.|;|\)| (?:at|of|in|for|from|with|on|who|and|by)\b)"
)
_BEFORE = regex(rf"(?:(?<![\w-])(?P<modifier>[\w-]{{1,20}}) )?(?P<calling>{_WORD}),? $")
_BEHIND_HANGUL = regex(
    rf" (?P<calling>[{HANGUL}]{{2,7}}?)(?=(?:들|님)?(?:은|는|이|가|을|를|의|와|과|도|에게|이다|입니다)?(?![{HANGUL}]))"
)
_REACH = 40
_MOST_APART = 3
"""The most years between an age that is told and the one that follows from the year of birth: Koreans count from one,
and an article may tell of last year."""


def namesakes(text: str, mentions: Iterable[Mention], day: str) -> frozenset[str]:
    """The ids of the known persons who are not meant by their full name in this text. `day` is the article's ISO date
    or ""."""
    return frozenset(
        form.entity.id
        for mention in mentions
        if mention.kind is EntityKind.PERSON
        for form in mention.forms
        if not form.short and form.entity.end is None and _is_another(text, mention, form.entity, day)
    )


def _is_another(text: str, mention: Mention, known: KnownEntity, day: str) -> bool:
    if known.trade is not None:
        return False
    age = _age(text, mention)
    if age is not None and day and known.begin and abs(int(day[:4]) - int(known.begin[:4]) - age) > _MOST_APART:
        return True
    return known.country == _SOUTH and _has_calling(text, mention)


def _age(text: str, mention: Mention) -> int | None:
    behind = _AGE_BEHIND.match(text, mention.end)
    if behind is not None:
        return int(behind["latin"] or behind["bracket"] or behind["hangul"])
    before = _AGE_BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    return int(before["age"]) if before is not None else None


def _has_calling(text: str, mention: Mention) -> bool:
    """Whether a calling that the person has now is right beside the name."""
    before = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    if before is not None and before["calling"].lower() in _CALLINGS:
        return (before["modifier"] or "").lower() not in _FORMER
    behind = _BEHIND.match(text, mention.end) or _BEHIND_HANGUL.match(text, mention.end)
    if behind is None or behind["calling"].lower() not in _CALLINGS:
        return False
    return _FORMER.isdisjoint((behind.groupdict().get("words") or "").lower().split())
