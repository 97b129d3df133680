"""Articles come in by command: a link, a file, a pasted text, the message menu."""

from __future__ import annotations

import asyncio

import discord
import pytest

from bot.model.errors import FetchFailed, Reason
from cogs._ui.error_messages import refusal_text, sentence_for, still_reading
from tests.e2e.newsroom import ALREADY_SAVED, LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, fields_of, words
from tests.fakes.waiting import moments


async def test_ingest_a_link_answers_with_its_card(room: Newsroom) -> None:
    result = await room.while_working(room.anna.slash(room.channel, "ingest", link=LAUNCH_URL))
    assert "North Korea fires missiles from Sunan" in words(result.response)
    assert not result.ephemeral


async def test_ingest_a_link_that_is_there_already(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    result = await room.boris.slash(room.elsewhere, "ingest", link=f"<{LAUNCH_URL}#top>")
    assert ALREADY_SAVED in words(result.response)
    assert "](https://discord.com/channels/" in words(result.response)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("not a link", Reason.BAD_URL),
        ("file:///etc/passwd", Reason.FORBIDDEN_SCHEME),
        ("\ud800" * 10, Reason.BAD_URL),
        ("x" * 4000, Reason.BAD_URL),
    ],
)
async def test_ingest_something_that_is_no_link(room: Newsroom, link: str, reason: Reason) -> None:
    result = await room.anna.slash(room.channel, "ingest", link=link)
    assert result.ephemeral
    assert words(result.response) == refusal_text(reason)
    assert ("such as `https://" in words(result.response)) == (reason is Reason.BAD_URL), "what to do next"


async def test_ingest_the_link_of_a_message_says_where_to_save_it(room: Newsroom) -> None:
    post = await room.anna.send(room.elsewhere, f"Have you seen {LAUNCH_URL}")
    link = f"https://discord.com/channels/{room.guild.id}/{room.elsewhere.id}/{post.id}"
    result = await room.boris.slash(room.channel, "ingest", link=link)
    assert result.ephemeral
    assert words(result.response) == refusal_text(Reason.MESSAGE_LINK)


async def test_ingest_a_site_that_refuses_tells_the_asker_alone(room: Newsroom) -> None:
    room.network.pages["https://closed.example/a"] = FetchFailed(Reason.FORBIDDEN, "403")
    result = await room.while_working(room.anna.slash(room.channel, "ingest", link="https://closed.example/a"))
    assert words(result.response) == refusal_text(Reason.FORBIDDEN)
    assert result.ephemeral


async def test_a_site_that_keeps_the_asker_waiting(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs.ingest.submissions.WAIT_SECONDS", 0)
    result = await room.anna.slash(room.channel, "ingest", link=LAUNCH_URL)
    assert words(result.response) == still_reading()
    await room.work()
    (card,) = room.messages()[1:]
    assert "North Korea fires missiles from Sunan" in words(card), "the card follows"
    found = await room.anna.slash(room.channel, "search", query="missiles")
    assert "North Korea fires" in words(found.response)


async def test_who_waited_in_vain_hears_why_also_after_a_restart(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.ingest.submissions.WAIT_SECONDS", 0)
    room.network.pages["https://closed.example/a"] = FetchFailed(Reason.FORBIDDEN, "403")
    await room.anna.slash(room.channel, "ingest", link="https://closed.example/a")
    await room.restart()
    before = len(room.messages())
    await room.work()
    (told,) = room.messages()[before:]
    assert refusal_text(Reason.FORBIDDEN) in words(told)


@pytest.mark.parametrize("typed", [LAUNCH_URL.removeprefix("https://"), f"  {LAUNCH_URL}?utm_source=x "])
async def test_ingest_a_link_as_people_type_it(room: Newsroom, typed: str) -> None:
    result = await room.while_working(room.anna.slash(room.channel, "ingest", link=typed))
    assert words(result.response).startswith("**North Korea fires missiles from Sunan**")


async def test_ingest_several_links_of_which_none_waits_for_another(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.ingest.submissions.WAIT_SECONDS", 30)
    slow = "https://slow.example/a"
    room.network.pages[slow] = FetchFailed(Reason.SERVER_ERROR, "503")
    asking = asyncio.create_task(
        room.while_working(room.anna.slash(room.channel, "ingest", link=f"{slow} {LAUNCH_URL} {TALKS_URL}"))
    )
    async for _ in moments():
        if (await room.app.answers.status(room.shelf)).articles == 2:
            break
    async for _ in moments():
        room.clock.advance(10)
        if asking.done():
            break
    shown = words((await asking).response)
    assert [line[:1] for line in shown.splitlines()] == ["*", "⏳", "✅", "✅"]
    assert f"⏳ {still_reading()}" in shown
    assert "✅ Envoys meet in Seoul over the launch" in shown


@pytest.mark.parametrize("name", ["launch.txt", "launch.EML"])
async def test_ingest_a_file(room: Newsroom, name: str) -> None:
    result = await room.while_working(room.anna.slash(room.channel, "ingest", file=(name, LAUNCH.encode())))
    assert "North Korea fires missiles from Sunan" in words(result.response)
    assert "↗" not in words(result.response), "a pasted text has no page to link to"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("clip.mp4", b"....", sentence_for(Reason.UNSUPPORTED_TYPE, ".mp4")),
        ("archive.tar.gz", b"....", sentence_for(Reason.UNSUPPORTED_TYPE, ".gz")),
        ("README", b"....", sentence_for(Reason.UNSUPPORTED_TYPE, "no file extension")),
        ("long.txt", b"x" * (2**20 + 1), sentence_for(Reason.TOO_LARGE, "1.0 MiB; limit: 1 MiB")),
    ],
)
async def test_ingest_a_file_the_desk_does_not_read(room: Newsroom, name: str, content: bytes, told: str) -> None:
    result = await room.anna.slash(room.channel, "ingest", file=(name, content))
    assert result.ephemeral
    assert words(result.response).startswith(told)


async def test_ingest_with_neither_opens_a_window_to_paste_into(room: Newsroom) -> None:
    shown = await room.anna.slash(room.channel, "ingest")
    assert shown.modal is not None
    text, title, _ = fields_of(shown.modal)
    result = await room.while_working(room.anna.submit_modal(shown, {text: LAUNCH, title: ""}))
    assert "North Korea fires missiles from Sunan" in words(result.response)


async def test_the_window_takes_a_file_too(room: Newsroom) -> None:
    shown = await room.anna.slash(room.channel, "ingest")
    assert shown.modal is not None
    file = fields_of(shown.modal)[2]
    result = await room.while_working(room.anna.submit_modal(shown, {file: ("launch.md", LAUNCH.encode())}))
    assert "North Korea fires missiles from Sunan" in words(result.response)


async def test_an_empty_window_hands_in_nothing(room: Newsroom) -> None:
    shown = await room.anna.slash(room.channel, "ingest")
    result = await room.anna.submit_modal(shown, {})
    assert result.ephemeral
    assert words(result.response) == sentence_for(Reason.NOTHING_GIVEN)


async def test_a_pasted_text_stays_on_its_own_shelf(room: Newsroom) -> None:
    await room.while_working(room.anna.slash(room.channel, "ingest", file=("launch.txt", LAUNCH.encode())))
    own = await room.boris.user.slash("search", query="missiles")
    assert words(own.response) == sentence_for(Reason.EMPTY_SHELF)


@pytest.mark.parametrize("message_content", [False])
async def test_the_message_menu_works_without_the_intent(room: Newsroom) -> None:
    post = await room.boris.send(room.elsewhere, f"worth reading: {LAUNCH_URL}")
    result = await room.while_working(room.anna.context_menu(room.elsewhere, "Save article", post))
    assert "North Korea fires missiles from Sunan" in words(result.response)


async def test_the_message_menu_saves_every_link(room: Newsroom) -> None:
    post = await room.boris.send(room.elsewhere, f"{LAUNCH_URL} {TALKS_URL} https://gone.example/x")
    result = await room.while_working(room.anna.context_menu(room.elsewhere, "Save article", post))
    shown = words(result.response)
    assert "**2 of 3 saved**" in shown
    assert "✅ North Korea fires missiles from Sunan" in shown
    assert f"⚠️ {sentence_for(Reason.NOT_FOUND)}" in shown


async def test_the_message_menu_takes_attached_files(room: Newsroom) -> None:
    post = await room.boris.send(room.elsewhere, "here", attachments=[("launch.txt", LAUNCH.encode())])
    result = await room.while_working(room.anna.context_menu(room.elsewhere, "Save article", post))
    assert "North Korea fires missiles from Sunan" in words(result.response)


async def test_the_message_menu_takes_what_a_feed_posted_in_a_frame(room: Newsroom) -> None:
    hook = room.guild.create_webhook(room.elsewhere, "feed")
    framed = await hook.send(embeds=[discord.Embed(title="Launch", url=LAUNCH_URL, description="Two missiles.")])
    result = await room.while_working(room.anna.context_menu(room.elsewhere, "Save article", framed))
    assert "North Korea fires missiles from Sunan" in words(result.response)

    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    again = await room.boris.context_menu(room.channel, "Save article", card)
    assert words(again.response).startswith(f"{ALREADY_SAVED} **North Korea fires missiles from Sunan**")

    await room.anna.forward(framed, room.channel)
    assert ALREADY_SAVED in words(room.messages()[-1])


async def test_the_message_menu_on_idle_talk(room: Newsroom) -> None:
    post = await room.boris.send(room.elsewhere, "good morning")
    result = await room.anna.context_menu(room.elsewhere, "Save article", post)
    assert result.ephemeral
    assert words(result.response) == sentence_for(Reason.NO_LINK)
