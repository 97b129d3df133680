"""A direct message without a link is answered with what can be done there."""

from __future__ import annotations

import re

import pytest

from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, reactions, words

GONE = "https://hanriverpost.example/gone/{}"
TOLD = "Send a link here to save and summarise the article on a shelf of your own."


def answers(room: Newsroom) -> list[str]:
    """What the desk has written to Anna."""
    return [words(one) for one in room.messages(room.anna.user.dm_channel)]


async def test_whoever_writes_without_a_link_is_told_once_what_can_be_done(room: Newsroom) -> None:
    await room.anna.send_dm("What is new in Pyongyang?")
    (told,) = answers(room)
    assert told.startswith(TOLD)
    assert all(f"`/{command}`" in told for command in ("ingest", "latest", "search", "entity", "help"))
    for text in ("Hello?", "Anybody there?"):
        await room.anna.send_dm(text)
    assert len(answers(room)) == 1
    room.clock.advance(11 * 60)
    await room.anna.send_dm("Hello again")
    assert len(answers(room)) == 2


async def test_a_link_is_saved_and_needs_no_advice(room: Newsroom) -> None:
    message = await room.anna.send_dm(LAUNCH_URL)
    await room.work()
    assert reactions(message, room.anna.user.dm_channel) == {"✅"}
    assert not any(TOLD in told for told in answers(room))


async def test_a_link_is_answered_in_the_language_of_who_posted_it_once_that_is_known(room: Newsroom) -> None:
    """Discord does not say it with a message: a command, a button or the words beside a link do."""
    room.speak("ko", "en-US")
    await room.anna.send_dm(LAUNCH_URL)
    await room.work()
    await room.anna.slash(room.channel, "help")
    await room.anna.send_dm(TALKS_URL)
    await room.anna.send_dm(GONE.format(1))
    await room.work()
    before, card, refusal = answers(room)
    assert "**Places**" in before
    assert "**장소**" in card
    assert "페이지가 없습니다" in refusal
    await room.anna.user.click((await room.anna.user.slash("mydata erase")).response, label="삭제")
    for words_beside, told in (("", "no page"), ("More on 김정은: ", "no page"), ("이것도 ", "페이지가 없습니다")):
        await room.anna.send_dm(f"{words_beside}{GONE.format(len(words_beside) + 2)}")
        await room.work()
        assert told in answers(room)[-1]


async def test_a_link_that_waits_when_all_is_erased_waits_no_more(room: Newsroom) -> None:
    """Also one whose card is still to be sent; one that has its card keeps the ✅."""
    read = await room.anna.send_dm(LAUNCH_URL)
    await room.work()
    room.network.pages["https://hanriverpost.example/second"] = LAUNCH.replace("Saturday", "Sunday")
    uncarded = await room.anna.send_dm("https://hanriverpost.example/second")
    while await room.app.ingest.step():
        pass
    unread = await room.anna.send_dm(TALKS_URL)
    on_server = await room.anna.send(room.channel, TALKS_URL)
    assert [reactions(one, room.anna.user.dm_channel) for one in (uncarded, unread)] == [{"⏳"}, {"⏳"}]
    asked = (await room.anna.user.slash("mydata erase")).response
    await room.anna.user.click(asked, label="Erase")
    seen = [reactions(one, room.anna.user.dm_channel) for one in (read, uncarded, unread)]
    assert seen == [{"✅"}, set(), set()]
    assert reactions(on_server, room.channel) == {"⏳"}
    await room.work()
    assert reactions(on_server, room.channel) == {"✅"}


@pytest.mark.parametrize(
    ("typed", "script"),
    [
        ("안녕하세요, 누구 있나요?", "가-힣"),
        ("こんにちは。最新のニュースは？", "ぁ-ゟ"),
        ("你好，有什么新闻？", "一-鿿"),
    ],
)
async def test_the_answer_is_in_the_language_of_the_message(room: Newsroom, typed: str, script: str) -> None:
    await room.anna.send_dm(typed)
    (told,) = answers(room)
    assert re.search(f"[{script}]", told.splitlines()[0])


async def test_bots_are_not_answered(room: Newsroom) -> None:
    robot = room.env.create_user("robot", bot=True)
    room.env.backend.create_message(robot.dm_channel.id, robot.id, "Hello")
    await room.env.settle()
    assert room.messages(robot.dm_channel) == []
    await room.anna.send(room.channel, "Hello")
    assert room.messages() == []
