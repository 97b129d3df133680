"""The button with which members report an article, and the managers' buttons to decide on it."""

from __future__ import annotations

import discord

from bot.client import DeskBot
from cogs._cards.curation.acts import act_note
from cogs._cards.curation.reports import queue_card, reported_sentence
from cogs._cards.notes import note
from cogs._layout import custom_ids
from cogs._ui.buttons import DeskButton, DeskMenu
from cogs._ui.permissions import require_manager
from cogs._ui.places import server_of, shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer
from cogs.article.curator import curator


class WrongStoryButton(DeskButton, template=custom_ids.wrong_story.template):
    """Reports that a card's article is in the wrong story."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Report it."""
        await answer(interaction, _reported(interaction, self.state["article"]), private=True)


class WrongStoryMenu(DeskMenu, template=custom_ids.wrong_story_of.template):
    """Reports that one of a story's articles does not belong to it."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Report the chosen one."""
        await answer(interaction, _reported(interaction, self.item.values[0]), private=True)


async def _reported(interaction: discord.Interaction[DeskBot], article: str) -> Reply:
    """The answer to a report; the owner of an own shelf takes the article out of its story at once."""
    app, shelf = interaction.client.app, shelf_of(interaction)
    if server_of(interaction) is None:
        return Reply(act_note(await app.curation.move(shelf, curator(interaction), article)))
    is_new = await app.reports.wrong_story(shelf, interaction.user.id, int(article))
    return Reply(note(reported_sentence(is_new)))


class ReportButton(ReplyButton, template=custom_ids.report.template):
    """Accepts or refuses a report, or reopens a refused one."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Decide, and show the reports that still wait."""
        reports, shelf, asker = interaction.client.app.reports, shelf_of(interaction), curator(interaction)
        report_id, step, page = int(self.state["report"]), self.state["step"], int(self.state["page"])
        if step == "accept":
            act = await reports.accept(shelf, asker, report_id)
            return Reply(queue_card(await reports.queue(shelf, page), act))
        if step == "refuse":
            refused = await reports.refuse(shelf, asker, report_id)
            return Reply(queue_card(await reports.queue(shelf, page), refused))
        await reports.reopen(shelf, asker, report_id)
        return Reply(queue_card(await reports.queue(shelf, page)))


class ReportsButton(DeskButton, template=custom_ids.reports.template):
    """Another page of the reports that wait."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the page."""
        await answer(interaction, queued(interaction, int(self.state["page"])))


async def queued(interaction: discord.Interaction[DeskBot], page: int = 0) -> Reply:
    """A page of the reports that wait, for managers."""
    require_manager(interaction)
    return Reply(queue_card(await interaction.client.app.reports.queue(shelf_of(interaction), page)))
