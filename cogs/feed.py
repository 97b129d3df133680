"""`/feed`: sites that the desk reads by itself, for managers."""

from __future__ import annotations

from io import BytesIO

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.answers import nearest_page
from bot.model.errors import DeskError, Reason
from bot.model.feeds import FeedFormat, FeedMode, FeedPreview
from bot.text.feeds.starters import starters
from cogs._cards.feeds import (
    SHOWN,
    check_card,
    feed_name,
    followed_sentences,
    imported_sentences,
    list_card,
    only_sentence,
    preview_card,
    starters_card,
)
from cogs._cards.notes import file_note, note
from cogs._layout import custom_ids
from cogs._layout.layout import button, deleting_button, pager
from cogs._layout.markdown import bold
from cogs._ui import autocomplete
from cogs._ui.button_state import question
from cogs._ui.buttons import DeskButton
from cogs._ui.discord_errors import DISCORD
from cogs._ui.error_messages import sentence_for
from cogs._ui.permissions import require_manager, require_visible, trouble_in, visible_channel
from cogs._ui.places import Channel, may_attach, shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer

_CHANNEL = "Channel (default: this one)"
_FILE = "feeds.opml"
_LARGEST_LIST = 2**20


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class FeedCog(commands.GroupCog, name="feed", description="News sites that the desk follows"):
    """Feeds of a server."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @app_commands.command(description="Find the feed of a site and follow it")
    @app_commands.describe(
        url="Address of the site or of its feed",
        channel=_CHANNEL,
        mode="Whether new articles are posted",
        only="Only articles that this saved search of the server finds",
    )
    @app_commands.choices(mode=autocomplete.FEED_MODES)
    @app_commands.autocomplete(only=autocomplete.server_searches)
    async def add(
        self,
        interaction: discord.Interaction[DeskBot],
        url: str,
        channel: Channel | None = None,
        mode: str = FeedMode.ANNOUNCE.value,
        only: str | None = None,
    ) -> None:
        """Show the feed and its newest entries for confirmation."""
        await answer(interaction, _previewed(interaction, url, channel, FeedMode(mode), only), private=True)

    @add.autocomplete("url")
    async def _sites(self, _: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return autocomplete.starter_feeds(typed)

    @app_commands.command(description="List public feeds of Korea desks to choose from")
    async def starter(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List the starters."""
        await answer(interaction, starter_list(interaction), private=True)

    @app_commands.command(name="list", description="List the feeds of this server")
    async def list_(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List the feeds."""
        await answer(interaction, _listed(interaction), private=True)

    @app_commands.command(description="Check a feed now and show its state")
    @app_commands.describe(feed="Title, address or number of the feed")
    async def check(self, interaction: discord.Interaction[DeskBot], feed: str) -> None:
        """Poll and explain."""
        await answer(interaction, self._checked(interaction, feed), private=True)

    @app_commands.command(description="Pause a feed, or resume a paused one")
    @app_commands.describe(feed="Title, address or number of the feed")
    async def pause(self, interaction: discord.Interaction[DeskBot], feed: str) -> None:
        """Pause or resume."""
        await answer(interaction, self._paused(interaction, feed), private=True)

    @app_commands.command(description="Limit a feed to the articles that a saved search finds, or remove the limit")
    @app_commands.describe(
        feed="Title, address or number of the feed",
        search="Saved search of this server (leave empty to take everything)",
    )
    @app_commands.autocomplete(search=autocomplete.server_searches)
    async def only(self, interaction: discord.Interaction[DeskBot], feed: str, search: str | None = None) -> None:
        """Change what is taken."""
        await answer(interaction, self._narrowed(interaction, feed, search), private=True)

    @app_commands.command(description="Stop following a feed; saved articles stay")
    @app_commands.describe(feed="Title, address or number of the feed")
    async def remove(self, interaction: discord.Interaction[DeskBot], feed: str) -> None:
        """Ask before removing."""
        await answer(interaction, self._asked_to_remove(interaction, feed), private=True)

    @app_commands.command(name="import", description="Follow the feeds of an OPML file")
    @app_commands.describe(file="An OPML file exported from a feed reader", channel=_CHANNEL)
    async def import_(
        self, interaction: discord.Interaction[DeskBot], file: discord.Attachment, channel: Channel | None = None
    ) -> None:
        """Follow all feeds of a list, quietly."""
        await answer(interaction, self._imported(interaction, file, channel), private=True)

    @app_commands.command(name="export", description="Download the feeds of this server as an OPML file")
    async def export(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Attach the list."""
        await answer(interaction, self._exported(interaction), private=True)

    @check.autocomplete("feed")
    @pause.autocomplete("feed")
    @only.autocomplete("feed")
    @remove.autocomplete("feed")
    async def _feeds(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        try:
            followed = await self._bot.app.feeds.followed(require_manager(interaction))
        except DeskError:
            return []  # a server may show the command to others; the answer says what is missing
        return autocomplete.followed_feeds(followed, typed)

    async def _checked(self, interaction: discord.Interaction[DeskBot], feed: str) -> Reply:
        followed = await self._bot.app.feeds.check(require_manager(interaction), feed)
        return Reply(check_card(followed, sentence_for))

    async def _narrowed(self, interaction: discord.Interaction[DeskBot], feed: str, search: str | None) -> Reply:
        guild_id, search_id = require_manager(interaction), await _search_id(interaction, search)
        followed = await self._bot.app.feeds.only(guild_id, feed, search_id)
        return Reply(note(only_sentence(followed)))

    async def _paused(self, interaction: discord.Interaction[DeskBot], feed: str) -> Reply:
        guild_id = require_manager(interaction)
        was_paused = (await self._bot.app.feeds.one(guild_id, feed)).follow.paused
        followed = await self._bot.app.feeds.pause(guild_id, feed, paused=not was_paused)
        name = bold(feed_name(followed.feed))
        if was_paused:
            return Reply(
                note(gettext("{feed} is followed again. What it lists now is saved but not announced.", feed=name))
            )
        return Reply(note(gettext("{feed} is paused. `/feed pause` again resumes it.", feed=name)))

    async def _asked_to_remove(self, interaction: discord.Interaction[DeskBot], feed: str) -> Reply:
        followed = await self._bot.app.feeds.one(require_manager(interaction), feed)
        text = gettext("Remove the feed {feed}? Saved articles stay.", feed=bold(feed_name(followed.feed)))
        confirm = deleting_button(gettext("Remove"), custom_ids.feed_removal(followed.follow.id))
        return Reply(note(text, buttons=[confirm]))

    async def _imported(
        self, interaction: discord.Interaction[DeskBot], file: discord.Attachment, channel: Channel | None
    ) -> Reply:
        guild_id, channel_id = await visible_channel(interaction, channel)
        if file.size > _LARGEST_LIST:
            raise DeskError(Reason.FEED_LIST_TOO_LARGE, attachment=file.id)
        try:
            content = await file.read()
        except DISCORD as error:
            raise DeskError(Reason.ATTACHMENT_LOST, attachment=file.id) from error
        counts = await self._bot.app.feeds.import_list(guild_id, channel_id, FeedMode.QUIET, content)
        return Reply(note(*imported_sentences(counts.added, counts.known, counts.refused, counts.over)))

    async def _exported(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        guild_id = require_manager(interaction)
        if not may_attach(interaction):
            raise DeskError(Reason.NO_FILES_HERE)
        content = await self._bot.app.feeds.export_list(guild_id, gettext("Feeds of the news desk"))
        file = discord.File(BytesIO(content), _FILE)
        return Reply(file_note(_FILE, gettext("The feeds of this server. Other readers can import them.")), [file])


class FollowButton(ReplyButton, template=custom_ids.feed_follow.template):
    """The confirmation to follow a feed that was shown."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Follow it."""
        guild_id = require_manager(interaction)
        _, asked = await question(interaction, self.state["token"], "feed")
        await require_visible(interaction, [asked["channel"]])
        preview = FeedPreview(asked["url"], asked["title"], None, FeedFormat(asked["format"]), (), 0)
        followed = await interaction.client.app.feeds.follow(
            guild_id, asked["channel"], FeedMode(asked["mode"]), preview, asked.get("search")
        )
        return Reply(note(*followed_sentences(followed)))


class RemoveButton(ReplyButton, template=custom_ids.feed_removal.template):
    """The confirmation to stop following a feed."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Remove it."""
        followed = await interaction.client.app.feeds.remove(require_manager(interaction), self.state["follow"])
        name = bold(feed_name(followed.feed))
        return Reply(note(gettext("{feed} is no longer followed. Saved articles stay.", feed=name)))


class FeedsButton(DeskButton, template=custom_ids.feeds.template):
    """Another page of the list."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the list."""
        await answer(interaction, _listed(interaction, int(self.state["page"])))


class StarterButton(DeskButton, template=custom_ids.feed_starter.template):
    """A numbered feed of the list to begin with."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Show the feed for confirmation, in a separate card."""
        url = starters()[min(int(self.state["number"]), len(starters())) - 1].url
        await answer(interaction, _previewed(interaction, url, None, FeedMode.ANNOUNCE), private=True)


async def _search_id(interaction: discord.Interaction[DeskBot], named: str | None) -> int | None:
    """The server's saved search of this name. Raises DeskError NO_SUCH_SEARCH, OWN_SEARCH."""
    if named is None:
        return None
    searches = interaction.client.app.searches
    return (await searches.of_server(shelf_of(interaction), named, interaction.user.id)).id


async def _previewed(
    interaction: discord.Interaction[DeskBot],
    url: str,
    channel: Channel | None,
    mode: FeedMode,
    only: str | None = None,
) -> Reply:
    guild_id, channel_id = await visible_channel(interaction, channel)
    search_id = await _search_id(interaction, only)
    app = interaction.client.app
    try:
        preview = await app.feeds.preview(guild_id, url)
    except DeskError as error:
        error.ids["feed"] = url
        raise
    asked = {"ask": "feed", "url": preview.url, "title": preview.title, "format": preview.format.value}
    place = {"channel": channel_id, "mode": mode.value, "search": search_id}
    token = await app.pages.remember(shelf_of(interaction), {**asked, **place})
    confirm = button(gettext("Follow"), custom_ids.feed_follow(token), primary=True)
    trouble = trouble_in(interaction.guild, [channel_id]) if mode is FeedMode.ANNOUNCE else []
    return Reply(preview_card(preview, channel_id, mode, trouble, confirm))


async def _listed(interaction: discord.Interaction[DeskBot], page: int = 0) -> Reply:
    followed = await interaction.client.app.feeds.followed(require_manager(interaction))
    if not followed:
        return Reply(note(gettext("This server follows no feed. `/feed add` follows one, `/feed starter` lists some.")))
    page, pages = nearest_page(page, len(followed), SHOWN)
    return Reply(list_card(followed, page, pager(page, pages, custom_ids.feeds(""))))


async def starter_list(interaction: discord.Interaction[DeskBot]) -> Reply:
    """Public feeds to begin with. Raises DeskError for anyone but managers."""
    require_manager(interaction)
    buttons = [button(str(number), custom_ids.feed_starter(number)) for number in range(1, len(starters()) + 1)]
    return Reply(starters_card(starters(), buttons))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(FollowButton, RemoveButton, FeedsButton, StarterButton)
    await bot.add_cog(FeedCog(bot))
