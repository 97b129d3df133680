"""Read what a text tells of an incident, and compare what two texts tell of one.

    title, first two sentences -> kinds of incidents; magnitudes of an earthquake; days of launches by the North,
                               slots (`slots`) -> Incident
    two Incidents              -> log odds for or against one event

Brief texts on one event share few words, and those on two events of one kind share many. A flood and its toll three
days on are both floods, while a bombing and a crash of a bus in one town are two events.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from itertools import islice, product

from msgspec import Struct

from bot.lang.sentences import sentences
from bot.news.incidents import kinds as incident_kinds
from bot.news.incidents.kinds import IncidentKind
from bot.news.incidents.occasions import Occasion, occasions
from bot.news.incidents.slots import EventSlots, read_slots
from bot.news.tolls.casualties import KINDS as TOLLS
from bot.regexes import regex

_LEAD, _SENTENCES = 600, 2
_MAGNITUDE = regex(
    r"(?<![\d.])(?:[4-9]\.\d(?![\d.%]|[ -]?(?:million|billion|trillion|per|km|m\b)|[억조億万亿兆])"
    r"|(?<=규모 )[1-3]\.\d|(?<=magnitude )[1-3]\.\d|[1-3]\.\d(?=-magnitude))"
)
_ONE_QUAKE = 0.25
"""Agencies differ by .1 or .2 in the magnitude of one earthquake."""
_ONE_KIND, _OTHER_KIND, _OTHER_QUAKE = 1.0, -2.0, -4.0
_ONE_LAUNCH, _OTHER_LAUNCH = 5.0, -6.0
"""Log odds. Fitted to pairs of one-sentence events alone, one kind would weigh 1.9, of passages 1.3."""


class Incident(Struct, frozen=True):
    """The kinds of incidents that a text opens with, the magnitudes of earthquakes in its opening, and the days, as
    ordinals, on which it says that the North launched something. `slots` are filled whatever the event is.
    `occasions` are those of a report of the North's state media (`occasions`)."""

    kinds: frozenset[str] = frozenset()
    magnitudes: frozenset[float] = frozenset()
    launches: frozenset[int] = frozenset()
    slots: EventSlots = EventSlots()
    occasions: frozenset[Occasion] = frozenset()

    @property
    def has_victims(self) -> bool:
        """Whether it is an accident, a disaster or an attack: of a known kind, or with a toll."""
        return bool(self.kinds) or any(noun in TOLLS for _, noun in self.slots.figures)


NO_INCIDENT = Incident()


def read_incident(
    title: str,
    text: str,
    launches: frozenset[int] = frozenset(),
    published: date | None = None,
    *,
    is_state_media: bool = False,
) -> Incident:
    """What the opening of a text tells of an incident; `launches` as in `Incident`, `published` its day in Seoul.
    `is_state_media`: of a report of the North's state media."""
    opening = (title, *islice(sentences(text[:_LEAD]), _SENTENCES))
    kinds = frozenset(kind.value for sentence in opening for kind in incident_kinds.kinds(sentence))
    magnitudes: frozenset[float] = frozenset()
    if IncidentKind.QUAKE in kinds:
        magnitudes = frozenset(float(match[0]) for sentence in opening for match in _MAGNITUDE.finditer(sentence))
    told = occasions(opening, published) if is_state_media and published else frozenset[Occasion]()
    return Incident(kinds, magnitudes, launches, read_slots(opening, published), told)


def evidence(one: Incident, other: Incident) -> float:
    """What it adds to the log odds that two brief texts report the same event: more than 0 if they tell of one kind of
    incident or of launches on one day, less if of two kinds, two earthquakes or launches on two days."""
    if one.launches and other.launches:
        return _OTHER_LAUNCH if one.launches.isdisjoint(other.launches) else _ONE_LAUNCH
    if not one.kinds or not other.kinds:
        return 0.0
    if not incident_kinds.may_be_one(one.kinds, other.kinds):
        return _OTHER_KIND
    if _are_two_quakes(one.magnitudes, other.magnitudes):
        return _OTHER_QUAKE
    return 0.0 if one.kinds.isdisjoint(other.kinds) else _ONE_KIND


def _are_two_quakes(magnitudes: Set[float], others: Set[float]) -> bool:
    nearest = min((abs(mine - theirs) for mine, theirs in product(magnitudes, others)), default=0.0)
    return nearest > _ONE_QUAKE
