"""Where cards of articles appear, as `/desk setup` takes it."""

from __future__ import annotations

from dataclasses import replace

from discord import app_commands

from bot.model.errors import DeskError, Reason
from bot.model.settings import CardPlaces, ServerSettings

CARD_PLACES = [
    app_commands.Choice(name="A reply to each link", value=CardPlaces.REPLIES.value),
    app_commands.Choice(name="A thread for each story", value=CardPlaces.THREADS.value),
    app_commands.Choice(name="A forum post for each story", value=CardPlaces.FORUM.value),
]


def with_cards(desk: ServerSettings, cards: str | None, forum_id: int | None) -> ServerSettings:
    """The settings with these options. A forum alone chooses posts in it; posts without a forum are in the one of
    before. Raises DeskError NO_FORUM where there is none."""
    if cards is None and forum_id is None:
        return desk
    places = CardPlaces.FORUM if cards is None else CardPlaces(cards)
    chosen = replace(desk, cards=places, forum_id=forum_id or desk.forum_id)
    if places is CardPlaces.FORUM and chosen.forum_id is None:
        raise DeskError(Reason.NO_FORUM)
    return chosen
