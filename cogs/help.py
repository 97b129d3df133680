"""`/help`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.catalogue import command_name, gettext, gettext_noop
from bot.client import DeskBot
from bot.model.analysis import EntityKind
from bot.model.jobs import Shelf
from cogs._cards.guides import HelpView, help_card
from cogs._layout.foreign_text import clean, clip
from cogs._ui.autocomplete import named
from cogs._ui.places import server_of, shelf_of
from cogs._ui.respond import Reply, answer
from cogs.ingest.submissions import may_save

_SAVING = (("ingest", gettext_noop("{command} saves a link, a file or pasted text")),)
_ASKING = (
    ("summary", gettext_noop("{command} summarises a saved article and shows who said what")),
    (
        "latest",
        gettext_noop(
            "{command} lists the newest stories on the peninsula or a topic; `since: last` shows what is new to you"
        ),
    ),
    (
        "story",
        gettext_noop("{command} follows a story day by day: who reported it, who said what, which numbers differ"),
    ),
    ("versions", gettext_noop("{command} shows what changed in an article since it was saved, in red and green")),
    ("cite", gettext_noop("{command} cites an article in Chicago, APA, BibTeX or Markdown, with the exact sentences")),
    (
        "ahead",
        gettext_noop("{command} lists the talks, drills, votes and court dates that articles name, soonest first"),
    ),
    (
        "launches",
        gettext_noop("{command} shows the launches that articles report: place, range and altitude, and who says so"),
    ),
    (
        "claims",
        gettext_noop("{command} lists the numbers that sources give on a topic, confirmations, denials and replies"),
    ),
    ("term", gettext_noop("{command} shows who uses a word or phrase: state media and others, first, last, by month")),
    ("entity", gettext_noop("{command} looks up a person, organisation, place or weapon in any spelling or script")),
    ("search", gettext_noop("{command} finds words, names, outlets and dates: `missile -drill after:3d`")),
    ("searches", gettext_noop("{command} saves searches under a name, for feeds, digests and watches too")),
    ("export", gettext_noop("{command} gives you a search, a story, a name or the shelf as a file")),
    ("watch", gettext_noop("{command} alerts you, or a channel, to new articles on a name, a phrase or a subject")),
    ("filters", gettext_noop("{command} leaves outlets, subjects and names out of the answers that only you see")),
    (
        "desk status",
        gettext_noop("{command} shows the shelf, waiting links and digests; to managers, why links failed"),
    ),
    ("article", gettext_noop("{command} removes or corrects an article that you posted; managers, any")),
    ("mydata", gettext_noop("{command} exports or erases what the desk holds about you")),
)
_MANAGING = (
    ("desk setup", gettext_noop("{command} sets channels, language, time zone and who may save articles")),
    ("digest", gettext_noop("{command} posts a daily, weekly or monthly digest and explains its choices")),
    ("feed", gettext_noop("{command} reads sites by itself and announces their news, one card a story")),
    ("desk queue", gettext_noop("{command} lists what members report as wrong, to accept or refuse")),
    ("desk log", gettext_noop("{command} lists what was removed, corrected and blocked, and undoes it")),
    (
        "desk filters",
        gettext_noop(
            "{command} leaves outlets, subjects, kinds of source and names out of digests, `/latest` and the cards of "
            "feeds"
        ),
    ),
)
_LONGEST_EXAMPLE = 60


class HelpCog(commands.Cog):
    """The list of commands."""

    @app_commands.command(description="What the desk does and how to use it")
    async def help(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the commands that the asker may use."""
        await answer(interaction, _help(interaction), private=True)


async def _help(interaction: discord.Interaction[DeskBot]) -> Reply:
    app, guild_id = interaction.client.app, server_of(interaction)
    view = HelpView(
        may_save=guild_id is None or may_save(await app.desks.get(guild_id), interaction.user),
        manager=guild_id is not None and interaction.permissions.manage_guild,
        server=guild_id is not None,
        links_alone=interaction.client.intents.message_content,
    )
    purposes = (*(_SAVING if view.may_save else ()), *_ASKING)
    examples = await _examples(app, shelf_of(interaction))
    return Reply(help_card(view, purposes, _MANAGING if view.manager else (), examples))


async def _examples(app: App, shelf: Shelf) -> list[str]:
    """Commands with options that have an answer on the shelf; none on an empty one."""
    articles, names = await app.answers.suggest_articles(shelf, ""), await app.answers.suggest_entities(shelf, "")
    examples = [_typed("summary", article=clip(clean(one.text), _LONGEST_EXAMPLE)) for one in articles[:1]]
    persons = [one for one in names if one.kind is EntityKind.PERSON]
    for one in (*persons, *names)[:1]:
        examples += [_typed("entity", name=clean(named(one)))]
        examples += [_typed("latest", topic=clean(named(one)), since=gettext("30 days"))]
    return examples


def _typed(command: str, **options: str) -> str:
    """A command as a member types it, with the names that it and its options have in the language."""
    return " ".join(
        [f"/{command_name(command)}", *(f"{command_name(name)}: {value}" for name, value in options.items())]
    )


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(HelpCog())
