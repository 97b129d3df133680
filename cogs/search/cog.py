"""`/search`: full-text search in the shelf, with operators."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands
from msgspec import Struct

from bot.client import DeskBot
from bot.model.jobs import Shelf
from bot.model.searches import SearchOrder
from cogs._cards.pictures.search import search_pictures
from cogs._cards.search.hits import search_card
from cogs._cards.search.similar import similar_card
from cogs._layout import custom_ids
from cogs._query_autocomplete import member_queries
from cogs._ui import autocomplete
from cogs._ui.answer_replies import CardForm, reply
from cogs._ui.button_state import question
from cogs._ui.buttons import DeskButton
from cogs._ui.discord_errors import open_form
from cogs._ui.places import server_of, shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer
from cogs.search.save_modal import SaveModal

_SEARCH = CardForm(search_card, search_pictures)


class _Asked(Struct, frozen=True):
    """A page of a search, and the token of its question; None where it was just asked."""

    shelf: Shelf
    query: str
    order: SearchOrder
    page: int = 0
    token: str | None = None


class SearchCog(commands.Cog):
    """Full-text search."""

    @app_commands.command(description="Search the saved articles for words, names, outlets, dates and more")
    @app_commands.describe(
        query='Words, "a phrase", -word, OR; entity: source: kind: by: about: before: after: lang: subject:',
        order="Order of the results (default: most relevant first)",
    )
    @app_commands.choices(order=autocomplete.ORDERS)
    @app_commands.autocomplete(query=member_queries)
    async def search(
        self, interaction: discord.Interaction[DeskBot], query: str, order: str = SearchOrder.RELEVANCE.value
    ) -> None:
        """Answer with the first page of hits."""
        await answer(interaction, _shown(interaction, _Asked(shelf_of(interaction), query, SearchOrder(order))))


class SearchButton(ReplyButton, template=custom_ids.search.template):
    """Another page of hits, or another order."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the page."""
        token, order = self.state["token"], SearchOrder(self.state["order"] or SearchOrder.RELEVANCE)
        shelf, asked = await question(interaction, token, "search")
        return await _shown(interaction, _Asked(shelf, asked["query"], order, int(self.state["page"]), token))


class SaveButton(DeskButton, template=custom_ids.search_save.template):
    """The form to save a search."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Ask for a name."""
        _, asked = await question(interaction, self.state["token"], "search")
        may_share = server_of(interaction) is not None and interaction.permissions.manage_guild
        await open_form(interaction, SaveModal(asked["query"], may_share=may_share))


class SimilarButton(ReplyButton, template=custom_ids.similar.template):
    """The articles most like one."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Answer with a card of its own."""
        found = await interaction.client.app.answers.similar(shelf_of(interaction), self.state["article"])
        return Reply(similar_card(found))


async def present(interaction: discord.Interaction[DeskBot], shelf: Shelf, query: str) -> Reply:
    """The first page of a search, the most relevant results first."""
    return await _shown(interaction, _Asked(shelf, query, SearchOrder.RELEVANCE))


async def _shown(interaction: discord.Interaction[DeskBot], asked: _Asked) -> Reply:
    app = interaction.client.app
    found = await app.answers.search(asked.shelf, asked.query, asked.page, asked.order)
    token = asked.token or await app.pages.hold(asked.shelf, {"ask": "search", "query": asked.query})
    return await reply(interaction, _SEARCH, found, token, about=(found.page, found.order))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(SearchButton, SaveButton, SimilarButton)
    await bot.add_cog(SearchCog())
