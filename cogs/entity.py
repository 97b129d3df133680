"""`/entity`: a person, organisation, place or thing in the saved articles."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands
from msgspec.structs import replace

from bot.client import DeskBot
from bot.model.answers import EntityAnswer
from bot.model.jobs import Shelf
from cogs._cards.entity import entity_card, entity_quotes_card
from cogs._cards.evidence.appearances import appearances_card
from cogs._cards.pictures.entity import entity_pictures
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.answer_replies import CardForm, reply
from cogs._ui.button_state import question
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer

_ENTITY = CardForm(entity_card, entity_pictures)


class EntityCog(commands.Cog):
    """Look-ups by name."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(description="Look up a person, organisation, place or weapon in the saved articles")
    @app_commands.describe(name="A name in any spelling or script")
    @app_commands.autocomplete(name=autocomplete.entity_names)
    async def entity(self, interaction: discord.Interaction[DeskBot], name: str) -> None:
        """Answer with the entity."""
        await answer(interaction, self._found(interaction, name))

    async def _found(self, interaction: discord.Interaction[DeskBot], name: str) -> Reply:
        shelf = shelf_of(interaction)
        return await present(interaction, shelf, await self._bot.app.answers.entity(shelf, name))


async def present(interaction: discord.Interaction[DeskBot], shelf: Shelf, found: EntityAnswer) -> Reply:
    """The card of an entity that was asked for by name; the question is stored for its buttons."""
    also = [match.entity.key for match in found.also]
    asked = {"ask": "entity", "key": found.entity.key, "also": also}
    token = await interaction.client.app.pages.hold(shelf, asked)
    return await _with_pictures(interaction, found, token)


class EntityButton(ReplyButton, template=custom_ids.entity.template):
    """Pages of articles, quotes, appearances, and namesakes."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the card."""
        answers, token, page = interaction.client.app.answers, self.state["token"], int(self.state["page"])
        shelf, asked = await question(interaction, token, "entity")
        if self.state["view"] == "also":
            return await present(interaction, shelf, await answers.entity(shelf, asked["also"][page]))
        if self.state["view"] == "appearances":
            days = await interaction.client.app.appearances.appearances(shelf, asked["key"], page)
            return Reply(appearances_card(days, token))
        found = await answers.entity(shelf, asked["key"], page)
        if self.state["view"] == "quotes":
            return Reply(entity_quotes_card(found, token))
        return await _with_pictures(interaction, found, token)


async def _with_pictures(interaction: discord.Interaction[DeskBot], found: EntityAnswer, token: str) -> Reply:
    empty = None if found.total else partial(entity_card, found, token)
    return replace(await reply(interaction, _ENTITY, found, token, about=found.page), empty=empty)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(EntityButton)
    await bot.add_cog(EntityCog(bot))
