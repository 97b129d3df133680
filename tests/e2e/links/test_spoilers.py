"""A member posts a link as a spoiler: whoever does not want to know yet sees neither the link nor its card."""

from __future__ import annotations

from typing import Any

import pytest

from cogs._spoilers import hides_link
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, reactions


def hidden(message: Any) -> list[bool]:
    return [one.spoiler for one in message.components]


async def test_the_card_of_a_spoiler_is_a_spoiler(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"the outcome: ||{LAUNCH_URL}||")
    await room.anna.send(room.channel, TALKS_URL)
    await room.work()
    assert reactions(post, room.channel) == {"✅"}
    cards = {card.reference.message_id == post.id: hidden(card) for card in room.messages() if card.reference}
    assert cards == {True: [True], False: [False]}


async def test_also_after_a_restart_and_for_a_link_that_is_saved_already(room: Newsroom) -> None:
    await room.anna.send(room.channel, f"||{LAUNCH_URL}||")
    await room.restart()
    await room.work()
    await room.boris.send(room.channel, f"||what happened {LAUNCH_URL}||")
    await room.work()
    assert [hidden(message) for message in room.messages()] == [[True], [True]]


async def test_while_discord_cannot_show_the_post_the_card_waits(room: Newsroom) -> None:
    """The desk starts anew and does not know the post any more; whether it hides the link is in the post alone."""
    post = await room.anna.send(room.channel, f"||{LAUNCH_URL}||")
    await room.restart()
    path = f"/channels/{room.channel.id}/messages/{post.id}"
    room.env.inject_error("GET", path, status=503, code=0, message="no healthy upstream", times=1)
    await room.work()
    assert not room.messages()
    room.clock.advance(60)
    await room.work()
    assert [hidden(message) for message in room.messages()] == [[True]]


async def test_the_card_is_hidden_where_the_desk_may_not_see_the_post(room: Newsroom) -> None:
    post = await room.anna.send(room.channel, f"||{LAUNCH_URL}||")
    await room.restart()
    path = f"/channels/{room.channel.id}/messages/{post.id}"
    room.env.inject_error("GET", path, status=403, code=50001, message="Missing Access", times=None)
    await room.work()
    assert [hidden(message) for message in room.messages()] == [[True]]


@pytest.mark.parametrize(
    ("text", "hides"),
    [
        ("||https://a.example/1||", True),
        ("the end || see https://a.example/1 ||, and https://b.example/2", True),
        ("||guess|| https://a.example/1", False),
        ("||one|| https://a.example/1 ||two||", False),
        ("https://a.example/1 || https://b.example/2", False),
        ("", False),
        ("`a || b` ||https://a.example/1||", True),
        ("```\n||\n``` and ||https://a.example/1||", True),
        ("||||https://a.example/1||", True),
        ("`||` https://a.example/1 `||`", False),
    ],
)
def test_which_texts_hide_a_link(text: str, hides: bool) -> None:
    assert hides_link(text) is hides
