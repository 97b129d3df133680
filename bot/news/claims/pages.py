"""Cut the claims of one view into pages of rows, each under the heading of its group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from bot.model.answers import nearest_page
from bot.model.evidence.claims import ClaimsAnswer, ClaimView, CountedThing, PositionChain

NUMBERS, POSITIONS, ANSWERS = 8, 5, 4
"""Rows of a page of each view: numbers, positions, sides."""

T = TypeVar("T", CountedThing, PositionChain)


def cut(answer: ClaimsAnswer, view: ClaimView, page: int) -> ClaimsAnswer:
    """A page of one view, the last one if `page` is beyond it; the lists of the other views are empty. A group that is
    longer than a page is continued on the next one under the same heading."""
    none = replace(answer, view=view, counted=(), chains=(), answers=())
    if view is ClaimView.NUMBERS:
        things = _pages(answer.counted, NUMBERS, lambda one: len(one.claims), _claims_of)
        page, pages = nearest_page(page, len(things), 1)
        return replace(none, counted=things[page] if things else (), page=page, pages=pages)
    if view is ClaimView.POSITIONS:
        chains = _pages(answer.chains, POSITIONS, lambda one: len(one.positions), _positions_of)
        page, pages = nearest_page(page, len(chains), 1)
        return replace(none, chains=chains[page] if chains else (), page=page, pages=pages)
    page, pages = nearest_page(page, len(answer.answers), ANSWERS)
    return replace(none, answers=answer.answers[page * ANSWERS : (page + 1) * ANSWERS], page=page, pages=pages)


def _claims_of(one: CountedThing, start: int, end: int) -> CountedThing:
    return replace(one, claims=one.claims[start:end])


def _positions_of(one: PositionChain, start: int, end: int) -> PositionChain:
    return replace(one, positions=one.positions[start:end])


def _pages(
    things: Sequence[T], most: int, size: Callable[[T], int], part: Callable[[T, int, int], T]
) -> list[tuple[T, ...]]:
    """The things on pages of at most `most` rows; one that fits a page is not divided."""
    found: list[tuple[T, ...]] = []
    here: list[T] = []
    left = most
    for thing in things:
        rows, at = size(thing), 0
        if here and left < min(rows, most):
            found.append(tuple(here))
            here, left = [], most
        while at < rows:
            taken = min(left, rows - at)
            here.append(part(thing, at, at + taken))
            at, left = at + taken, left - taken
            if left == 0:
                found.append(tuple(here))
                here, left = [], most
    if here:
        found.append(tuple(here))
    return found


def speakers(answer: ClaimsAnswer) -> frozenset[str]:
    """The keys of the entities that speak on a page."""
    found = [position.speaker for chain in answer.chains for position in chain.positions]
    found += [claim.giver for thing in answer.counted for claim in thing.claims if claim.giver]
    found += [one.speaker for side in answer.answers for one in (side.first, side.last) if one]
    return frozenset(one.key for one in found if one.key)


def sides(answer: ClaimsAnswer) -> frozenset[str]:
    """The codes of the countries that a page names."""
    found = {one.side for one in answer.answers} | {one.side for one in answer.chains}
    found |= {position.speaker.side for chain in answer.chains for position in chain.positions}
    found |= {claim.giver.side for thing in answer.counted for claim in thing.claims if claim.giver}
    return frozenset(one for one in found if one)
