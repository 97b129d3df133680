"""`/desk status`: what members and managers see, and the button that tries failed links again."""

from __future__ import annotations

import pytest

from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import Post, Shelf, Submission
from bot.policy import second_tries
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, Newsroom, labels, reactions, words


async def fail(room: Newsroom, count: int) -> list[str]:
    """So many links are posted that their site refuses."""
    urls = [f"https://walled.example/{number}" for number in range(count)]
    room.network.pages |= dict.fromkeys(urls, FetchFailed(Reason.FORBIDDEN))
    for url in urls:
        await room.anna.send(room.channel, url)
    await room.env.settle()
    await room.work()
    return urls


async def test_a_manager_tries_a_failed_link_again(room: Newsroom) -> None:
    (url,) = await fail(room, 1)
    (post,) = [message for message in room.channel.history() if message.content == url]
    assert reactions(post, room.channel) == {"⚠️"}
    result = await room.manager.slash(room.channel, "desk status")
    assert result.ephemeral
    assert f"1 × {sentence_for(Reason.FORBIDDEN)}" in words(result.response)
    room.network.pages[url] = LAUNCH
    pressed = await room.manager.click(result.response, label="Try 1 link again")
    assert words(pressed.response) == "1 link is tried again."
    await room.work()
    assert reactions(post, room.channel) == {"✅"}
    after = await room.manager.slash(room.channel, "desk status")
    assert labels(after.response) == []
    assert "1 article" in words(after.response)


async def test_many_links_are_tried_again_after_a_question(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    count = second_tries.MANY + 1
    await fail(room, count)
    result = await room.manager.slash(room.channel, "desk status")
    asked = await room.manager.click(result.response, label=f"Try {count} links again")
    assert "each post gets a new answer" in words(asked.response)
    assert (await room.app.answers.status(room.shelf)).queued == 0
    # The answer to the question needs no figures.
    monkeypatch.setattr(room.app.status, "server", None)
    done = await room.manager.click(asked.response, label=f"Try {count} links again")
    assert words(done.response) == f"{count} links are tried again."
    assert (await room.app.answers.status(room.shelf)).queued == count


async def test_a_member_sees_no_reasons_and_has_no_button(room: Newsroom) -> None:
    await fail(room, 1)
    result = await room.anna.slash(room.channel, "desk status")
    assert "1 could not be read" in words(result.response)
    assert sentence_for(Reason.FORBIDDEN) not in words(result.response)
    assert labels(result.response) == []


async def test_nothing_of_another_server_is_shown_or_tried_again(room: Newsroom) -> None:
    other = Shelf.of_guild(room.guild.id + 1)
    room.network.pages["https://walled.example/x"] = FetchFailed(Reason.FORBIDDEN)
    await room.app.ingest.submit(Submission(other, Post(), url="https://walled.example/x"))
    await room.work()
    await room.app.ingest.submit(Submission(other, Post(), url=LAUNCH_URL))
    result = await room.manager.slash(room.channel, "desk status")
    assert "0 links waiting" in words(result.response)
    assert "could not be read" not in words(result.response)
    await fail(room, 1)
    result = await room.manager.slash(room.channel, "desk status")
    await room.manager.click(result.response, label="Try 1 link again")
    await room.work()
    assert (await room.app.answers.status(other)).dead == 1


async def test_a_former_manager_can_no_longer_press_the_button(room: Newsroom) -> None:
    await fail(room, 1)
    result = await room.manager.slash(room.channel, "desk status")
    await room.demote_managers()
    refused = await room.manager.click(result.response, label="Try 1 link again")
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    assert (await room.app.answers.status(room.shelf)).queued == 0
