"""`/story`: the timeline of a story, its outlets, statements and differing numbers."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.answers import StoryAnswer
from cogs._cards.pictures.story import story_pictures
from cogs._cards.story import story_articles_card, story_card, story_quotes_card
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.answer_replies import CardForm, reply
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer

_STORY = CardForm(story_card, story_pictures)


class StoryCog(commands.Cog):
    """Stories."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(description="Follow a story day by day: who reported it, who said what")
    @app_commands.rename(meant="article-or-story")
    @app_commands.describe(meant="A story from the list, or one of its articles by title, link or message link")
    @app_commands.autocomplete(meant=autocomplete.story_headlines)
    async def story(self, interaction: discord.Interaction[DeskBot], meant: str) -> None:
        """Answer with the newest days."""
        await answer(interaction, self._first(interaction, meant))

    async def _first(self, interaction: discord.Interaction[DeskBot], meant: str) -> Reply:
        return await _days(interaction, await self._bot.app.stories.meant(shelf_of(interaction), meant))


class StoryButton(ReplyButton, template=custom_ids.story.template):
    """Another page or view of a story, or the story of an article's card."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the card."""
        view, page = self.state["view"], int(self.state["page"])
        shelf, story_id, stories = shelf_of(interaction), int(self.state["story"]), interaction.client.app.stories
        if self.state["article"] is not None:
            return await _days(interaction, await stories.listed(shelf, story_id, int(self.state["article"])))
        story = await stories.story(shelf, story_id, page if view == "days" else 0)
        if view == "quotes":
            return Reply(story_quotes_card(story))
        if view == "articles":
            return Reply(story_articles_card(story, page))
        return await _days(interaction, story)


class OpenButton(ReplyButton, template=custom_ids.OPENED):
    """A numbered story of a digest or of `/latest`, shown only to the member who pressed, so that the list stays."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Open the story."""
        story_id, lead = int(self.state["story"]), int(self.state["article"] or 0)
        found = await interaction.client.app.stories.listed(shelf_of(interaction), story_id, lead)
        return await _days(interaction, found)


async def _days(interaction: discord.Interaction[DeskBot], story: StoryAnswer) -> Reply:
    """A page of the timeline with its picture."""
    return await reply(interaction, _STORY, story, about=(story.id, story.page))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(StoryButton, OpenButton)
    await bot.add_cog(StoryCog(bot))
