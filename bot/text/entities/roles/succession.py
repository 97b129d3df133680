"""Fold the roles that articles state for a person into a succession, and decide whether a fate still holds.

The bot's process imports this, and so nothing by which roles are found, which takes 2.5 MiB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.lang.scripts import Writing, hangul_count, is_wide, writing
from bot.model.answers import EntityAnswer, HeldRole, KnownLife, Linked, ReportedFate
from bot.regexes import regex
from bot.text.entities.korean.persons import STATUSES
from bot.text.entities.roles import korean_extent, office_words
from bot.text.entities.roles.fates.lost import is_another

_RANKS = frozenset(
    {
        "vice",
        "deputy",
        "assistant",
        "associate",
        "acting",
        "interim",
        "elect",
        "designate",
        "nominee",
        "candidate",
        "under",
    }
    | {"next", "incoming", "future", "prospective", "choice", "pick", "successor", "replacement"}
    | {"차기"}
    | STATUSES
)
"""Words that distinguish an office from another with the same noun."""
_WORD = regex(r"\w+")
_LONG = 4
"""The fewest letters of a Latin word by which two roles are connected."""
_STILL_CALLED = timedelta(days=3)
_HELD_BESIDE = timedelta(days=60)
_AS_NEW = timedelta(days=1)


def is_past_role(words: str) -> bool:
    """Whether a role is a former one by its words, in English or Korean."""
    return korean_extent.is_past(words) if hangul_count(words) else office_words.is_past(words)


def succession(stated: Sequence[Linked]) -> tuple[HeldRole, ...]:
    """The different roles, the one stated first first. `stated` are sorted from the newest article to the oldest.

    Two wordings are one role if the words of one are all in the other ("minister", "foreign minister"), the others name
    no other rank ("vice"), and both speak of the present or both of the past. The newest article's wording is shown.
    """
    held: list[tuple[HeldRole, frozenset[str]]] = []
    for role in stated:
        words = frozenset(_WORD.findall(role.text.casefold()))
        for index, (known, others) in enumerate(held):
            if _are_one(words, others) and is_past_role(role.text) == is_past_role(known.role.text):
                held[index] = HeldRole(known.role, role.article), others | words
                break
        else:
            held.append((HeldRole(role, role.article), words))
    return tuple(sorted((one for one, _ in held), key=lambda one: (one.first.at, one.role.article.at, one.role.text)))


def _are_one(words: frozenset[str], others: frozenset[str]) -> bool:
    return (words <= others or others <= words) and _RANKS.isdisjoint(words ^ others)


def only_name_connects(stated: Sequence[Linked], beside: Mapping[int, frozenset[str]]) -> bool:
    """Whether the roles fall into groups that share neither a word nor what else their articles name. `beside` has that
    by the article's id."""
    groups: list[tuple[frozenset[str], frozenset[str]]] = []
    for role in stated:
        words = frozenset(_connecting(role.text))
        names = beside.get(role.article.id, frozenset())
        apart = [one for one in groups if words.isdisjoint(one[0]) and names.isdisjoint(one[1])]
        joined = [one for one in groups if one not in apart]
        groups = [*apart, (words.union(*(one[0] for one in joined)), names.union(*(one[1] for one in joined)))]
    return len(groups) > 1


def _connecting(role: str) -> Iterator[str]:
    """The long words of a role; of words in Hangul, Han characters or kana each two letters in a row, which connects
    통일부장관 with 통일부 장관 and 外务省副相 with 副相."""
    for word in _WORD.findall(role.casefold()):
        if is_wide(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= _LONG:
            yield word


def last_fate(fates: Iterable[ReportedFate], stated: Sequence[Linked]) -> ReportedFate | None:
    """The newest fate; None if an article days later states a role that is not past, so that the report was wrong or
    is outdated. Within days others still call somebody by the office that was lost."""
    fate = next(iter(fates), None)
    present = next((role for role in stated if not is_past_role(role.text)), None)
    if fate is None or (present is not None and present.article.at - fate.said.article.at > _STILL_CALLED):
        return None
    return fate


def without_lost(life: KnownLife | None, fate: ReportedFate | None) -> KnownLife | None:
    """The knowledge base's facts on a person, without the offices that it lists as held and that a fate ended."""
    if life is None or fate is None:
        return life
    day = fate.said.article.at.date().isoformat()
    kept = (
        one
        for one in life.offices
        if one.end is not None or one.begin > day[: len(one.begin)] or is_another(one.title, fate.said.text)
    )
    return replace(life, offices=tuple(kept))


def present_role(stated: Sequence[Linked], fate: ReportedFate | None) -> Linked | None:
    """The newest role stated; `stated` are sorted from the newest article to the oldest. Nobody holds an office that
    was lost: after a fate only another office that was stated a short time before or since, or one that its article or
    a later one states as past."""
    if fate is None:
        return stated[0] if stated else None
    said = fate.said
    since = (role for role in stated if role.article.at >= said.article.at and is_past_role(role.text))
    beside = (
        role
        for role in stated
        if role.article.at >= said.article.at - _HELD_BESIDE
        and not is_past_role(role.text)
        and is_another(role.text, said.text)
    )
    return next(beside, None) or next(since, None)


def role_in(answer: EntityAnswer, preferred: Writing) -> Linked | None:
    """The role to show first: the newest, or in its place one that an article in the readers' language states as
    present within a day of it."""
    newest = answer.role
    if newest is None or answer.fate is not None or is_past_role(newest.text):
        return newest
    if writing(newest.article.title) is preferred:
        return newest
    readable = (
        held.role
        for held in answer.roles
        if writing(held.role.article.title) is preferred
        and newest.article.at - held.role.article.at <= _AS_NEW
        and not is_past_role(held.role.text)
    )
    return max(readable, key=lambda role: role.article.at, default=newest)
