"""The desk is mentioned on a server without a link."""

from __future__ import annotations

from tests.e2e.newsroom import LAUNCH_URL, Newsroom, words

TOLD = "Mention the desk together with a link, and it saves and summarises the article."


async def test_whoever_mentions_the_desk_without_a_link_is_told_once_what_to_do(room: Newsroom) -> None:
    desk = f"<@{room.bot.user.id}>"  # type: ignore[union-attr]  # logged in
    post = await room.anna.send(room.elsewhere, f"{desk} what is new in Pyongyang?")
    (answer,) = room.messages(room.elsewhere)
    assert words(answer).startswith(TOLD)
    assert all(f"`/{command}`" in words(answer) for command in ("latest", "search", "entity", "help"))
    assert answer.reference is not None
    assert answer.reference.message_id == post.id
    assert answer.mentions == []
    await room.boris.send(room.elsewhere, f"{desk} hello?")
    assert len(room.messages(room.elsewhere)) == 1
    await room.boris.send(room.channel, f"{desk} hello?")
    assert len(room.messages()) == 1
    room.clock.advance(11 * 60)
    await room.boris.send(room.elsewhere, f"{desk} hello?")
    assert len(room.messages(room.elsewhere)) == 2


async def test_talk_about_a_card_and_mentions_of_everyone_are_not_answered(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    (card,) = room.messages()
    await room.boris.send(room.channel, "Is that so?", reply_to=card)
    await room.manager.send(room.channel, "@everyone look at this")
    assert room.messages() == [card]


async def test_a_mention_with_a_link_is_answered_with_the_card(room: Newsroom) -> None:
    await room.anna.send(room.elsewhere, f"<@{room.bot.user.id}> {LAUNCH_URL}")  # type: ignore[union-attr]  # logged in
    await room.work()
    (card,) = room.messages(room.elsewhere)
    assert words(card).startswith("**North Korea fires")
