"""`/searches`: the saved searches of a member and of the server."""

from __future__ import annotations

from contextlib import ExitStack

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.answers import nearest_page
from bot.model.exports.articles import ExportForm, ExportQuestion, ExportSource
from bot.model.searches import SavedSearch, SearchUse
from cogs._cards.notes import note
from cogs._cards.search.saved import SHOWN, removal_sentences, saved_card, saved_sentences
from cogs._layout import custom_ids
from cogs._layout.foreign_text import plain
from cogs._layout.layout import deleting_button, pager
from cogs._layout.markdown import bold
from cogs._query_autocomplete import queries
from cogs._ui import autocomplete
from cogs._ui.buttons import DeskButton
from cogs._ui.permissions import require_manager
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer
from cogs.export import exported

_NAME = "Name of the search"


class SavedSearchesCog(commands.GroupCog, name="searches", description="Saved searches"):
    """Saves, lists and removes searches."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(description="Save a search under a name")
    @app_commands.describe(
        name=_NAME, query="What to search for, as in /search", shared="For everyone on this server (managers)"
    )
    async def save(
        self, interaction: discord.Interaction[DeskBot], name: str, query: str, shared: bool = False
    ) -> None:
        """Save for the asker, or for everyone."""
        await answer(interaction, self._saved(interaction, name, query, shared), private=True)

    @app_commands.command(name="list", description="List your saved searches and those of this server")
    async def list_(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List the searches."""
        await answer(interaction, _listed(interaction), private=True)

    @app_commands.command(description="Remove a saved search")
    @app_commands.describe(name=_NAME)
    async def remove(self, interaction: discord.Interaction[DeskBot], name: str) -> None:
        """Remove one's own search, or as a manager one of the server."""
        await answer(interaction, self._removed(interaction, name), private=True)

    @app_commands.command(description="Download the articles that a saved search finds, as a table")
    @app_commands.describe(name=_NAME)
    async def export(self, interaction: discord.Interaction[DeskBot], name: str) -> None:
        """Attach the table of `/export search`."""
        with ExitStack() as files:
            await answer(interaction, self._exported(interaction, name, files), private=True)

    @save.autocomplete("query")
    async def _queries(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return await queries(self._bot.app, shelf_of(interaction), None, typed)

    @export.autocomplete("name")
    @remove.autocomplete("name")
    async def _names(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        found = await self._bot.app.searches.visible(shelf_of(interaction), interaction.user.id)
        return autocomplete.searches(found, typed)

    async def _saved(self, interaction: discord.Interaction[DeskBot], name: str, query: str, shared: bool) -> Reply:
        if shared:
            require_manager(interaction)
        return await saved_reply(interaction, None if shared else interaction.user.id, name, query)

    async def _exported(self, interaction: discord.Interaction[DeskBot], name: str, files: ExitStack) -> Reply:
        search = await self._bot.app.searches.named(shelf_of(interaction), interaction.user.id, name)
        return await exported(interaction, ExportQuestion(ExportSource.SEARCH, search.typed), ExportForm.CSV, files)

    async def _removed(self, interaction: discord.Interaction[DeskBot], name: str) -> Reply:
        searches, shelf = self._bot.app.searches, shelf_of(interaction)
        found = await searches.named(shelf, interaction.user.id, name)
        if found.user_id is None:
            require_manager(interaction)
            use = await searches.used_by(found.id)
            if use != SearchUse():
                confirm = deleting_button(gettext("Remove"), custom_ids.search_removal(found.id))
                return Reply(note(*removal_sentences(found, use), buttons=[confirm]))
        await searches.remove(shelf, found.user_id, found.id)
        return Reply(note(_removed(found)))


class SearchRemovalButton(ReplyButton, template=custom_ids.search_removal.template):
    """The confirmation to remove a search of the server that feeds or digests use."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Remove it."""
        require_manager(interaction)
        searches, shelf = interaction.client.app.searches, shelf_of(interaction)
        return Reply(note(_removed(await searches.remove(shelf, None, int(self.state["search"])))))


class SavedSearchesButton(DeskButton, template=custom_ids.searches.template):
    """Another page of the list."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the list."""
        await answer(interaction, _listed(interaction, int(self.state["page"])), private=True)


async def saved_reply(interaction: discord.Interaction[DeskBot], owner: int | None, name: str, query: str) -> Reply:
    """Save a search for its owner, None for the server, and say what it replaces: feeds and digests may use it."""
    app, shelf = interaction.client.app, shelf_of(interaction)
    former = {one.id: one for one in await app.searches.visible(shelf, owner)}
    saved = await app.searches.save(shelf, owner, name, query)
    use = await app.searches.used_by(saved.id)
    finds_nothing = use != SearchUse() and await app.searches.finds_nothing(shelf, saved.typed)
    return Reply(note(*saved_sentences(saved, former.get(saved.id), use, finds_nothing=finds_nothing)))


def _removed(search: SavedSearch) -> str:
    return gettext("The search {name} is removed.", name=bold(plain(search.name, 60)))


async def _listed(interaction: discord.Interaction[DeskBot], page: int = 0) -> Reply:
    found = await interaction.client.app.searches.visible(shelf_of(interaction), interaction.user.id)
    if not found:
        return Reply(note(gettext("No search is saved here. The button *Save* below a search saves it.")))
    page, pages = nearest_page(page, len(found), SHOWN)
    return Reply(saved_card(found, page, pager(page, pages, custom_ids.searches(""))))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(SavedSearchesButton, SearchRemovalButton)
    await bot.add_cog(SavedSearchesCog(bot))
