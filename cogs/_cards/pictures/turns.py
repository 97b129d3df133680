"""The turns of a story in words, for pictures, cards and the terminal. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue import gettext
from bot.model.answers import StoryTurn, TurnKind
from cogs._cards.pictures.labels import outlet_label
from cogs._layout.foreign_text import address, button_text
from cogs._layout.names import speaker
from cogs._layout.words import facts

_LONGEST_LINK = 400
_LONGEST_GIVER, _LONGEST_NUMBER = 40, 40
"""Characters of a name, and of a number with its unit."""


def turn_label(turn: StoryTurn) -> str:
    """What changed, and by whom, in one line."""
    outlet = outlet_label(turn.article)
    if turn.kind is TurnKind.EARLIEST:
        return gettext("Earliest report here: {outlet}", outlet=outlet)
    if turn.kind is TurnKind.NUMBER:
        who = button_text(speaker(turn.speaker, turn.by), _LONGEST_GIVER) if turn.speaker else outlet
        return gettext("{who}: {number}", who=who, number=button_text(turn.number or "", _LONGEST_NUMBER))
    who = outlet
    if turn.speaker:
        name = button_text(speaker(turn.speaker, turn.by), 60)
        who = gettext("{speaker} ({outlet})", speaker=name, outlet=outlet)
    if turn.kind is TurnKind.CONFIRMED:
        return gettext("Confirmation: {who}", who=who)
    return gettext("Denial: {who}", who=who)


def turn_links(turns: Sequence[StoryTurn], *, exact: bool) -> str:
    """The numbers of a picture's turns, each linked to the sentence (`exact`, unless that link is long) or to the page
    that says it; without a link for a pasted text."""
    return facts(*(_linked(number, turn, exact=exact) for number, turn in enumerate(turns, 1)))


def _linked(number: int, turn: StoryTurn, *, exact: bool) -> str:
    target = address(turn.article.url)
    if exact and turn.said is not None and (sentence := address(turn.said.link)) and len(sentence) <= _LONGEST_LINK:
        target = sentence
    return f"[{number}]({target})" if target else str(number)
