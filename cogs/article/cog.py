"""`/article`: removes and corrects saved articles, and blocks sites; and the buttons that undo it."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.policy.curation.typed import TypedCorrection
from bot.services.curation.links import Split
from cogs._cards.curation.acts import act_note, blocks_card, log_card
from cogs._layout import custom_ids
from cogs._layout.foreign_text import clean
from cogs._ui import autocomplete
from cogs._ui.buttons import DeskButton
from cogs._ui.permissions import require_manager
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer
from cogs.article.curator import curator
from cogs.article.reports import ReportButton, ReportsButton, WrongStoryButton, WrongStoryMenu
from cogs.article.wrong_entity import WrongNameButton, WrongPersonButton


class ArticleCog(commands.GroupCog, name="article", description="Correct what is saved on this server"):
    """Acts of curation."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @app_commands.command(description="Remove a saved article (managers, or the member who posted it)")
    @app_commands.describe(article="Title, link, or link to a Discord message")
    @app_commands.autocomplete(article=autocomplete.article_titles)
    async def remove(self, interaction: discord.Interaction[DeskBot], article: str) -> None:
        """Take the article off the shelf."""
        await answer(interaction, self._removed(interaction, article), private=True)

    @app_commands.command(
        description="Correct the title, date or outlet of an article (managers, or the member who posted it)"
    )
    @app_commands.describe(
        article="Title, link, or link to a Discord message",
        title="The right title",
        date="The right date, as 2024-10-05, yesterday or 2024-10-05 08:30",
        outlet="The outlet that published it",
    )
    @app_commands.autocomplete(article=autocomplete.article_titles)
    async def correct(
        self,
        interaction: discord.Interaction[DeskBot],
        article: str,
        title: str | None = None,
        date: str | None = None,
        outlet: str | None = None,
    ) -> None:
        """Change its title, date or outlet."""
        wanted = TypedCorrection(title, date, outlet)
        await answer(interaction, self._corrected(interaction, article, wanted), private=True)

    @app_commands.command(description="Move an article to another story, or to one of its own (managers)")
    @app_commands.describe(
        article="Title, link, or link to a Discord message", story="The right story (default: a story of its own)"
    )
    @app_commands.autocomplete(article=autocomplete.article_titles, story=autocomplete.story_headlines)
    async def move(self, interaction: discord.Interaction[DeskBot], article: str, story: str | None = None) -> None:
        """Move the article to another story."""
        await answer(interaction, self._moved(interaction, article, story), private=True)

    @app_commands.command(description="Rename a person, organisation or place on this server (managers)")
    @app_commands.describe(name="The present name", to="The right name")
    @app_commands.autocomplete(name=autocomplete.entity_names)
    async def rename(self, interaction: discord.Interaction[DeskBot], name: str, to: str) -> None:
        """Rename the entity."""
        await answer(interaction, self._renamed(interaction, name, to), private=True)

    @app_commands.command(description="Show two names as one person, organisation or place (managers)")
    @app_commands.describe(name="The name to merge into the other", to="The name to keep for both")
    @app_commands.autocomplete(name=autocomplete.entity_names, to=autocomplete.entity_names)
    async def merge(self, interaction: discord.Interaction[DeskBot], name: str, to: str) -> None:
        """Show both names as one entity."""
        await answer(interaction, self._merged(interaction, name, to), private=True)

    @app_commands.command(description="Correct whom a name in an article refers to (managers)")
    @app_commands.describe(
        article="Title, link, or link to a Discord message",
        name="The name that is shown wrongly",
        to="Whom it refers to: a name that is known here, or a new one",
    )
    @app_commands.autocomplete(
        article=autocomplete.article_titles, name=autocomplete.entity_names, to=autocomplete.entity_names
    )
    async def split(self, interaction: discord.Interaction[DeskBot], article: str, name: str, to: str) -> None:
        """Take the article's mentions to the other one."""
        await answer(interaction, self._split(interaction, article, name, to), private=True)

    @app_commands.command(description="Refuse links to an outlet or an address from now on (managers)")
    @app_commands.describe(site="Name of an outlet, or an address such as paper.example/sport")
    async def block(self, interaction: discord.Interaction[DeskBot], site: str) -> None:
        """Block the outlet or address."""
        await answer(interaction, self._blocked(interaction, site), private=True)

    @app_commands.command(description="List the blocked outlets and addresses (managers)")
    async def blocks(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List what is blocked."""
        await answer(interaction, self._blocks(interaction), private=True)

    @correct.autocomplete("outlet")
    @block.autocomplete("site")
    async def _outlets(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        found = await self._bot.app.answers.suggest_outlets(shelf_of(interaction), typed)
        return autocomplete.choices((clean(name), name) for name in found)

    async def _removed(self, interaction: discord.Interaction[DeskBot], article: str) -> Reply:
        return Reply(
            act_note(await self._bot.app.curation.remove(shelf_of(interaction), curator(interaction), article))
        )

    async def _corrected(
        self, interaction: discord.Interaction[DeskBot], article: str, wanted: TypedCorrection
    ) -> Reply:
        curation = self._bot.app.curation
        return Reply(act_note(await curation.correct(shelf_of(interaction), curator(interaction), article, wanted)))

    async def _moved(self, interaction: discord.Interaction[DeskBot], article: str, story: str | None) -> Reply:
        curation = self._bot.app.curation
        return Reply(act_note(await curation.move(shelf_of(interaction), curator(interaction), article, story)))

    async def _renamed(self, interaction: discord.Interaction[DeskBot], name: str, to: str) -> Reply:
        curation = self._bot.app.curation
        return Reply(act_note(await curation.rename(shelf_of(interaction), curator(interaction), name, to)))

    async def _merged(self, interaction: discord.Interaction[DeskBot], name: str, to: str) -> Reply:
        curation = self._bot.app.curation
        return Reply(act_note(await curation.merge(shelf_of(interaction), curator(interaction), name, to)))

    async def _split(self, interaction: discord.Interaction[DeskBot], article: str, name: str, to: str) -> Reply:
        wanted = Split(shelf_of(interaction), curator(interaction), article, name, to)
        return Reply(act_note(await self._bot.app.curation.split(wanted)))

    async def _blocked(self, interaction: discord.Interaction[DeskBot], site: str) -> Reply:
        require_manager(interaction)
        return Reply(act_note(await self._bot.app.curation.block(shelf_of(interaction), curator(interaction), site)))

    async def _blocks(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        require_manager(interaction)
        return Reply(blocks_card(await self._bot.app.curation.blocks(shelf_of(interaction))))


class UndoButton(ReplyButton, template=custom_ids.act_undo.template):
    """Undoes an act, below the answer to it or on the log."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Undo it, and show what was undone; on the log, show managers the log again."""
        curation, shelf, asker = interaction.client.app.curation, shelf_of(interaction), curator(interaction)
        undone = await curation.undo(shelf, asker, int(self.state["act"]))
        if self.state["page"] is None or not asker.manages:
            return Reply(act_note(undone))
        return Reply(log_card(await curation.log(shelf, int(self.state["page"]))))


class ActLogButton(DeskButton, template=custom_ids.act_log.template):
    """Another page of the log."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the log."""
        await answer(interaction, logged(interaction, int(self.state["page"])))


async def logged(interaction: discord.Interaction[DeskBot], page: int = 0) -> Reply:
    """A page of the server's log, for managers."""
    require_manager(interaction)
    return Reply(log_card(await interaction.client.app.curation.log(shelf_of(interaction), page)))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(UndoButton, ActLogButton, ReportButton, ReportsButton)
    bot.add_dynamic_items(WrongStoryButton, WrongStoryMenu, WrongNameButton, WrongPersonButton)
    await bot.add_cog(ArticleCog(bot))
