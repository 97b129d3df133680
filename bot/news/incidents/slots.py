"""The slots of an event that the opening of a text fills (where, when, how many), and how far two texts contradict each
other in them.

    sentences -> towns by their construction ("near X", "in X, Y", "경기 X의"), days,
                 figures with what they count
    two texts -> the slots that they fill otherwise, less those that they fill alike

Two events of one kind are told in the same words, but in other places, on other days and with other figures. One slot
may change within an event: a sequel names its own day and another person. Places are in no list: the construction says
which is meant, and not the country or region that it lies in. A region is no place: one report names the province and
the next the town.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any

from msgspec import Struct

from bot.lang.days import MONTH_NAME, WEEKDAY_NAME, days
from bot.news.figures import figures
from bot.news.terms.words import name_terms
from bot.news.tolls.casualties import KINDS
from bot.regexes import regex

_REGION = r"(?:[Pp]rovince|[Dd]istrict|[Cc]ounty|[Rr]egion|[Pp]refecture|[Ss]tate)"
_NAME = (
    rf"(?!(?:{WEEKDAY_NAME}|{MONTH_NAME})\b|(?:[A-Z][\w’'-]{{1,30}} ){{1,3}}{_REGION}\b)"
    r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w-]{1,30}){0,2}"
)
_KIND = r"(?:city|town|village|port|island|suburb|municipality)"
_LIST = r", [A-Z][\w-]{1,30} (?:and|or) [A-Z]"
_PLACE = regex(
    rf"\b(?:[Nn]ear|[Oo]utside|{_KIND} of) (?:the {_KIND} of )?(?P<near>{_NAME})"
    rf"|\b(?:[Ii]n|[Aa]t|[Oo]ff|of|from) {_NAME}(?<=['’]s) (?:[a-z]+ )?(?P<owned>[A-Z][\w-]{{1,30}})(?= {_KIND}\b)"
    rf"|\b(?:[Ii]n|[Aa]t|[Oo]ff|of|from) (?P<inner>{_NAME})(?!{_LIST})(?=, [A-Z]| in (?:[a-z]+ern )?[A-Z]| {_KIND}\b)"
)
_PARTICLE = r"(?:의|에서|서)"
_KOREAN_PLACE = regex(
    r"(?<![가-힣])(?:(?:서울|부산|대구|인천|광주|대전|울산)(?:[특광]별?[가-힣]{1,4}시)? "
    rf"(?P<borough>[중동서남북]|[가-힣]{{2,3}}?)[구군]{_PARTICLE}?"
    r"|(?:경기|강원|충북|충남|전북|전남|경북|경남|제주)(?:특별자치도|도)? "
    rf"(?!지역|도심|[동서남북]부|일대|전역|해상|산간|(?:[가-힣]{{2,3}}[읍면]|[가-힣]{{2}}[동리]){_PARTICLE})"
    rf"(?P<place>[가-힣]{{2,3}}?)(?:[시군]{_PARTICLE}?|{_PARTICLE}))(?![가-힣])"
)
_PREFIX = 4
"""Letters that a place and its forms have in common."""


class EventSlots(Struct, frozen=True):
    """The `places` of an opening as terms, its `days` as ordinals, and its `figures`, each a value of 2 or more and the
    unit or noun that it counts."""

    places: frozenset[str] = frozenset()
    days: frozenset[int] = frozenset()
    figures: frozenset[tuple[float, str]] = frozenset()

    def packed(self) -> tuple[list[str], list[int], list[tuple[float, str]]]:
        """The slots to store, in one order."""
        return sorted(self.places), sorted(self.days), sorted(self.figures)

    @classmethod
    def unpacked(cls, stored: Sequence[Any]) -> EventSlots:
        """The slots that `packed` gave."""
        places, days_, figures_ = stored
        return cls(frozenset(places), frozenset(days_), frozenset(map(tuple, figures_)))


class Opening(Struct, frozen=True):
    """A text as it is compared: its slots, all its terms, and its day as an ordinal, None if it states none."""

    slots: EventSlots
    terms: Collection[str]
    day: int | None


def read_slots(opening: Sequence[str], published: date | None) -> EventSlots:
    """The slots that the sentences of an opening fill; no days if it is not known when it was published."""
    named = (day for sentence in opening for day in days(sentence, published)) if published else ()
    return EventSlots(
        frozenset(place for sentence in opening for place in _places(sentence)),
        frozenset(day.toordinal() for day in named),
        frozenset((one.value, one.counts) for sentence in opening for one in figures(sentence) if one.value > 1),
    )


def contradictions(one: Opening, other: Opening, are_about_others: Callable[[], bool]) -> int:
    """In how many slots two texts in one language contradict each other, less those in which they agree. A sequel has
    its own day, higher figures and other persons, so there are none unless the place differs, or the day and a figure
    that has fallen; `are_about_others` tells whether the texts are about others."""
    if not _fill_one_slot(one.slots, other.slots):
        return 0
    earlier, later = sorted((one, other), key=lambda text: text.day or 0)
    gap = one.day is not None and other.day is not None and one.day != other.day
    same_numbers, same_days = _numbers(one.slots) & _numbers(other.slots), one.slots.days & other.slots.days
    are_elsewhere = _are_elsewhere(one, other) and _are_elsewhere(other, one)
    is_other_day = _are_days_apart(one.slots.days, other.slots.days)
    has_fallen = gap and not same_numbers and _has_fallen(earlier.slots, later.slots)
    if not (are_elsewhere or (is_other_day and has_fallen)):
        return 0
    is_other_who = are_about_others()
    if not (are_elsewhere or is_other_who):
        return 0
    is_other_figure = has_fallen or (not same_numbers and _count_what_does_not_rise(one.slots, other.slots))
    found = are_elsewhere + is_other_figure + is_other_who + is_other_day
    return max(0, found - bool(same_numbers) - bool(same_days and gap))


def _fill_one_slot(one: EventSlots, other: EventSlots) -> bool:
    """Whether both fill places or figures, without which nothing is contradicted."""
    return bool((one.places and other.places) or (one.figures and other.figures))


def _numbers(slots: EventSlots) -> set[float]:
    """The values of the figures: 26 dead are 26 bodies."""
    return {value for value, _ in slots.figures}


def _places(sentence: str) -> Iterator[str]:
    for found in _PLACE.finditer(sentence):
        yield from name_terms(found["near"] or found["owned"] or found["inner"])
    for found in _KOREAN_PLACE.finditer(sentence):
        yield found["borough"] or found["place"]


def _are_elsewhere(text: Opening, other: Opening) -> bool:
    """Whether a text names places, and the other has none of them anywhere, nor a longer form (화성, 화성시)."""
    places: Collection[str] = text.slots.places
    if not places or not other.slots.places:
        return False
    starts = tuple(place[:_PREFIX] for place in places)
    return not any(term.startswith(starts) for term in other.terms)


def _are_days_apart(days_: Collection[int], others: Collection[int]) -> bool:
    """Whether both name days, and none within a day of the other's: a night is Monday here and Tuesday there."""
    return min((abs(mine - theirs) for mine, theirs in product(days_, others)), default=0) > 1


def _has_fallen(earlier: EventSlots, later: EventSlots) -> bool:
    """Whether the later text counts fewer of something."""
    before, after = ({counts: value for value, counts in sorted(slots.figures)} for slots in (earlier, later))
    return any(after[counts] < before[counts] for counts in before.keys() & after.keys())


def _count_what_does_not_rise(one: EventSlots, other: EventSlots) -> bool:
    """Whether both count the same, and no victims, whose number may have risen since."""
    mine, others = ({counts for _, counts in slots.figures} for slots in (one, other))
    return bool((mine & others) - KINDS)
