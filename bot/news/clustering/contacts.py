"""Whether two articles report different contacts: calls, meetings, visits or messages with different parties.

Reports of two calls of one president, or of two messages of one committee, differ only in the other party.
"""

from __future__ import annotations

from collections.abc import Set

from bot.lang.scripts import Writing
from bot.model.placements import Parties, Party

_BOTH_KOREAS = "XK"
"""What belongs to both Koreas or to neither, such as the peninsula, a war or a treaty."""
_KOREAS = frozenset({"KP", "KR", _BOTH_KOREAS})
_HOMES = {
    Writing.KOREAN: _KOREAS,
    Writing.JAPANESE: frozenset({"JP"}),
    Writing.CHINESE: frozenset({"CN", "TW", "HK", "MO"}),
}
"""The states that a text in a language is of where it does not say otherwise."""


def are_different_contacts(one: Parties, other: Parties) -> bool:
    """Whether two articles tell of two contacts: each has a foreign state as a party that the other names nowhere, or
    each has such a person. If both sides of a contact are the same, other parties are what it was about, or were
    present. Koreans alone may be the sides of one meeting, or one of them may speak about it."""
    shared = one.of_contact & other.of_contact
    own, others = one.of_contact - other.named, other.of_contact - one.named
    if any(map(_is_foreign_state, own)) and any(map(_is_foreign_state, others)):
        return not _are_both_sides(shared)
    persons, other_persons = ({party for party in parties if party.person} for parties in (own, others))
    if not persons or not other_persons or _are_both_sides({party for party in shared if party.person}):
        return False
    return not {party.country for party in persons | other_persons} <= _KOREAS


def have_same_parties(one: Parties, other: Parties) -> bool:
    """Whether both tell of contacts with the same foreign states and persons."""
    foreign, others = (
        {party for party in parties.of_contact if party.country not in _KOREAS} for parties in (one, other)
    )
    return bool(foreign) and foreign == others


def name_other_states(one: Parties, other: Parties) -> bool:
    """Whether each of two articles names states, and none that the other names."""
    states, others = _states(one.named), _states(other.named)
    return bool(states) and bool(others) and states.isdisjoint(others)


def are_of_two_states(one: Parties, other: Parties, writing: Writing, other_writing: Writing) -> bool:
    """Whether two articles are of states, and of none in common. One in Korean, Japanese or Chinese (its writing) that
    names no state is at home."""
    states = _states(one.named) or _HOMES.get(writing, frozenset())
    others = _states(other.named) or _HOMES.get(other_writing, frozenset())
    return bool(states and others) and states.isdisjoint(others)


def reports_abroad(foreign: Parties, local: Parties, writing: Writing) -> bool:
    """Whether a text in another language names states, none of them a home of a text in Korean, Japanese or Chinese
    (`writing`) or one that this names. What such a text reports is at home where it does not say otherwise, so its own
    state is often unnamed."""
    states, home = _states(foreign.named), _HOMES.get(writing)
    return home is not None and bool(states) and states.isdisjoint(_states(local.named) | home)


def one_reports_abroad(one: Parties, other: Parties, writing: Writing, other_writing: Writing) -> bool:
    """Whether either of two texts, in two languages, reports from abroad (`reports_abroad`)."""
    if writing is other_writing:
        return False
    return reports_abroad(one, other, other_writing) or reports_abroad(other, one, writing)


def _states(parties: Set[Party]) -> set[str]:
    """The countries of parties, without what belongs to both Koreas."""
    return {party.country for party in parties} - {"", _BOTH_KOREAS}


def _are_both_sides(parties: Set[Party]) -> bool:
    """Whether the parties are of two states, one of them foreign."""
    states = {party.country for party in parties} - {_BOTH_KOREAS}
    return len(states) > 1 and not states <= _KOREAS


def _is_foreign_state(party: Party) -> bool:
    return not party.person and party.country not in _KOREAS
