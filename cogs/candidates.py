"""The buttons of "Did you mean": what a command would have shown for that name or title."""

from __future__ import annotations

import discord

from bot.client import DeskBot
from cogs import entity, summary
from cogs._cards import article
from cogs._cards.story import story_card
from cogs._cards.versions import versions_card
from cogs._layout import custom_ids
from cogs._ui.button_state import question
from cogs._ui.respond import Reply, ReplyButton
from cogs.search import cog as search


class CandidateButton(ReplyButton, template=custom_ids.candidate.template):
    """A name or title that was near to what was typed."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Answer as the command does for the chosen name; only the asker sees the buttons."""
        shelf, asked = await question(interaction, self.state["token"], "candidate")
        app, name = interaction.client.app, asked["names"][int(self.state["place"])]
        match asked["command"]:
            case "entity":
                return await entity.present(interaction, shelf, await app.answers.entity(shelf, name))
            case "search":
                return await search.present(interaction, shelf, name)
            case "story":
                return Reply(story_card(await app.stories.meant(shelf, name)))
            case "versions":
                return Reply(versions_card(await app.versions.versions(shelf, name)))
            case _:
                return await summary.present(interaction, await app.answers.summary(shelf, name, article.STANDARD))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(CandidateButton)
