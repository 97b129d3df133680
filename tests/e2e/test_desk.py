"""Managers set the desk up; everyone sees how it does, and what it holds about them."""

from __future__ import annotations

import json
from typing import Any, cast

import discord
import pytest

from bot.model.errors import Reason
from bot.model.settings import ServerSettings
from cogs._ui.error_messages import sentence_for
from cogs.desk.cog import DeskCog
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, hidden_channel, labels, words


async def test_a_manager_sets_up_the_desk(room: Newsroom) -> None:
    editors = room.guild.create_role("Editors")
    shown = await room.manager.slash(room.channel, "desk setup")
    channels, everywhere, roles, alerts, zone = _fields(shown.modal)
    result = await room.manager.submit_modal(
        shown,
        {channels: [room.elsewhere], everywhere: False, roles: [editors], alerts: False, zone: "europe/london"},
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
    fields = _fields(shown.modal)
    await room.manager.submit_modal(shown, {fields[0]: [forum, room.channel], fields[-1]: "UTC"})
    assert (await room.app.desks.get(room.guild.id)).channels == (room.channel.id, forum.id)


async def test_the_window_shows_the_settings_as_they_stand(room: Newsroom) -> None:
    shown = await room.manager.slash(room.channel, "desk setup")
    channels, everywhere, _, alerts, zone = (label["component"] for label in shown.modal["components"])
    assert [str(one["id"]) for one in channels["default_values"]] == [str(room.channel.id)]
    assert not everywhere.get("default", False)
    assert alerts["default"]
    assert zone["value"] == "Asia/Seoul"


async def test_setup_tells_what_the_desk_may_not_do(room: Newsroom) -> None:
    mute = room.guild.create_text_channel(
        "mute", overwrites={room.bot.user: discord.PermissionOverwrite(send_messages=False, add_reactions=False)}
    )
    await room.env.settle()
    shown = await room.manager.slash(room.channel, "desk setup")
    result = await room.manager.submit_modal(shown, {_fields(shown.modal)[0]: [mute], _fields(shown.modal)[-1]: "UTC"})
    warning = words(result.response).splitlines()[-1]
    assert warning.startswith("⚠️")
    assert f"<#{mute.id}>" in warning
    assert "Send Messages, Add Reactions" in warning


async def test_a_wrong_zone_changes_nothing(room: Newsroom) -> None:
    before = await room.app.desks.get(room.guild.id)
    shown = await room.manager.slash(room.channel, "desk setup")
    result = await room.manager.submit_modal(shown, {_fields(shown.modal)[-1]: "Pyongyang time"})
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
    await mallory.submit_modal(sent, {_fields(opened.modal)[0]: [there], _fields(opened.modal)[-1]: "UTC"})
    assert await room.app.desks.get(room.guild.id) == before
    assert (await room.app.desks.get(other.id)).channels == (there.id,)


async def test_a_channel_that_the_manager_cannot_see_is_not_added(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the shelf would show a manager what is posted there. What another manager chose stays."""
    closed = await hidden_channel(room, monkeypatch)
    before = await room.app.desks.get(room.guild.id)
    shown = await room.manager.slash(room.channel, "desk setup")
    chosen = {_fields(shown.modal)[0]: [room.channel, closed], _fields(shown.modal)[-1]: "UTC"}
    result = await room.manager.submit_modal(shown, chosen)
    assert words(result.response) == sentence_for(Reason.CHANNEL_HIDDEN)
    assert await room.app.desks.get(room.guild.id) == before
    await room.app.desks.save(ServerSettings(room.guild.id, (closed.id,)))
    shown = await room.manager.slash(room.channel, "desk setup")
    await room.manager.submit_modal(
        shown, dict(zip(_fields(shown.modal), ([closed], True, [], True, "UTC"), strict=True))
    )
    assert (await room.app.desks.get(room.guild.id)).everywhere


async def test_setup_says_which_digests_keep_their_time_zone(room: Newsroom) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    for zone, said in (("Europe/London", True), ("Asia/Seoul", False)):
        shown = await room.manager.slash(room.channel, "desk setup")
        chosen = {_fields(shown.modal)[0]: [room.channel], _fields(shown.modal)[-1]: zone}
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
    told = words((await room.anna.slash(room.channel, "help")).response)
    assert all(f"`/{name}" in told for name in ("ingest", "summary", "latest", "entity", "search", "digest", "mydata"))


async def test_a_member_takes_their_data_along(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    result = await room.anna.slash(room.channel, "mydata export")
    assert result.ephemeral
    (file,) = result.response.attachments
    data = json.loads(await file.read())
    assert data["user_id"] == room.anna.id
    assert LAUNCH_URL in json.dumps(data)


async def test_a_member_is_forgotten_after_a_second_word(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    asked = await room.anna.slash(room.channel, "mydata erase")
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
    await cast("DeskCog", room.bot.get_cog("desk")).on_guild_join(guild)
    assert "`/desk setup`" in words(room.elsewhere.last_message)


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


def _fields(modal: dict[str, Any]) -> list[str]:
    return [label["component"]["custom_id"] for label in modal["components"]]
