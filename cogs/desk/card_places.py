"""Where cards of articles appear, as set by the options of `/desk setup` or the menu of its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import discord
from discord import app_commands
from msgspec.structs import replace

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.settings import CardPlaces, ServerSettings
from cogs._layout.foreign_text import button_text

CARD_PLACES = [
    app_commands.Choice(name="A reply to each link", value=CardPlaces.REPLIES.value),
    app_commands.Choice(name="A thread for each story", value=CardPlaces.THREADS.value),
    app_commands.Choice(name="A forum post for each story", value=CardPlaces.FORUM.value),
]

_MOST_FORUMS = 23
"""A menu has 25 lines."""


class Place(TypedDict):
    """The two settings."""

    cards: CardPlaces
    forum_id: int | None


def with_cards(desk: ServerSettings, cards: str | None, forum_id: int | None) -> ServerSettings:
    """The settings with these options. A forum alone also chooses posts in it; posts without a forum keep the present
    one. Raises DeskError NO_FORUM if there is none."""
    if cards is None and forum_id is None:
        return desk
    places = CardPlaces.FORUM if cards is None else CardPlaces(cards)
    chosen = replace(desk, cards=places, forum_id=forum_id or desk.forum_id)
    if places is CardPlaces.FORUM and chosen.forum_id is None:
        raise DeskError(Reason.NO_FORUM)
    return chosen


def visible_forums(interaction: discord.Interaction[DeskBot]) -> list[discord.ForumChannel]:
    """The forums of the server that the asker sees, in their order."""
    guild, asker = interaction.guild, interaction.user
    if guild is None or not isinstance(asker, discord.Member):
        return []
    return [one for one in guild.forums if one.permissions_for(asker).view_channel]


def options(desk: ServerSettings, forums: Sequence[discord.ForumChannel]) -> list[discord.SelectOption]:
    """The lines of the menu, with the present choice marked if it is among them."""
    lines = [
        (gettext("A reply to each link"), CardPlaces.REPLIES.value),
        (gettext("A thread for each story, on its first card"), CardPlaces.THREADS.value),
        *((gettext("A post for each story in #{forum}", forum=button_text(one.name, 60)), str(one.id))
          for one in forums[:_MOST_FORUMS]),
    ]  # fmt: skip
    present = str(desk.forum_id) if desk.cards is CardPlaces.FORUM else desk.cards.value
    return [discord.SelectOption(label=label, value=value, default=value == present) for label, value in lines]


def chosen_place(before: ServerSettings, values: Sequence[str]) -> Place:
    """The settings for a line of the menu; unchanged without one."""
    if not values:
        return {"cards": before.cards, "forum_id": before.forum_id}
    if values[0].isdecimal():
        return {"cards": CardPlaces.FORUM, "forum_id": int(values[0])}
    return {"cards": CardPlaces(values[0]), "forum_id": before.forum_id}


def require_forum(guild: discord.Guild | None, desk: ServerSettings, before: ServerSettings) -> None:
    """Raises DeskError NO_FORUM for a new forum of another server: a form can be submitted on another server than it
    was opened on."""
    if desk.cards is not CardPlaces.FORUM or (desk.cards, desk.forum_id) == (before.cards, before.forum_id):
        return
    if guild is None or not isinstance(guild.get_channel(desk.forum_id or 0), discord.ForumChannel):
        raise DeskError(Reason.NO_FORUM)
