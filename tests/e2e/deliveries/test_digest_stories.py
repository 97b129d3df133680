"""A digest of a busy day, the stories behind its numbers, and why one is in it."""

from __future__ import annotations

from datetime import timedelta

from bot.model.errors import Reason
from bot.storage.shelves import shelves
from cogs._layout.words import tally
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, headline_in, labels, story_button, words

DAY = timedelta(days=1).total_seconds()
BUSY = (
    "Rason port reopens to Russian coal ships",
    "Hyesan market traders face new fees",
    "Manpo bridge repairs begin on the Yalu",
    "Kanggye clinic gets its first scanner",
    "Hamhung fertiliser plant restarts furnaces",
    "Wonsan beach resort hires lifeguards",
    "Nampo shipyard floods its largest dock",
    "Haeju orchards lose apples to hail",
    "Sariwon schools extend summer camps",
    "Kaesong ginseng harvest comes early",
    "Chongjin trawlers land record squid",
)


async def test_a_busy_day_is_told_in_parts_that_come_once_and_in_order(room: Newsroom) -> None:
    for number, title in enumerate(BUSY):
        url = f"https://hanriverpost.example/{number}"
        room.network.pages[url] = (
            f"{title}\n> published 2024-09-16T08:{10 + number}:00+09:00\n> outlet Han River Post\n"
            f"{title} this week, residents said.\n"
        )
        await room.save(url)
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    preview = await room.manager.slash(room.channel, "digest preview")
    shown = [words(one) for one in (preview.response, *preview.followups)]
    assert [text.splitlines()[0][-3:] for text in shown] == ["1/2", "2/2"]
    before = len(room.messages())
    room.clock.advance(DAY)
    await room.work()
    await room.restart()
    await room.work()
    first, second = [words(message) for message in room.messages()[before:]]
    assert [text.splitlines()[0][-3:] for text in (first, second)] == ["1/2", "2/2"]
    assert tally(11, 11, 1) in first.splitlines()[1]
    for number in range(1, 12):
        assert f"**{number}. " in (first if number < 7 else second)
    assert all((title in first) != (title in second) for title in BUSY)


async def test_a_reader_opens_a_story_of_a_digest_also_a_month_and_a_restart_later(room: Newsroom) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    await room.save()
    room.clock.advance(DAY)
    await room.work()
    digest = room.messages()[-1]
    assert [label[:4] for label in labels(digest)] == ["1 · ", "2 · ", "Why "]
    told = words(digest)
    room.clock.advance(40 * DAY)
    await room.work()
    await room.restart()
    for number in (1, 2):
        opened = await room.anna.click(digest, label=story_button(digest, number))
        assert opened.ephemeral, "the digest is everybody's, the story only hers"
        assert words(opened.response).splitlines()[0] == f"**{headline_in(digest, number)}**"
        await room.anna.click(opened.response, label="Articles")
        assert "- [" in words(opened.response)
    assert words(digest) == told


async def test_a_story_that_nobody_keeps_any_more_is_said_to_be_gone(room: Newsroom) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    await room.save(LAUNCH_URL)
    room.clock.advance(DAY)
    await room.work()
    await room.app.database.write(shelves.take_off, 1, 1)
    digest = room.messages()[-1]
    gone = await room.anna.click(digest, label=story_button(digest, 1))
    assert words(gone.response) == sentence_for(Reason.NO_SUCH_STORY)


async def test_a_manager_asks_why(room: Newsroom) -> None:
    await room.manager.slash(room.channel, "digest schedule", at="08:30")
    early = await room.manager.slash(room.channel, "digest why", story="1")
    assert words(early.response) == sentence_for(Reason.NO_DIGEST_YET)
    await room.save(LAUNCH_URL)
    room.clock.advance(DAY)
    await room.work()
    for options in ({}, {"channel": room.channel}):
        (choice,) = await room.manager.autocomplete(room.channel, "digest why", "story", "missiles", **options)
        assert choice["name"] == "1. North Korea fires missiles from Sunan"
    told = await room.manager.slash(room.channel, "digest why", story=choice["value"])
    assert told.ephemeral
    shown = words(told.response)
    assert shown.startswith("**North Korea fires missiles from Sunan**\n-# Korean Peninsula ")
    assert "**Shown as number 1**" in shown
    assert "Independent origins: 1; articles: 1" in shown
    assert f"- [North Korea fires missiles from Sunan]({LAUNCH_URL})" in shown
    assert "digest why" not in room.anna.available_commands(room.channel)
