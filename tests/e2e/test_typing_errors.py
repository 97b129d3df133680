"""Topics and names with a typing error are answered with what may be meant, wherever one is typed."""

from __future__ import annotations

from bot.model.errors import Reason
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, Newsroom, labels, words

_MEANT = "Did you mean **missiles**?"


async def _save_launch(room: Newsroom) -> None:
    room.network.pages[LAUNCH_URL] = LAUNCH.replace("> outlet", "> subjects missiles\n> outlet")
    await room.save(LAUNCH_URL)


async def _topics(room: Newsroom) -> list[str]:
    return [order.topic for order in await room.app.digests.show(room.guild.id)]


async def test_a_mistyped_topic_takes_the_place_of_no_digest_until_its_manager_says_what_is_meant(
    room: Newsroom,
) -> None:
    await _save_launch(room)
    await room.manager.slash(room.channel, "digest schedule", at="08:30", topic="Pyongyang")
    weekly = {"at": "09:00", "every": "week", "on": "Friday"}
    asked = await room.manager.slash(room.channel, "digest schedule", topic="misiles", **weekly)
    assert asked.ephemeral
    assert "Nothing is scheduled yet: no saved article has the words **misiles**." in words(asked.response)
    assert labels(asked.response) == ["missiles", "Schedule anyway"]
    daily = await room.manager.slash(room.channel, "digest schedule", at="08:00", topic="misiles")
    assert await _topics(room) == ["Pyongyang"], "the digest that has news goes on"

    chosen = words((await room.manager.click(asked.response, label="missiles")).response)
    assert "The digest is scheduled" in chosen
    assert "Friday" in chosen, "with the other options as they were typed"
    assert await _topics(room) == ["Pyongyang", "missiles"]
    kept = words((await room.manager.click(daily.response, label="Schedule anyway")).response)
    assert "Replaces the earlier schedule: Pyongyang" in kept
    assert await _topics(room) == ["misiles", "missiles"]


async def test_a_search_that_finds_nothing_is_asked_about_too(room: Newsroom) -> None:
    await _save_launch(room)
    await room.manager.slash(room.channel, "searches save", name="Boats", query="misiles boat", shared=True)
    await room.manager.slash(room.channel, "searches save", name="Launches", query="missiles", shared=True)
    found = await room.manager.slash(room.channel, "digest schedule", at="08:30", search="Launches")
    assert "The digest is scheduled" in words(found.response)
    asked = await room.manager.slash(room.channel, "digest schedule", at="08:00", search="Boats")
    assert "Nothing is scheduled yet: no saved article matches the search **Boats**." in words(asked.response)
    assert await _topics(room) == ["Launches"], "the digest that has news goes on"
    kept = words((await room.manager.click(asked.response, label="Schedule anyway")).response)
    assert "The digest is scheduled" in kept
    assert await _topics(room) == ["Boats"]


async def test_topics_that_an_article_or_the_knowledge_base_has_are_scheduled_at_once(room: Newsroom) -> None:
    for topic in ("missiles", "Lee Jae-myung"):
        await room.manager.slash(room.channel, "digest schedule", at="08:00", topic=topic)
        assert await _topics(room) == [topic], "a subject, or somebody whom no article names yet"
    await _save_launch(room)
    await room.manager.slash(room.channel, "digest schedule", at="08:00", topic="Sunan")
    assert await _topics(room) == ["Sunan"]
    refused = await room.manager.slash(room.channel, "digest schedule", at="noonish", topic="misiles")
    assert words(refused.response).startswith(sentence_for(Reason.BAD_TIME)), "before it asks about the topic"


async def test_a_topic_or_name_with_a_typing_error_is_answered_with_what_may_be_meant(room: Newsroom) -> None:
    await _save_launch(room)
    unknown = f"No saved article has these words.\n{_MEANT}"
    watched = (await room.anna.slash(room.channel, "watch add", what="misiles")).response
    assert unknown in words(watched)
    assert labels(watched) == ["Watch"], "it may be meant"
    claimed = await room.anna.slash(room.channel, "claims", topic="misiles")
    assert f"No saved article is on this topic.\n{_MEANT}" in words(claimed.response)

    await room.manager.slash(room.channel, "searches save", name="Border news", query="border", shared=True)
    ours = (await room.manager.slash(room.channel, "watch add", what="misiles", channel=room.channel)).response
    await room.manager.click(ours, label="Watch")
    for command, options, meant in (
        ("desk filters", {"leave-out": "misiles"}, "missiles"),
        ("desk filters", {"leave-out": "Han Rivr Post"}, "Han River Post"),
        ("desk filters", {"leave-out": "outlet:Han Rivr Post"}, "Han River Post"),
        ("article block", {"site": "Han Rivr Post"}, "Han River Post"),
        ("digest schedule", {"at": "09:00", "search": "boder news"}, "Border news"),
        ("watch remove", {"watch": "missilse"}, "misiles"),
    ):
        refused = await room.manager.slash(room.channel, command, **options)
        assert words(refused.response).endswith(f"Did you mean **{meant}**?"), command
