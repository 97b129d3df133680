"""`/export`: what is asked for as a file, to the asker only."""

from __future__ import annotations

import asyncio
import csv
import json
from datetime import timedelta
from io import StringIO
from typing import Any

import discord
import pytest
from lxml import html

from bot.model.errors import Reason
from cogs._ui import respond
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, LAUNCH_URL, TALKS_URL, Newsroom, labels, words


async def _file(result: Any) -> tuple[str, str]:
    assert result.ephemeral
    (file,) = result.response.attachments
    return file.filename, (await file.read()).decode()


async def test_a_member_downloads_the_shelf_as_a_page(room: Newsroom) -> None:
    await room.save(LAUNCH_URL, TALKS_URL)
    result = await room.boris.slash(room.channel, "export shelf")
    name, content = await _file(result)
    assert name == f"shelf-{room.clock.now():%Y-%m-%d}.html"
    shown = words(result.response)
    assert shown.startswith("**Saved articles** · 2 articles · ")
    assert "not its text" in shown
    page = html.document_fromstring(content)
    assert page.get("lang") == "en"
    assert [one.xpath("string(h2)") for one in page.xpath("//article")] == [
        "Envoys meet in Seoul over the launch",
        "North Korea fires missiles from Sunan",
    ]
    assert "Han River Post · 16 Sep 2024, 08:12 KST" in page.xpath("string(//article[2]/p[1])")


async def test_each_part_and_format_can_be_asked_for(room: Newsroom) -> None:
    await room.save(LAUNCH_URL, TALKS_URL)
    (choice,) = await room.boris.autocomplete(room.channel, "export entity", "name", "Kim Jong")
    _, table = await _file(
        await room.boris.slash(room.channel, "export entity", name=choice["value"], format="csv", since="2024-09-16")
    )
    rows = list(csv.DictReader(StringIO(table.removeprefix("\ufeff"))))
    assert [row["url"] for row in rows] == [LAUNCH_URL]
    _, lines = await _file(
        await room.boris.slash(room.channel, "export search", query="envoys OR missiles", format="jsonl")
    )
    found = [json.loads(line) for line in lines.splitlines()]
    assert [row["url"] for row in found] == [LAUNCH_URL, TALKS_URL]
    assert all("text" not in row for row in found)
    stories = await room.boris.autocomplete(room.channel, "export story", "article-or-story", "envoys")
    result = await room.boris.slash(
        room.channel, "export story", **{"article-or-story": stories[0]["value"], "format": "markdown"}
    )
    name, text = await _file(result)
    assert name.endswith(".md")
    assert text.startswith("# Story: Envoys meet in Seoul over the launch\n")


async def test_who_posted_an_article_is_in_no_file(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    for form in ("html", "csv", "markdown", "jsonl"):
        _, content = await _file(await room.boris.slash(room.channel, "export shelf", format=form))
        for number in (room.anna.id, room.boris.id, room.channel.id, room.guild.id):
            assert str(number) not in content, form


async def test_what_cannot_be_found_says_why_and_offers_no_other_card(room: Newsroom) -> None:
    empty = await room.boris.slash(room.channel, "export shelf")
    assert words(empty.response) == sentence_for(Reason.EMPTY_SHELF)
    await room.save(LAUNCH_URL)
    unknown = await room.boris.slash(room.channel, "export entity", name="Kim Jong Nobody")
    assert unknown.ephemeral
    assert unknown.response.attachments == []
    assert labels(unknown.response) == [], "a button would open another command's card"
    typed = await room.boris.slash(room.channel, "export shelf", since="whenever")
    assert words(typed.response) == sentence_for(Reason.BAD_PERIOD)


async def test_own_articles_are_exported_in_direct_messages_and_nowhere_else(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    await room.while_working(room.boris.user.slash("ingest", link=TALKS_URL))
    _, own = await _file_of(await room.boris.user.slash("export shelf", format="csv"))
    assert [row["url"] for row in csv.DictReader(StringIO(own.removeprefix("\ufeff")))] == [TALKS_URL]
    _, server = await _file(await room.anna.slash(room.channel, "export shelf", format="csv"))
    assert [row["url"] for row in csv.DictReader(StringIO(server.removeprefix("\ufeff")))] == [LAUNCH_URL]


async def _file_of(result: Any) -> tuple[str, str]:
    (file,) = result.response.attachments
    return file.filename, (await file.read()).decode()


async def test_a_file_that_discord_does_not_take_is_refused_with_a_way_out(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        room.network.pages[f"https://post.example/{number}"] = LAUNCH.replace("Monday", f"Monday {number}")
    await room.save(*(f"https://post.example/{number}" for number in range(30)))
    _, whole = await _file(await room.boris.slash(room.channel, "export shelf", format="jsonl"))
    monkeypatch.setattr("bot.services.exports.attachments.LARGEST", len(whole.encode()) // 2)
    refused = await room.boris.slash(room.channel, "export shelf", format="jsonl")
    assert refused.ephemeral
    assert refused.response.attachments == []
    shown = words(refused.response)
    assert "30 articles are more than a file here may hold" in shown
    assert f"peninsula-desk export FILE --shelf guild:{room.guild.id}" in shown


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a member who has no patience is shown meanwhile, and at last."""
    monkeypatch.setattr(respond, "PATIENCE", 0.0)
    said: list[str] = []
    edit = discord.Interaction.edit_original_response

    async def seen(interaction: Any, **given: Any) -> Any:
        said.append(given["view"].children[0].content)
        return await edit(interaction, **given)

    monkeypatch.setattr(discord.Interaction, "edit_original_response", seen)
    return said


async def test_progress_is_shown_while_a_long_export_is_written(
    room: Newsroom, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL, TALKS_URL)
    monkeypatch.setattr("bot.services.exports.service.AT_ONCE", 1)
    load = room.app.exports.articles

    async def slowly(*given: Any) -> Any:
        async for batch in load(*given):
            await asyncio.sleep(0.01)
            room.clock.advance(timedelta(seconds=4).total_seconds())
            yield batch

    monkeypatch.setattr(room.app.exports, "articles", slowly)
    result = await room.boris.slash(room.channel, "export shelf", format="csv")
    await _file(result)
    assert shown[:2] == ["1 of 2 articles written …", "2 of 2 articles written …"]
    assert shown[-1].startswith("**Saved articles** · 2 articles · ")


async def test_a_member_whose_export_waits_for_another_is_told_once(
    room: Newsroom, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL)
    write = room.app.attachments.write

    async def after_others(plan: Any, one: Any, limit: int, progress: Any) -> Any:
        for _ in range(3):
            await asyncio.sleep(0.01)
            room.clock.advance(timedelta(seconds=4).total_seconds())
            await progress(0, 1)
        return await write(plan, one, limit, progress)

    monkeypatch.setattr(room.app.attachments, "write", after_others)
    await _file(await room.boris.slash(room.channel, "export shelf", format="csv"))
    waiting = "Other exports are being written. This one comes after them …"
    assert (shown[0], shown.count(waiting)) == (waiting, 1)


async def test_in_korean(room: Newsroom) -> None:
    room.speak("ko", "en-US")
    await room.save(LAUNCH_URL)
    result = await room.boris.slash(room.channel, "export search", query="missiles")
    assert words(result.response).startswith("**검색: missiles** · 기사 1건 · ")
    _, content = await _file(result)
    page = html.document_fromstring(content)
    assert page.get("lang") == "ko"
    assert page.xpath("string(//h1)") == "검색: missiles"
    assert page.xpath("string(//h3)") == "발언"
    assert "이름: 김정은, 북한" in page.xpath("string(//article)")
    named = await room.boris.slash(room.channel, "export entity", name="Kim Jong Un")
    assert words(named.response).startswith("**김정은** · 기사 1건 · ")
