"""Nobody's business but theirs: what a server or a person saved shows nowhere else, whatever is asked or pressed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import discord
import pytest

from bot.config import Settings
from bot.model.errors import Reason
from bot.model.settings import ServerSettings
from bot.storage.engine import maintenance
from cogs._layout import custom_ids
from cogs._layout.layout import button
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, fields_of, labels, words
from tests.fakes.sql import fetch_rows

SECRET = (
    "Zebra memo from the embassy in Sofia\n"
    "{person:Yun Verborgen=a quiet source} told {person:Rhee Ungenannt} of the zebra plan.\n"
    "Yun Verborgen: Not a word of the zebra plan.\n"
    "{place:North Korea} is not to hear of it.\n"
)
TELLTALES = ("sofia", "ungenannt", "quiet source", "not a word", "not to hear")
"""Words of the secret that no question holds, so that none is an echo."""

ASKED = (
    ("search", {"query": "zebra"}),
    ("search", {"query": "s1"}),
    ("search", {"query": "shelves:s1"}),
    ("entity", {"name": "Yun Verborgen"}),
    ("entity", {"name": "x:person:yunverborgen"}),
    ("summary", {"article": "Zebra memo from the embassy"}),
    *((command, {"article": str(number)}) for command in ("summary", "versions") for number in range(1, 4)),
    *(("story", {"article-or-story": f"story {number}"}) for number in range(1, 4)),
    ("story", {"article-or-story": "Zebra memo from the embassy"}),
    ("latest", {"topic": "zebra"}),
    ("latest", {"topic": "Yun Verborgen"}),
    ("latest", {"since": "30d"}),
)
TYPED = (
    ("summary", "article", ("", "zebra", "z", "memo")),
    ("entity", "name", ("", "yun", "verborgen", "rhee")),
    ("latest", "topic", ("", "yun", "zebra", "rhee")),
    ("story", "article-or-story", ("", "zebra", "memo")),
    ("versions", "article", ("", "zebra")),
)


@dataclass
class Strangers:
    """Another server with the same bot, where one link is saved that the first server has too."""

    room: Newsroom
    guild: Any
    channel: Any
    sam: Any

    async def replies(self, asker: Any, *where: Any) -> list[str]:
        """All that the asker is told to every question."""
        said = []
        for command, options in ASKED:
            result = await asker.slash(*where, command, **options)
            said += [words(one) for one in (result.response, *result.followups) if one is not None]
        for command, option, typed in TYPED:
            for beginning in typed:
                choices = await asker.autocomplete(*where, command, option, beginning)
                said += [f"{choice['name']} {choice['value']}" for choice in choices]
        return said


@pytest.fixture
async def strangers(room: Newsroom) -> Strangers:
    guild = room.env.create_guild("Elsewhere")
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    channel = guild.create_text_channel("news")
    await room.app.desks.save(ServerSettings(guild.id, (channel.id,)))
    sam = guild.add_member(room.env.create_user("sam"), roles=[managers])
    await sam.send(channel, LAUNCH_URL)
    await room.work()
    return Strangers(room, guild, channel, sam)


def betrayed(said: list[str], *telltales: str) -> list[str]:
    """What was said that only the other shelf could know."""
    return [text for text in said if any(tale.casefold() in text.casefold() for tale in telltales)]


async def test_a_pasted_text_shows_in_no_answer_choice_or_digest_elsewhere(
    room: Newsroom, strangers: Strangers
) -> None:
    await room.save()
    await room.while_working(room.anna.slash(room.channel, "ingest", file=("memo.txt", SECRET.encode())))
    shown = "\n".join(betrayed(await strangers.replies(room.anna, room.channel), *TELLTALES)).casefold()
    assert all(tale in shown for tale in TELLTALES), "on its own shelf all of it shows"
    first_posts = [str(message.id) for message in room.channel.history()]
    for said in (await strangers.replies(strangers.sam, strangers.channel), await strangers.replies(room.boris.user)):
        assert said
        assert betrayed(said, *TELLTALES, "Envoys meet", TALKS_URL, *first_posts) == []

    await strangers.sam.slash(strangers.channel, "digest schedule", at="08:30")
    preview = words((await strangers.sam.slash(strangers.channel, "digest preview")).response)
    assert "1 story from 1 article, 1 outlet" in preview
    assert betrayed([preview], *TELLTALES, "Envoys meet") == []


async def test_a_persons_own_shelf_shows_on_no_server_and_to_no_other_person(
    room: Newsroom, strangers: Strangers
) -> None:
    await room.while_working(room.anna.user.slash("ingest", file=("memo.txt", SECRET.encode())))
    own = words((await room.anna.user.slash("search", query="zebra")).response)
    assert "Zebra memo" in own
    for said in (
        await strangers.replies(room.anna, room.channel),
        await strangers.replies(room.boris.user),
        await strangers.replies(strangers.sam, strangers.channel),
    ):
        assert betrayed(said, *TELLTALES) == []


async def test_a_shared_article_tells_nothing_of_the_other_servers_post(room: Newsroom, strangers: Strangers) -> None:
    post = await room.anna.send(room.channel, f"{LAUNCH_URL} {TALKS_URL}")
    await room.work()
    assert len(room.messages()) == 2, "an article that another server has is new here"
    card = words((await strangers.sam.slash(strangers.channel, "summary", article=LAUNCH_URL)).response)
    assert f"/{strangers.channel.id}/" in card
    assert f"/{post.id}" not in card
    assert "1 other" not in card
    named = words((await strangers.sam.slash(strangers.channel, "entity", name="North Korea")).response)
    assert "place · 1 article" in named
    jump = await strangers.sam.slash(strangers.channel, "summary", article=post.jump_url)
    assert words(jump.response) == sentence_for(Reason.NO_SUCH_ARTICLE)


async def test_guessed_buttons_open_no_other_shelf(room: Newsroom, strangers: Strangers) -> None:
    await room.save()
    await room.while_working(room.anna.slash(room.channel, "ingest", file=("memo.txt", SECRET.encode())))
    cards = [
        (await room.anna.slash(room.channel, "entity", name="Yun Verborgen")).response,
        (await room.anna.slash(room.channel, "latest", since="30d")).response,
        (await room.anna.slash(room.channel, "search", query="zebra")).response,
    ]
    rows = await room.app.database.read(fetch_rows, "SELECT token FROM pages ORDER BY token")
    tokens = [row["token"] for row in rows]
    assert len(tokens) == len(cards)
    forged = [
        *(custom_ids.entity(token, view, 0) for token in tokens for view in ("articles", "quotes", "also")),
        *(custom_ids.latest(token, 0) for token in tokens),
        *(custom_ids.search(token, "relevance", 0) for token in tokens),
        *(custom_ids.why(token, 0) for token in tokens),
        *(custom_ids.article(number, view) for number in (2, 3) for view in (3, "said")),
        *(custom_ids.versions(number, 0) for number in (2, 3)),
        *(custom_ids.opened(number, lead) for number in (2, 3, 99) for lead in (0, 2, 3)),
        *(custom_ids.story_of(number, lead) for number in (3, 99) for lead in (2, 3)),
        *(custom_ids.story(number, view, 0) for number in (2, 3) for view in ("days", "quotes", "articles")),
    ]
    refusals = [sentence_for(one) for one in (Reason.CARD_EXPIRED, Reason.ARTICLE_NOT_HERE, Reason.NO_SUCH_STORY)]
    for custom_id in forged:
        view = discord.ui.LayoutView(timeout=None).add_item(discord.ui.ActionRow(button("press", custom_id)))
        await room.bot.get_channel(strangers.channel.id).send(view=view)  # type: ignore[union-attr]  # a text channel
        result = await strangers.sam.click(strangers.channel.last_message, label="press")
        assert result.ephemeral
        told = words(result.response)
        assert told in refusals, custom_id


async def test_a_managers_commands_reach_only_their_own_server(room: Newsroom, strangers: Strangers) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="08:30", topic="zebra")
    listed = words((await strangers.sam.slash(strangers.channel, "digest show")).response)
    assert "zebra" not in listed
    assert "08:30" not in listed
    status = words((await strangers.sam.slash(strangers.channel, "desk status")).response)
    assert "1 article" in status
    assert "08:30" not in status, "when the other server's digest comes"


async def test_what_a_member_handed_in_is_exported_and_forgotten_for_them_alone(
    room: Newsroom, strangers: Strangers
) -> None:
    await room.while_working(room.anna.user.slash("ingest", file=("memo.txt", SECRET.encode())))
    await room.while_working(room.boris.user.slash("ingest", file=("launch.txt", LAUNCH.encode())))
    mine = await room.app.mydata.export(room.boris.id)
    assert "zebra" not in str(mine).casefold()
    asked = (await room.anna.user.slash("mydata erase")).response
    assert labels(asked) == ["Erase"]
    await asyncio.to_thread(_copy_by_hand, room.app.settings)
    told = words((await room.anna.user.click(asked, label="Erase")).response)
    assert "no longer name you" in told
    assert "1 other copy of the database from before now" in told
    gone = await room.anna.user.slash("search", query="zebra")
    assert words(gone.response) == sentence_for(Reason.EMPTY_SHELF)
    kept = await room.boris.user.slash("search", query="missiles")
    assert "North Korea fires" in words(kept.response)
    for table in ("articles", "versions", "entities", "quotes", "pages", "bodies"):
        rows = await room.app.database.read(fetch_rows, f"SELECT * FROM {table}")  # noqa: S608  # names from the line above
        assert "zebra" not in str([tuple(row) for row in rows]).casefold(), table
        assert "verborgen" not in str([tuple(row) for row in rows]).casefold(), table


def _copy_by_hand(settings: Settings) -> None:
    settings.backup_folder.mkdir(exist_ok=True)
    maintenance.copy(settings.database_path, settings.backup_folder / "by-hand.sqlite3")


async def test_who_saves_a_text_in_a_closed_channel_is_told_that_the_whole_server_has_it(room: Newsroom) -> None:
    """A staff member pastes a draft where few read; the manager makes that channel one of the desk's."""
    only_anna = {room.guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    only_anna |= dict.fromkeys((room.anna, room.manager, room.bot.user), discord.PermissionOverwrite(view_channel=True))
    staff = room.guild.create_text_channel("staff", overwrites=only_anna)
    await room.env.settle()
    told, here = "Everyone on this server can find", f"Not everyone sees <#{staff.id}>, but everyone"
    for channel, is_told in ((staff, True), (room.channel, False)):
        form = await room.anna.slash(channel, "ingest")
        assert (told in str(form.modal)) is is_told
        text, title, _ = fields_of(form.modal)
        draft = f"Draft {channel.id}\n{SECRET}"
        saved = await room.while_working(room.anna.submit_modal(form, {text: draft, title: ""}))
        assert (told in words(saved.response)) is is_told
        linked = await room.while_working(room.anna.slash(channel, "ingest", link=LAUNCH_URL))
        assert told not in words(linked.response), "a page is public"
        drafts = [(f"{one}-{channel.id}.txt", f"Draft {one} {channel.id}\n{SECRET}".encode()) for one in "ab"]
        message = await room.anna.send(channel, "two drafts", attachments=drafts)
        several = await room.while_working(room.anna.context_menu(channel, "Save article", message))
        assert (told in words(several.response)) is is_told
        setup = await room.manager.slash(room.channel, "desk setup")
        channels, zone = fields_of(setup.modal)[0], fields_of(setup.modal)[-1]
        settings = await room.manager.submit_modal(setup, {channels: [channel], zone: "UTC"})
        assert (here in words(settings.response)) is is_told
    own = await room.anna.user.slash("ingest")
    assert told not in str(own.modal)
