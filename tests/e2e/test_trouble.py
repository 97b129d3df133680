"""What can go wrong between Discord and the desk: each gets a sentence or a log line, and nothing else changes."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
from typing import Any

import pytest

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.storage.engine import erasures
from cogs._ui import respond
from cogs._ui.error_messages import neutral, sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, words
from tests.e2e.refused_database import locked
from tests.fakes.sql import fetch_rows, run_sql
from tests.fakes.waiting import moments

WENT_WRONG = neutral("").split(".")[0]


async def test_a_slow_answer_is_deferred_and_then_given(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    slowed(monkeypatch, room)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    assert was_deferred(room)
    assert "North Korea fires" in words(result.response)


async def test_a_slow_refusal_stays_private(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    slowed(monkeypatch, room)
    result = await room.anna.slash(room.channel, "search", query="***")
    assert was_deferred(room)
    assert result.response is None, "the public response is taken back"
    (told,) = result.followups
    assert told.ephemeral
    assert words(told) == "Give at least one word to search for."


async def test_a_slow_page_is_turned_in_place(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    slowed(monkeypatch, room, "summary")
    await room.anna.click(card, label="Short")
    assert words(card).count("[↗]") == 1


async def test_an_interaction_that_expired_is_a_log_line(room: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    await room.save(LAUNCH_URL)
    room.env.inject_error("POST", "/interactions/*", status=404, code=10062, message="Unknown interaction", times=None)
    await room.anna.slash(room.channel, "search", query="missiles")
    assert "expired before its answer" in caplog.text
    assert f"user={room.anna.id}" in caplog.text


async def test_an_answer_after_its_token_expired_is_a_log_line(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Fifteen minutes after the interaction, for one because the machine slept."""
    await room.save(LAUNCH_URL)
    slowed(monkeypatch, room, "search")
    room.env.inject_error("PATCH", "/webhooks/*", status=401, code=50027, message="Invalid Webhook Token", times=None)
    await room.anna.slash(room.channel, "search", query="missiles")
    assert "expired before its answer" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_form_that_comes_too_late_is_a_log_line(room: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    room.env.inject_error("POST", "/interactions/*", status=404, code=10062, message="Unknown interaction", times=None)
    await room.anna.slash(room.channel, "ingest")
    assert "expired before its answer" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(room.env.errors) == 1, "discord.py's, which the desk has answered"


async def test_an_expired_refusal_is_a_log_line_too(room: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    room.env.inject_error("POST", "/interactions/*", status=404, code=10062, message="Unknown interaction", times=None)
    await room.anna.slash(room.channel, "search", query="missiles")
    assert "got no answer" in caplog.text


async def test_a_bug_gets_a_neutral_sentence_with_an_id_and_no_traceback(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the innards")

    monkeypatch.setattr(room.app.answers.__class__, "search", broken)
    result = await room.anna.slash(room.channel, "search", query="missiles")
    assert result.ephemeral
    told = words(result.response)
    assert "innards" not in told
    (incident,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert told == neutral(incident.getMessage().rpartition("incident=")[2])
    assert len(room.env.errors) == 1
    caplog.clear()


async def test_a_bug_behind_a_button_is_answered_too(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)).response
    before = words(card)

    def broken(*_: Any) -> None:
        raise RuntimeError("the innards")

    monkeypatch.setattr(room.app.answers.__class__, "summary", broken)
    result = await room.anna.click(card, label="Short")
    assert result.ephemeral
    (incident,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert words(result.response) == neutral(incident.getMessage().rpartition("incident=")[2])
    assert words(card) == before
    caplog.clear()


async def test_answers_and_their_buttons_work_while_the_database_takes_no_write(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    await room.save(LAUNCH_URL)
    async with locked(room):
        latest = (await room.anna.slash(room.channel, "latest")).response
        why = await room.boris.click(latest, label="Why these?")
        entity = (await room.anna.slash(room.channel, "entity", name="Kim Jong Un")).response
        await room.anna.click(entity, label="Quotes")
    assert "North Korea fires missiles from Sunan" in words(why.response)
    assert "Our deterrent is ready" in words(entity)
    assert "answer not noted" in caplog.text
    await room.restart()
    why = await room.boris.click(latest, label="Why these?")
    assert "North Korea fires missiles from Sunan" in words(why.response), "the stop has stored it"


async def test_the_buttons_of_an_answer_are_stored_before_discord_has_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the process may be killed at the moment at which the member has the card."""
    await room.save(LAUNCH_URL)
    show = respond._show

    async def show_once_stored(*given: Any) -> None:
        async for _ in moments():
            if await room.app.database.read(fetch_rows, "SELECT 1 FROM pages"):
                break
        await show(*given)

    monkeypatch.setattr(respond, "_show", show_once_stored)
    latest = (await room.anna.slash(room.channel, "latest")).response
    assert "North Korea fires missiles from Sunan" in words(latest)


async def test_a_card_whose_question_is_gone_says_so(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    card = (await room.anna.slash(room.channel, "entity", name="North Korea")).response
    await room.app.database.write(run_sql, "DELETE FROM pages")
    room.app.pages.forget(room.boris.id)
    result = await room.anna.click(card, label="Quotes")
    assert result.ephemeral
    assert words(result.response) == sentence_for(Reason.CARD_EXPIRED)


async def test_options_of_any_length_and_kind_are_answered(room: Newsroom) -> None:
    await room.save(LAUNCH_URL)
    for text in ("\ud800\udfff", "북" * 4000, "\x00", "@everyone" * 400, "'; DROP TABLE articles; --", '"*^:()'):
        for command, option in (("search", "query"), ("entity", "name"), ("summary", "article"), ("latest", "topic")):
            result = await room.anna.slash(room.channel, command, **{option: text})
            assert result.response is not None
            assert WENT_WRONG not in words(result.response), (command, text[:20])
        assert isinstance(await room.anna.autocomplete(room.channel, "entity", "name", text[:100]), list)


async def test_the_commands_stand_though_discord_would_not_take_them(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    room.env.inject_error("PUT", "/applications/*/commands", status=500, times=None)
    await room.restart()
    assert "commands not accepted by Discord" in caplog.text
    assert (await room.anna.slash(room.channel, "help")).acknowledged
    caplog.clear()


async def test_nothing_the_desk_says_pings_anyone(room: Newsroom) -> None:
    nasty = f"@everyone @here <@{room.boris.id}> <@&{room.guild.default_role.id}>"
    room.network.pages[LAUNCH_URL] = f"{nasty} launch\n> outlet {nasty}\n{nasty} launched a missile.\n"
    await room.save(LAUNCH_URL)
    for command, options in (("latest", {}), ("search", {"query": "launched"}), ("summary", {"article": LAUNCH_URL})):
        await room.anna.slash(room.channel, command, **options)
    assert len(room.messages()) == 4
    for message in room.messages():
        assert "a missile" in words(message)
        assert not message.mention_everyone
        assert message.mentions == []
        assert message.role_mentions == []


def was_deferred(room: Newsroom) -> bool:
    """Whether the bot asked Discord for more time."""
    calls = [request for request in room.env.http_requests if request.path.endswith("/callback")]
    return calls[-1].json is not None and bool(calls[-1].json["type"] == 5)


def slowed(monkeypatch: pytest.MonkeyPatch, room: Newsroom, method: str = "search") -> None:
    """A database that takes its time, and a desk that has little patience."""
    quick = getattr(room.app.answers.__class__, method)

    async def slow(self: Any, *given: Any) -> Any:
        await asyncio.sleep(0.2)
        return await quick(self, *given)

    monkeypatch.setattr(room.app.answers.__class__, method, slow)
    monkeypatch.setattr("cogs._ui.respond.PATIENCE", 0.02)


async def test_a_command_that_is_being_answered_ends_with_the_desk(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it would use next is closed, and whoever is told of its end is gone."""
    names = set[str]()

    async def seen(*_: Any) -> Any:
        names.update(task.get_name() for task in asyncio.all_tasks())
        raise DeskError(Reason.EMPTY_SHELF)

    monkeypatch.setattr(room.app.answers.__class__, "summary", seen)
    await room.anna.slash(room.channel, "summary", article=LAUNCH_URL)
    (name,) = (name for name in names if name.startswith("CommandTree"))
    monkeypatch.setattr("bot.client._LAST_ANSWERS", 0.1)
    command = asyncio.create_task(asyncio.Event().wait(), name=name)
    almost_answered = asyncio.create_task(asyncio.sleep(0.001), name=name)
    await asyncio.sleep(0)
    stopped = DeskBot(room.app, message_content=True)
    await stopped.close()
    assert command.cancelled()
    assert not almost_answered.cancelled()
    stopped.dispatch("app_command_completion", None, None)


@pytest.mark.parametrize(
    ("lacking", "reason"), [(errno.ENOSPC, Reason.DISK_FULL), (errno.EMFILE, Reason.MACHINE_TROUBLE)]
)
async def test_a_member_who_erases_their_data_is_told_what_the_machine_lacks(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, lacking: int, reason: Reason
) -> None:
    """The list of erasures is a file beside the database. Nothing is erased that is not in it."""

    def refused(*_: object) -> None:
        raise OSError(lacking, os.strerror(lacking))

    await room.save(LAUNCH_URL)
    asked = (await room.anna.slash(room.channel, "mydata erase")).response
    with monkeypatch.context() as patched:
        patched.setattr(erasures, "add", refused)
        told = words((await room.anna.click(asked, label="Erase")).response)
    assert told == sentence_for(reason)
    assert "the machine refused interaction=" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    asked = (await room.anna.slash(room.channel, "mydata erase")).response
    assert "no longer name you" in words((await room.anna.click(asked, label="Erase")).response)
