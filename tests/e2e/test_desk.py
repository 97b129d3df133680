"""Managers set the desk up; everyone sees how it does, and what it holds about them."""

from __future__ import annotations

import json
import re
import threading
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import discord
import pytest
from discord import app_commands

from bot.catalogue import catalogue, gettext, using
from bot.model.errors import Reason
from bot.model.jobs import Shelf
from bot.model.settings import ServerSettings
from bot.policy.exports import member_files
from bot.policy.search.grammar import Today, parse
from bot.policy.search.query import Query
from cogs import help as help_cog
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, buttons, fields_of, hidden_channel, labels, raw_words, words
from tests.fakes.waiting import moments


async def test_a_manager_sets_up_the_desk(room: Newsroom) -> None:
    editors = room.guild.create_role("Editors")
    shown = await room.manager.slash(room.channel, "desk setup")
    channels, also, roles, _, zone = fields_of(shown.modal)
    result = await room.manager.submit_modal(
        shown, {channels: [room.elsewhere], also: [], roles: [editors], zone: "europe/london"}
    )
    assert result.ephemeral
    assert f"<#{room.elsewhere.id}>" in words(result.response)
    assert f"<@&{editors.id}>" in words(result.response)
    desk = await room.app.desks.get(room.guild.id)
    assert desk == ServerSettings(
        room.guild.id, (room.elsewhere.id,), False, "Europe/London", (editors.id,), alerts=False
    )


async def test_the_first_desk_channel_takes_messages(room: Newsroom) -> None:
    """Alerts go there; a forum takes only posts."""
    forum = room.guild.create_forum_channel("reports")
    await room.env.settle()
    shown = await room.manager.slash(room.channel, "desk setup")
    fields = fields_of(shown.modal)
    await room.manager.submit_modal(shown, {fields[0]: [forum, room.channel], fields[-1]: "UTC"})
    assert (await room.app.desks.get(room.guild.id)).channels == (room.channel.id, forum.id)


async def test_the_window_shows_the_settings_as_they_stand(room: Newsroom) -> None:
    shown = await room.manager.slash(room.channel, "desk setup")
    channels, also, _, cards, zone = (label["component"] for label in shown.modal["components"])
    assert [str(one["id"]) for one in channels["default_values"]] == [str(room.channel.id)]
    assert [one["value"] for one in also["options"] if one.get("default")] == ["alerts"]
    assert [one["value"] for one in cards["options"] if one.get("default")] == ["replies"]
    assert zone["value"] == "Asia/Seoul"


async def test_two_managers_who_set_up_at_once_keep_each_others_changes(room: Newsroom) -> None:
    forms = [await room.manager.slash(room.channel, "desk setup") for _ in range(2)]
    chosen: tuple[tuple[Any, ...], ...] = (
        ([room.channel, room.elsewhere], ["alerts"], "Asia/Seoul"),
        ([], ["alerts", "everywhere"], "UTC"),
    )
    for form, values in zip(forms, chosen, strict=True):
        channels, also, *_, zone = fields_of(form.modal)
        saved = await room.manager.submit_modal(form, dict(zip((channels, also, zone), values, strict=True)))
    desk = await room.app.desks.get(room.guild.id)
    assert (desk.channels, desk.everywhere, desk.alerts, desk.zone) == ((room.elsewhere.id,), True, True, "UTC")
    assert f"<#{room.elsewhere.id}>" in words(saved.response)


async def test_setup_tells_what_the_desk_may_not_do(room: Newsroom) -> None:
    mute = room.guild.create_text_channel(
        "mute", overwrites={room.bot.user: discord.PermissionOverwrite(send_messages=False, add_reactions=False)}
    )
    await room.env.settle()
    shown = await room.manager.slash(room.channel, "desk setup")
    result = await room.manager.submit_modal(
        shown, {fields_of(shown.modal)[0]: [mute], fields_of(shown.modal)[-1]: "UTC"}
    )
    (warning,) = (line for line in words(result.response).splitlines() if line.startswith("⚠️"))
    assert f"<#{mute.id}>" in warning
    assert "Send Messages (to post summaries and digests), Add Reactions (to mark links" in warning
    assert "Read Message History" not in warning, "that it may"


async def test_a_wrong_zone_changes_nothing(room: Newsroom) -> None:
    before = await room.app.desks.get(room.guild.id)
    shown = await room.manager.slash(room.channel, "desk setup")
    result = await room.manager.submit_modal(shown, {fields_of(shown.modal)[-1]: "Pyonyang"})
    assert words(result.response) == sentence_for(Reason.BAD_ZONE, "Asia/Pyongyang")
    assert await room.app.desks.get(room.guild.id) == before


async def test_the_form_sets_up_the_server_that_it_was_sent_in(room: Newsroom) -> None:
    """Mallory manages another server and sends the form there that was opened here."""
    before = await room.app.desks.get(room.guild.id)
    opened = await room.manager.slash(room.channel, "desk setup")
    other = room.env.create_guild("Others")
    there = other.create_text_channel("there")
    managers = other.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    mallory = other.add_member(room.env.create_user("mallory"), roles=[managers])
    await room.env.settle()
    sent = await mallory.slash(there, "desk setup")
    sent._interaction.modal = opened._interaction.modal
    await mallory.submit_modal(sent, {fields_of(opened.modal)[0]: [there], fields_of(opened.modal)[-1]: "UTC"})
    assert await room.app.desks.get(room.guild.id) == before
    assert (await room.app.desks.get(other.id)).channels == (there.id,)


async def test_a_channel_that_the_manager_cannot_see_is_not_added(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the shelf would show a manager what is posted there. What another manager chose stays."""
    closed = await hidden_channel(room, monkeypatch)
    before = await room.app.desks.get(room.guild.id)
    shown = await room.manager.slash(room.channel, "desk setup")
    chosen = {fields_of(shown.modal)[0]: [room.channel, closed], fields_of(shown.modal)[-1]: "UTC"}
    result = await room.manager.submit_modal(shown, chosen)
    assert words(result.response) == sentence_for(Reason.CHANNEL_HIDDEN)
    assert await room.app.desks.get(room.guild.id) == before
    await room.app.desks.save(ServerSettings(room.guild.id, (closed.id,)))
    shown = await room.manager.slash(room.channel, "desk setup")
    await room.manager.submit_modal(
        shown, dict(zip(fields_of(shown.modal), ([closed], ["everywhere"], [], [], "UTC"), strict=True))
    )
    assert (await room.app.desks.get(room.guild.id)).everywhere


async def test_setup_says_which_digests_keep_their_time_zone(room: Newsroom) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    for zone, said in (("Europe/London", True), ("Asia/Seoul", False)):
        shown = await room.manager.slash(room.channel, "desk setup")
        chosen = {fields_of(shown.modal)[0]: [room.channel], fields_of(shown.modal)[-1]: zone}
        result = await room.manager.submit_modal(shown, chosen)
        assert (f"<#{room.channel.id}> (Asia/Seoul)" in words(result.response)) is said
    (order,) = await room.app.digests.show(room.guild.id)
    assert order.zone == "Asia/Seoul"


async def test_setup_is_for_managers(room: Newsroom) -> None:
    result = await room.anna.slash(room.channel, "desk setup")
    assert result.ephemeral
    assert words(result.response) == sentence_for(Reason.MANAGERS_ONLY)
    assert len(room.env.errors) == 1, "refused, and known to be"


async def test_status_and_help(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    status = await room.anna.slash(room.channel, "desk status")
    assert "1 article" in words(status.response)
    assert "1 story" in words(status.response)


async def test_help_lists_what_a_member_may_do_with_examples_from_the_shelf(room: Newsroom) -> None:
    empty = words((await room.anna.slash(room.channel, "help")).response)
    assert "Examples" not in empty
    await room.save()
    told = words((await room.anna.slash(room.channel, "help")).response)
    assert all(f"`/{name}`" in told for name in ("ingest", "summary", "latest", "entity", "search", "mydata"))
    assert "/digest" not in told
    for example in re.findall(
        r"`(/\w+ \w+: [^`]*)`", told.split("**Examples from this shelf**")[1].split("\n`/ingest")[0]
    ):
        command, _, options = example[1:].partition(" ")
        values = dict(re.findall(r"(\w+): (.*?)(?= \w+: |$)", options))
        answered = await room.anna.slash(room.channel, command, **values)
        assert not answered.ephemeral, f"{example} has an answer"
    managers = words((await room.manager.slash(room.channel, "help")).response)
    assert all(f"`/{name}`" in managers for name in ("desk setup", "desk filters"))
    commands = {one.name for one in room.bot.tree.get_commands(type=discord.AppCommandType.chat_input)}
    named = set(re.findall(r"`/(\w+)(?: \w+)?`", managers))
    assert commands - named == {"help"}, "every command is named by the only list of them"
    roles = (room.guild.create_role("Savers").id,)
    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id,), ingest_roles=roles))
    assert "/ingest" not in words((await room.anna.slash(room.channel, "help")).response)


@pytest.mark.parametrize("language", ["ko", "ja", "zh-CN", "zh-TW"])
async def test_help_has_one_form_of_line_and_names_as_their_readers_write_them(room: Newsroom, language: str) -> None:
    room.network.pages["https://hanriverpost.example/tokyo"] = (
        "Meeting in Tokyo\n{person:Kim Jong Un} wrote a letter.\nIt was short."
    )
    await room.save("https://hanriverpost.example/tokyo")
    purposes = help_cog._SAVING + help_cog._ASKING + help_cog._MANAGING
    with using(catalogue(language)):
        told = [gettext(purpose, command="/x") for _, purpose in purposes]
        examples = await help_cog._examples(room.app, Shelf.of_guild(room.guild.id))
    mark = "：" if language.startswith("zh") else ": "
    assert [line for line in told if not line.startswith(f"/x{mark}")] == []
    name = "김정은" if language == "ko" else "金正恩"
    assert [name in example for example in examples] == [False, True, True]
    assert not re.search("[a-z]", examples[-1]), "its period is written in the language too"


@pytest.mark.parametrize(
    ("language", "word"), [("ko", "미사일"), ("ja", "ミサイル"), ("zh-CN", "导弹"), ("zh-TW", "飛彈")]
)
async def test_the_search_in_help_is_one_in_the_readers_language(language: str, word: str) -> None:
    with using(catalogue(language)):
        told = gettext(dict(help_cog._ASKING)["search"], command="")
    (typed,) = re.findall("`([^`]+)`", told)
    query = parse(typed, Today(date(2024, 10, 16), "Asia/Seoul"))
    assert isinstance(query, Query)
    assert typed.startswith(f"{word} -")
    assert query.after == datetime(2024, 10, 7, tzinfo=ZoneInfo("Asia/Seoul")), "last week"
    assert [clause.negated for clause in query.clauses] == [False, True]


async def test_commands_on_cards_can_be_clicked(room: Newsroom) -> None:
    told = (await room.anna.slash(room.channel, "help")).response
    mentions = room.bot.command_mentions
    assert re.fullmatch(r"</summary:\d+>", mentions["summary"])
    assert mentions["summary"] in raw_words(told)
    assert mentions["desk status"] in raw_words(told)
    refused = await room.anna.slash(room.channel, "summary", article="anything")
    assert raw_words(refused.response).endswith(f"{mentions['ingest']} to save an article.")


async def test_status_tells_managers_what_the_desk_lacks_where_it_posts(room: Newsroom) -> None:
    await room.manager.slash(room.elsewhere, "digest schedule", at="08:30")
    assert "⚠️" not in words((await room.manager.slash(room.channel, "desk status")).response)
    await room.permit(room.elsewhere, send_messages=False)
    told = words((await room.manager.slash(room.channel, "desk status")).response)
    assert f"⚠️ Missing permissions in <#{room.elsewhere.id}>: Send Messages (to post summaries and digests)." in told
    assert "⚠️" not in words((await room.anna.slash(room.channel, "desk status")).response)


async def test_a_member_takes_their_data_along(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    result = await room.anna.slash(room.channel, "mydata export")
    assert result.ephemeral
    (file,) = result.response.attachments
    data = json.loads(await file.read())
    assert data["user_id"] == room.anna.id
    assert LAUNCH_URL in json.dumps(data)


async def test_a_members_data_are_written_off_the_event_loop(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """They may be megabytes of pasted texts."""
    threads: list[threading.Thread] = []

    def dumps(*given: Any, **options: Any) -> str:
        threads.append(threading.current_thread())
        return json.dumps(*given, **options)

    monkeypatch.setattr(member_files, "json", SimpleNamespace(dumps=dumps))
    await room.save(LAUNCH_URL)
    await room.anna.slash(room.channel, "mydata export")
    assert threads
    assert threading.main_thread() not in threads


async def test_a_member_is_forgotten_after_a_second_word(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    asked = await room.anna.slash(room.channel, "mydata erase")
    assert [one["style"] for one in buttons(asked.response)] == [discord.ButtonStyle.danger.value]
    assert asked.ephemeral
    await room.restart()
    await room.anna.click(asked.response, label="Erase")
    assert labels(asked.response) == [], "the question is answered"
    exported = await room.anna.slash(room.channel, "mydata export")
    assert LAUNCH_URL not in (await exported.response.attachments[0].read()).decode()
    kept = await room.boris.slash(room.channel, "search", query="missiles")
    assert "North Korea fires" in words(kept.response)


async def test_a_greeting_where_the_desk_is_invited(room: Newsroom) -> None:
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    await guild.edit(system_channel=guild.get_channel(room.elsewhere.id))  # type: ignore[arg-type]  # a text channel
    await _join(room)
    assert "`/desk setup`" in words(room.elsewhere.last_message)


async def test_the_first_card_goes_where_the_desk_may_write_and_begins_in_three_ways(room: Newsroom) -> None:
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    await guild.edit(system_channel=guild.get_channel(room.channel.id))  # type: ignore[arg-type]  # a text channel
    await room.permit(room.channel, send_messages=False)
    await _join(room)
    card = room.elsewhere.last_message
    assert labels(card) == ["Set up", "Starter feeds", "Try it"]
    await room.restart()

    form = await room.manager.click(card, label="Set up")
    assert form.modal["title"] == "Desk settings"
    feeds = await room.manager.click(card, label="Starter feeds")
    assert feeds.ephemeral
    assert words((await room.anna.click(card, label="Set up")).response) == sentence_for(Reason.MANAGERS_ONLY)

    asked = await room.anna.click(card, label="Try it")
    (field,) = fields_of(asked.modal)
    tried = await room.while_working(room.anna.submit_modal(asked, {field: LAUNCH_URL}))
    assert tried.ephemeral
    assert "North Korea fires missiles from Sunan" in words(tried.response)


async def test_who_may_save_no_more_when_the_form_is_sent_saves_nothing(room: Newsroom) -> None:
    await room.permit(room.channel, send_messages=False)
    await _join(room)
    asked = await room.anna.click(room.elsewhere.last_message, label="Try it")
    await room.app.desks.save(ServerSettings(room.guild.id, ingest_roles=(room.guild.create_role("Editors").id,)))
    (field,) = fields_of(asked.modal)
    refused = await room.while_working(room.anna.submit_modal(asked, {field: LAUNCH_URL}))
    assert words(refused.response) == sentence_for(Reason.ROLES_ONLY)
    assert room.network.fetches == []


async def test_a_channel_that_the_desk_cannot_see_is_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord offers private and archived threads too, of which the desk knows nothing."""
    monkeypatch.setattr(app_commands.AppCommandChannel, "resolve", lambda _: None)
    refused = await room.manager.slash(room.channel, "digest schedule", at="08:00", channel=room.elsewhere)
    assert refused.ephemeral
    assert words(refused.response) == sentence_for(Reason.CHANNEL_UNKNOWN)
    assert not [one for one in caplog.records if one.exc_info], "no bug"
    assert len(room.env.errors) == 1, "refused, and known to be"


async def test_where_files_may_not_be_attached(room: Newsroom) -> None:
    bare = room.guild.create_text_channel(
        "bare", overwrites={room.bot.user: discord.PermissionOverwrite(attach_files=False)}
    )
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(bare, "entity", name="North Korea")).response
    assert words(card).startswith("**North Korea**")
    assert card.attachments == []
    refused = await room.anna.slash(bare, "mydata export")
    assert words(refused.response) == sentence_for(Reason.NO_FILES_HERE)
    own = await room.anna.user.slash("mydata export")
    assert [file.filename for file in own.response.attachments] == ["my-data.json"]


async def _join(room: Newsroom) -> None:
    """The desk joins the server, which has no settings, and posts its first card."""
    await room.app.desks.save(ServerSettings(room.guild.id))
    room.bot.dispatch("guild_join", room.bot.get_guild(room.guild.id))
    async for _ in moments():
        if room.elsewhere.last_message is not None:
            return
