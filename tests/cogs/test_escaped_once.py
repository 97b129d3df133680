"""Foreign names are escaped once where Markdown is shown, and not at all where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import discord
import pytest
from msgspec.structs import replace

from bot.model.analysis import EntityKind, Outlet
from bot.model.answers import ArticleRef, EntityRef, Linked
from bot.model.evidence.ahead import AheadAnswer, AheadKind, AheadTime
from bot.model.evidence.claims import (
    ClaimsAnswer,
    ClaimSpeaker,
    ClaimView,
    CountedThing,
    NumberClaim,
    Position,
    PositionChain,
    SideAnswer,
    SideStatement,
    Stance,
)
from bot.model.evidence.launches import Launch, LaunchCell, LaunchColumn, LaunchesAnswer, Reported
from bot.model.exports.digests import DeliveredDigest
from bot.model.settings import Filter, FilterKind, FilterScope
from cogs._cards.evidence.ahead import ahead_card, digest_lines, giver_text
from cogs._cards.evidence.claims import claims_card
from cogs._cards.evidence.comparisons import compare_button
from cogs._cards.evidence.launches import launches_card
from cogs._layout.export_words import digest_feed_words
from cogs._layout.foreign_text import escape
from cogs.filters.card import filters_card
from cogs.filters.menus import choices
from tests.cogs.card_answers import LAUNCH, digest, ref, shown
from tests.cogs.test_card_limits import ahead_event

NAME = "Island_Daily | *Pro*"
DAY, NOW = date(2024, 2, 14), datetime(2024, 2, 14, tzinfo=UTC)


def _article() -> ArticleRef:
    return ref(outlet=Outlet(NAME, "island.example"))


def _said() -> Linked:
    return Linked(LAUNCH, _article(), 0, len(LAUNCH), "https://island.example/a")


def _claims(view: ClaimView) -> discord.ui.LayoutView:
    speaker = ClaimSpeaker("The ministry", None, "KP")
    statement = SideStatement(_said(), speaker, DAY, Stance.GROUNDLESS)
    answer = ClaimsAnswer(
        "troops", None, DAY, DAY, view,
        (CountedThing("troops", "x", (NumberClaim(_said(), _said(), speaker, False, True, 9, DAY, 1),), True),),
        (PositionChain("KP", "troops", (Position(Stance.NEITHER, _said(), speaker, DAY, 1, True, None),)),),
        (SideAnswer("KP", statement, statement, 1, 1, False, 3),),
        (1, 1, 1), 0, 1, 3, NOW, (("KP", EntityRef("north-korea", "North Korea", EntityKind.PLACE)),),
    )  # fmt: skip
    return claims_card(answer, "t")


def _ahead() -> Any:
    event = ahead_event(LAUNCH, "https://island.example/a", 1)
    dated = tuple(replace(one, said=_said(), giver=None, time=AheadTime(600, "10")) for one in event.dated)
    return replace(event, dated=dated)


def _launches() -> discord.ui.LayoutView:
    cell = LaunchCell(LaunchColumn.ALTITUDE, (Reported("7", _said(), None, 1),))
    launch = Launch(DAY, (cell,), (_article(),))
    return launches_card(LaunchesAnswer(None, DAY, None, (launch,), 1, 0, 1, 1, NOW), "t")


def _texts() -> Iterator[str]:
    for view in ClaimView:
        yield shown(_claims(view))
    yield shown(ahead_card(AheadAnswer(DAY, 30, AheadKind.ANNIVERSARY, None, (_ahead(),), 1, 0, 1, 1, NOW), "t"))
    yield "\n".join(line.forms[0] for line in digest_lines((_ahead(),)))
    yield shown(_launches())
    yield shown(filters_card(FilterScope.SERVER, (_left_out(),)))


def _left_out() -> Filter:
    return Filter(FilterKind.OUTLET, "island.example", NAME)


def test_an_outlets_name_is_escaped_once_on_cards() -> None:
    for text in _texts():
        assert escape(NAME) in text
        assert "\\\\" not in text


def test_and_not_at_all_on_buttons_in_menus_and_in_the_terminal() -> None:
    menu = filters_card(FilterScope.SERVER, (_left_out(),))
    options = [one.label for row in menu.walk_children() if isinstance(row, discord.ui.Select) for one in row.options]
    assert NAME in options
    assert NAME in choices([_left_out()])[0].name
    assert NAME in (compare_button(ref(), _article()).label or "")
    assert NAME in giver_text(_ahead().dated[0])


@pytest.mark.parametrize("name", ["\u3164", "\u202e", " \u200d "])
def test_a_menu_shows_a_name_that_cannot_be_seen_by_its_domain(name: str) -> None:
    """Discord takes no option without a label, so the card would not arrive."""
    menu = filters_card(FilterScope.SERVER, (Filter(FilterKind.OUTLET, "island.example", name),))
    options = [one.label for row in menu.walk_children() if isinstance(row, discord.ui.Select) for one in row.options]
    assert options[-1].endswith("island.example")


def test_nor_in_the_title_of_a_feed_of_digests() -> None:
    answer = replace(digest(()), topic="#1 @nk https://nk.example/a_b")
    words = digest_feed_words([DeliveredDigest("key", 1, 5, 9, NOW, answer)])
    assert words.title == "#1 @nk https://nk.example/a b digest"
