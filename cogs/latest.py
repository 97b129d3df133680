"""`/latest`: the ranked stories of a time window, and the reasons for their ranks.

What a member was shown is stored once the answer has been sent, so that `since:last` shows only what is new to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

import discord
import msgspec
from discord import app_commands
from discord.ext import commands
from msgspec.structs import replace

from bot.client import DeskBot
from bot.model.answers import StoryRef
from bot.model.jobs import Shelf
from bot.policy.typed_times.since import is_last
from bot.services.latest.looks import Look, UnreadWindow
from cogs._cards.stories import StoryReasons, first_number, latest_card, reasons_of, rest_card, why_card
from cogs._layout import custom_ids
from cogs._layout.names import near_key
from cogs._ui import autocomplete
from cogs._ui.answer_replies import CardForm, reply
from cogs._ui.button_state import question
from cogs._ui.buttons import DeskButton
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer

_LATEST = CardForm(latest_card)


class LatestCog(commands.Cog):
    """The latest stories."""

    @app_commands.command(description="The latest stories on the Korean Peninsula, or on a topic")
    @app_commands.describe(
        topic="Subject, name or words (default: the whole peninsula)",
        since="How far back: last (new to you), 24h, since Monday, 2024-02-14, 2024-02-01..2024-02-14",
    )
    @app_commands.autocomplete(topic=autocomplete.shelf_topics)
    async def latest(
        self, interaction: discord.Interaction[DeskBot], topic: str | None = None, since: str | None = None
    ) -> None:
        """Answer with the first page; privately if it depends on what the member has been shown."""
        await answer(interaction, _first(interaction, topic, since), private=is_last(since))

    @latest.autocomplete("since")
    async def _windows(self, _: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return autocomplete.windows(typed)


async def _first(interaction: discord.Interaction[DeskBot], topic: str | None, since: str | None) -> Reply:
    """The first page."""
    app, shelf = interaction.client.app, shelf_of(interaction)
    look = await app.latest.look(shelf, interaction.user.id, topic, since)
    asked: dict[str, Any] = {"ask": "latest", "topic": topic, "since": since, **_frozen(look.asked)}
    if look.answer.nearest:
        asked["nearest"] = [near_key(one) for one in look.answer.nearest]
    return await _shown(interaction, look, await app.pages.hold(shelf, asked))


async def _shown(interaction: discord.Interaction[DeskBot], look: Look, token: str) -> Reply:
    """The card, with times to the minute, and the note that it was shown."""
    answer = replace(look.answer, since=_minute(look.answer.since), until=_minute(look.answer.until))
    card = await reply(interaction, _LATEST, answer, token, about=answer.page)
    empty = None if answer.stories else partial(latest_card, answer, token)
    return replace(card, arrived=partial(interaction.client.app.latest.shown, look), empty=empty)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _frozen(asked: UnreadWindow | None) -> dict[str, str | None]:
    """The bounds of a question for unread stories, so that its pages stay consistent; holds no member id."""
    if asked is None:
        return {}
    last = asked.last_look.isoformat() if asked.last_look else None
    return {"start": asked.start.isoformat(), "at": asked.at.isoformat(), "last_look": last}


def _thawed(asked: dict[str, Any]) -> UnreadWindow | None:
    if "at" not in asked:
        return None
    last = asked["last_look"]
    return UnreadWindow(
        datetime.fromisoformat(asked["start"]),
        datetime.fromisoformat(asked["at"]),
        datetime.fromisoformat(last) if last else None,
    )


async def _page(interaction: discord.Interaction[DeskBot], shelf: Shelf, asked: dict[str, Any], page: int) -> Look:
    look = interaction.client.app.latest.look
    return await look(shelf, interaction.user.id, asked["topic"], asked["since"], page, _thawed(asked))


async def _kept_reasons(
    interaction: discord.Interaction[DeskBot], shelf: Shelf, asked: dict[str, Any]
) -> list[StoryReasons]:
    """The reasons that were kept with a digest. An earlier version kept no numbers of stories with them: then no
    headline is shown, since the shelf may have it no more."""
    reasons = [factors for _, factors in msgspec.convert(asked["reasons"], list[StoryReasons])]
    if "stories" not in asked:
        return [("", factors) for factors in reasons]
    stories = await _still_shown(interaction, shelf, asked["stories"])
    return [(story.headline if story else None, factors) for story, factors in zip(stories, reasons, strict=True)]


async def _still_shown(
    interaction: discord.Interaction[DeskBot], shelf: Shelf, kept: Sequence[Any]
) -> list[StoryRef | None]:
    """The stories that were kept with a digest, as the shelf has them now; None for one that it no longer has."""
    told = msgspec.convert(kept, list[StoryRef])
    shown = await interaction.client.app.stories.still_shown(shelf, told)
    return [shown.get(one.id) for one in told]


class LatestButton(ReplyButton, template=custom_ids.latest.template):
    """Another page of stories."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the page."""
        token = self.state["token"]
        shelf, asked = await question(interaction, token, "latest")
        look = await _page(interaction, shelf, asked, int(self.state["page"]))
        return await _shown(interaction, look, token)


class NearestButton(ReplyButton, template=custom_ids.nearest.template):
    """Answers for a near topic, after one that no article has, in the same window."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Answer as the command does for it."""
        _, asked = await question(interaction, self.state["token"], "latest")
        return await _first(interaction, asked["nearest"][int(self.state["place"])], asked["since"])


class WhyButton(ReplyButton, template=custom_ids.why.template):
    """The reasons for the ranks, only to the member who pressed; a digest's reasons are those kept with it."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Explain."""
        shelf, asked = await question(interaction, self.state["token"], "latest")
        if "reasons" in asked:
            return Reply(why_card(await _kept_reasons(interaction, shelf, asked), asked.get("first", 1)))
        look = await _page(interaction, shelf, asked, int(self.state["page"]))
        return Reply(why_card(reasons_of(look.answer.stories), first_number(look.answer)))


class RestButton(DeskButton, template=custom_ids.rest.template):
    """The stories that a digest ranked too low to tell, only to the member who pressed."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List them, or turn the page of the list."""
        await answer(interaction, self._rest(interaction), private=self.state["page"] is None)

    async def _rest(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        token = self.state["token"]
        shelf, asked = await question(interaction, token, "latest")
        shown = await _still_shown(interaction, shelf, asked.get("rest", []))
        once = {one.id: one for one in shown if one is not None}  # two of them may be one story since
        return Reply(rest_card(list(once.values()), token, int(self.state["page"] or 0)))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(LatestButton, NearestButton, WhyButton, RestButton)
    await bot.add_cog(LatestCog())
