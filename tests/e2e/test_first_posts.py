"""A card leads to the first post of its article only where all who read the card see the post's channel."""

from __future__ import annotations

from typing import Any

import discord
from simcord import ChannelHandle
from simcord.enums import ChannelType

from bot.model.jobs import Post
from cogs._ui.permissions import shown_post
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, words

HIDDEN = discord.PermissionOverwrite(view_channel=False)
SHOWN = discord.PermissionOverwrite(view_channel=True)


def closed_to_all_but(room: Newsroom, *who: Any) -> dict[Any, discord.PermissionOverwrite]:
    return {room.guild.default_role: HIDDEN} | dict.fromkeys((*who, room.bot.user), SHOWN)


async def summaries(room: Newsroom, asker: Any, channel: Any) -> tuple[str, str]:
    """What the asker gets to the command, and to a button of somebody else's card."""
    asked = words((await asker.slash(channel, "summary", article=LAUNCH_URL)).response)
    card = await room.manager.slash(room.channel, "summary", article=LAUNCH_URL)
    pressed = await asker.click(card.response, label="Short")
    assert pressed.ephemeral
    return asked, words(pressed.response)


async def test_a_channel_that_was_made_private_is_not_linked_to_for_those_who_do_not_see_it(room: Newsroom) -> None:
    await room.save_links_from(room.channel, room.elsewhere)
    post = await room.anna.send(room.elsewhere, LAUNCH_URL)
    await room.work()
    link = f"/{room.elsewhere.id}/{post.id}"
    assert all(link in text for text in await summaries(room, room.boris, room.channel)), "the channel is open"

    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    anna = await guild.fetch_member(room.anna.id)
    await room.permit(room.elsewhere, overwrite=SHOWN)
    await room.permit(room.elsewhere, anna, overwrite=SHOWN)
    await room.permit(room.elsewhere, guild.default_role, overwrite=HIDDEN)
    assert not any(link in text for text in await summaries(room, room.boris, room.channel))
    public, own = await summaries(room, room.anna, room.channel)
    assert link not in public, "others read it"
    assert link in own, "she sees the channel"
    assert link in words((await room.anna.slash(room.elsewhere, "summary", article=LAUNCH_URL)).response)
    near = await room.boris.slash(room.channel, "summary", article="North Korea fires missile from Sunann")
    chosen = await room.boris.click(near.response, label="North Korea fires missiles from Sunan")
    assert "fired two missiles" in words(chosen.response)
    assert link not in words(chosen.response)

    again = await room.while_working(room.boris.slash(room.channel, "ingest", link=LAUNCH_URL))
    assert "Already saved" in words(again.response)
    assert link not in words(again.response)
    await room.boris.send(room.channel, LAUNCH_URL)
    assert "Already saved" in words(room.messages()[-1])
    assert link not in words(room.messages()[-1])
    await room.anna.send(room.elsewhere, LAUNCH_URL)
    assert link in words(room.messages(room.elsewhere)[-1])


async def test_a_card_that_is_owed_leads_to_no_private_channel_either(room: Newsroom) -> None:
    secret = room.guild.create_text_channel("secret", overwrites=closed_to_all_but(room, room.anna))
    await room.env.settle()
    await room.save_links_from(room.channel, secret)
    post = await room.anna.send(secret, TALKS_URL)
    await room.work()
    room.network.moved |= {f"{TALKS_URL}/short": TALKS_URL}
    for channel in (room.channel, secret):
        await room.anna.send(channel, f"{TALKS_URL}/short?in={channel.id}")
        room.network.moved |= {f"{TALKS_URL}/short?in={channel.id}": TALKS_URL}
    await room.work()
    assert "Already saved" in words(room.messages()[-1])
    assert f"/{post.id}" not in words(room.messages()[-1])
    assert f"/{secret.id}/{post.id}" in words(room.messages(secret)[-1])


async def test_who_sees_a_channel_is_compared_with_who_reads_the_card(room: Newsroom) -> None:
    staff, guests, muted = (room.guild.create_role(name) for name in ("Staff", "Guests", "Muted"))
    everyone = room.guild.default_role
    rooms = {
        "open": {},
        "written by staff": {everyone: discord.PermissionOverwrite(send_messages=False)},
        "without muted": {muted: HIDDEN},
        "staff": {everyone: HIDDEN, staff: SHOWN},
        "staff too": {everyone: HIDDEN, staff: SHOWN},
        "staff and guests": {everyone: HIDDEN, staff: SHOWN, guests: SHOWN},
        "staff without boris": {everyone: HIDDEN, staff: SHOWN, room.boris: HIDDEN},
        "staff without boris too": {everyone: HIDDEN, staff: SHOWN, room.boris: HIDDEN},
        "staff and anna": {everyone: HIDDEN, staff: SHOWN, room.anna: SHOWN},
        "nobody": {everyone: HIDDEN},
    }
    channels = {name: room.guild.create_text_channel(name, overwrites=given) for name, given in rooms.items()}
    await room.env.settle()
    guild = room.bot.get_guild(room.guild.id)

    async def leads(post: str, card: str) -> bool:
        place = channels[card].id if card in channels else None
        return await shown_post(Post(1, room.guild.id, channels[post].id, 5), guild, place) is not None

    ends = {
        post: {card for card in (*channels, "unknown") if card != post and await leads(post, card)} for post in channels
    }
    openly = {*channels, "unknown"}
    assert ends == {
        "open": openly - {"open"},
        "written by staff": openly - {"written by staff"},
        "without muted": set(),
        "staff": {"staff too", "staff without boris", "staff without boris too", "nobody"},
        "staff too": {"staff", "staff without boris", "staff without boris too", "nobody"},
        "staff and guests": {"staff", "staff too", "staff without boris", "staff without boris too", "nobody"},
        "staff without boris": {"staff without boris too"},
        "staff without boris too": {"staff without boris"},
        "staff and anna": {"staff", "staff too", "staff without boris", "staff without boris too", "nobody"},
        "nobody": set(),
    }
    assert all([await leads(name, name) for name in channels])
    assert await shown_post(Post(1, room.guild.id, 99, 5), guild, 98) is None, "a channel that is gone"
    assert await shown_post(Post(1, None, 99, 5), None, None) is not None, "direct messages"


async def test_a_card_leads_to_a_post_in_an_archived_thread_of_an_open_channel_alone(room: Newsroom) -> None:
    """Threads are archived when nobody writes in them for some days, and discord.py forgets them then."""
    secret = room.guild.create_text_channel("secret", overwrites=closed_to_all_but(room, room.anna, room.manager))
    await room.save_links_from(room.channel, room.elsewhere, secret)
    backend, links, threads = room.env.backend, {}, {}
    for name, channel in (("open", room.elsewhere), ("private", room.elsewhere), ("secret", secret)):
        opened = backend.create_thread(channel.id, name, room.anna.id)
        thread = threads[name] = ChannelHandle(room.env, room.guild, opened)
        url = f"https://hanriverpost.example/{name}"
        room.network.pages[url] = LAUNCH.replace("missiles", f"{name} missiles")
        post = await room.anna.send(thread, url)
        links[name] = url, f"/{thread.id}/{post.id}"
        await room.work()
        kind = {"type": ChannelType.PRIVATE_THREAD} if name == "private" else {}
        backend.edit_channel(thread.id, kind, thread_metadata={"archived": True, "locked": False})
    await room.env.settle()
    guild = room.bot.get_guild(room.guild.id)
    assert guild is not None
    assert not any(guild.get_channel_or_thread(thread.id) for thread in threads.values())

    async def led(member: Any, channel: Any) -> set[str]:
        cards = {name: await member.slash(channel, "summary", article=url) for name, (url, _) in links.items()}
        return {name for name, card in cards.items() if links[name][1] in words(card.response)}

    assert await led(room.boris, room.channel) == {"open"}
    assert await led(room.anna, secret) == {"open", "secret"}
    room.env.inject_error("GET", "/channels/*", status=503, code=0, message="no", times=None)
    assert await led(room.boris, room.channel) == set(), "Discord does not tell where the thread is"


DRAFT = """Envoy resigns, a draft of the staff says
> published 2024-09-16T09:00:00+09:00
{person:Han Do Yun} resigned on Monday.
Nobody knows it yet.
"""
BY_LINK: dict[str, tuple[str, dict[str, str]]] = {
    "summary": ("article", {}),
    "story": ("article-or-story", {}),
    "cite": ("article", {}),
    "search": ("query", {}),
    "claims": ("topic", {}),
    "versions": ("article", {}),
    "export story": ("article-or-story", {}),
    "article remove": ("article", {}),
    "article correct": ("article", {"title": "Another"}),
}
"""Commands that take an article by the link of its message."""


async def test_the_link_of_a_message_leads_nobody_to_its_article_who_does_not_see_it(room: Newsroom) -> None:
    """Boris has the link of a post in the staff's channel. Each command answers him as if nothing were there, also if
    he writes an open channel into the link."""
    secret = room.guild.create_text_channel("secret", overwrites=closed_to_all_but(room, room.anna, room.manager))
    await room.env.settle()
    post = await room.anna.send(secret, "look", attachments=[("draft.txt", DRAFT.encode())])
    saved = await room.while_working(room.anna.context_menu(secret, "Save article", post))
    assert "Envoy resigns" in words(saved.response)
    await room.save(LAUNCH_URL)
    path = f"https://discord.com/channels/{room.guild.id}"
    for command, (option, more) in BY_LINK.items():
        empty = await room.boris.slash(room.channel, command, **{option: f"{path}/{room.channel.id}/5"}, **more)
        for link in (f"{path}/{secret.id}/{post.id}", f"<{path}/{secret.id}/{post.id}>\u200b", f"{path}/9/{post.id}"):
            answer = await room.boris.slash(room.channel, command, **{option: link}, **more)
            assert answer.ephemeral, command
            assert words(answer.response) == words(empty.response), (command, link)
        elsewhere = {option: f"{path}/{room.channel.id}/{post.id}"}
        answer = await room.boris.slash(room.channel, command, **elsewhere, **more)
        assert words(answer.response) == words(empty.response), command
    for member, channel in ((room.anna, room.channel), (room.manager, secret)):
        answer = await member.slash(channel, "summary", article=f"{path}/{secret.id}/{post.id}")
        assert "Envoy resigns" in words(answer.response)


async def test_the_link_of_a_message_leads_those_to_its_article_who_see_it(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, LAUNCH_URL)
    await room.work()
    link = f"https://discord.com/channels/{room.guild.id}/{room.channel.id}/{post.id}"
    for command, (option, more) in BY_LINK.items():
        if not command.startswith("article "):
            answer = await room.boris.slash(room.channel, command, **{option: link}, **more)
            assert "No saved article" not in words(answer.response), command
    mine = await room.anna.user.send_dm(TALKS_URL)
    await room.work()
    own = await room.anna.user.slash("summary", article=f"https://discord.com/channels/@me/{mine.channel.id}/{mine.id}")
    assert "Three envoys met" in words(own.response)
