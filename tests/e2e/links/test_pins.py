"""Members save the links of a message by a reaction."""

from __future__ import annotations

import pytest

from bot.model.settings import ServerSettings
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, reactions, words


@pytest.mark.parametrize("reaction_events", [True])
async def test_a_pin_saves_what_was_posted_where_the_desk_reads_no_links(room: Newsroom) -> None:
    post = await room.anna.send(room.elsewhere, f"Worth keeping: {LAUNCH_URL}")
    assert (await room.app.answers.status(room.shelf)).queued == 0
    await room.boris.react(post, "👍")
    assert (await room.app.answers.status(room.shelf)).queued == 0
    await room.boris.react(post, "📌")
    assert "⏳" in reactions(post, room.elsewhere)
    await room.work()
    (card,) = room.messages(room.elsewhere)
    assert words(card).startswith("**North Korea fires missiles from Sunan**")
    assert reactions(post, room.elsewhere) >= {"📌", "✅"}
    exported = await room.boris.slash(room.channel, "mydata export")
    assert LAUNCH_URL in (await exported.response.attachments[0].read()).decode(), "he saved it"

    await room.anna.react(post, "📌")
    await room.work()
    assert len(room.messages(room.elsewhere)) == 1, "saved once"


@pytest.mark.parametrize("reaction_events", [True])
async def test_a_pin_of_who_may_not_save_does_nothing(room: Newsroom) -> None:
    editors = (room.guild.create_role("Savers").id,)
    await room.app.desks.save(ServerSettings(room.guild.id, (room.channel.id,), ingest_roles=editors))
    post = await room.anna.send(room.elsewhere, LAUNCH_URL)
    await room.boris.react(post, "📌")
    await room.work()
    assert room.messages(room.elsewhere) == []
    await room.manager.react(post, "📌")
    await room.work()
    assert len(room.messages(room.elsewhere)) == 1


@pytest.mark.parametrize("reaction_events", [True])
async def test_a_pinned_link_that_is_saved_already_leaves_the_mark_to_one_that_waits(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    post = await room.anna.send(room.elsewhere, TALKS_URL)
    await room.boris.react(post, "📌")
    room.env.backend.edit_message(room.elsewhere.id, post.id, {"content": f"{TALKS_URL} {LAUNCH_URL}"})
    await room.manager.react(post, "📌")
    assert reactions(post, room.elsewhere) == {"📌", "⏳"}
    await room.work()
    assert reactions(post, room.elsewhere) == {"📌", "✅"}


async def test_without_the_setting_a_pin_is_only_a_reaction(room: Newsroom) -> None:
    assert not room.bot.intents.guild_reactions
    post = await room.anna.send(room.elsewhere, LAUNCH_URL)
    await room.boris.react(post, "📌")
    await room.work()
    assert room.messages(room.elsewhere) == []
