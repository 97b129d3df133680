"""A form that is sent after a restart, or after an hour, is answered in words, and a long text is not lost."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest

from cogs._ui import buttons
from tests.e2e.newsroom import LAUNCH, Newsroom, fields_of, words
from tests.fakes.waiting import moments

EXPIRED = "This form has expired"
SENT = "This form was sent already. Open it again to send another."


async def test_a_pasted_text_comes_back_after_a_restart(room: Newsroom) -> None:
    form = await room.anna.slash(room.channel, "ingest")
    text, title, _ = fields_of(form.modal)
    await room.restart()
    answer = (await room.anna.submit_modal(form, {text: LAUNCH, title: "Missiles"})).response
    assert words(answer).startswith(EXPIRED)
    (file,) = answer.attachments
    assert (await file.read()).decode() == f"{LAUNCH}\n\nMissiles"
    saved = await room.while_working(room.anna.slash(room.channel, "ingest", file=("text.txt", await file.read())))
    assert "North Korea fires" in words(saved.response)


async def test_the_settings_have_to_be_opened_again(room: Newsroom) -> None:
    before = await room.app.desks.get(room.guild.id)
    form = await room.manager.slash(room.channel, "desk setup")
    await room.restart()
    answer = (await room.manager.submit_modal(form, {fields_of(form.modal)[-1]: "UTC"})).response
    assert words(answer).startswith(EXPIRED)
    assert answer.attachments == []
    assert await room.app.desks.get(room.guild.id) == before


async def test_so_has_a_form_that_was_open_for_too_long(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[discord.ui.Modal] = []
    start = buttons.DeskModal.__init__

    def noted(self: buttons.DeskModal, *given: Any, **more: Any) -> None:
        start(self, *given, **more)
        opened.append(self)

    monkeypatch.setattr(buttons.DeskModal, "__init__", noted)
    form = await room.anna.slash(room.channel, "ingest")
    opened[-1]._dispatch_timeout()  # type: ignore[no-untyped-call]  # of discord.py
    answer = (await room.anna.submit_modal(form, {fields_of(form.modal)[1]: "Missiles"})).response
    assert words(answer).startswith(EXPIRED)


async def test_a_form_that_is_waited_for_is_answered_once(room: Newsroom) -> None:
    form = await room.manager.slash(room.channel, "desk setup")
    sent = await room.manager.submit_modal(form, {fields_of(form.modal)[-1]: "UTC"})
    assert EXPIRED not in words(sent.response)
    assert not sent.followups


async def test_a_form_that_is_sent_again_has_not_expired(room: Newsroom) -> None:
    """As when Discord did not show the first answer."""
    form = await room.manager.slash(room.channel, "desk setup")
    entered = {fields_of(form.modal)[-1]: "UTC"}
    await room.manager.submit_modal(form, entered)
    form._interaction.modal_consumed = False  # the simulated client sends none twice
    again = await room.manager.submit_modal(form, entered)
    assert words(again.response) == SENT
    assert not again.followups


async def test_a_form_that_is_sent_again_while_it_is_handled_is_handled_once(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when Discord waits for the first answer for too long."""
    handled, go_on, change = list[Any](), asyncio.Event(), room.app.desks.__class__.change

    async def changed_later(*given: Any) -> Any:
        handled.append(given)
        await go_on.wait()
        return await change(*given)

    monkeypatch.setattr(room.app.desks.__class__, "change", changed_later)
    form = await room.manager.slash(room.channel, "desk setup")
    entered = {fields_of(form.modal)[-1]: "UTC"}
    first = asyncio.create_task(room.manager.submit_modal(form, entered))
    async for _ in moments():
        if handled:
            break
    form._interaction.modal_consumed = False
    room.env._end_operation()  # the simulated client waits for an answer
    second = asyncio.create_task(room.manager.submit_modal(form, entered))
    go_on.set()
    assert words((await second).response) == SENT
    assert words((await first).response) != SENT
    assert len(handled) == 1
