"""A form that is refused can be opened again with what was entered."""

from __future__ import annotations

import asyncio
import gc
import weakref
from typing import Any

import pytest

from bot.model.errors import Reason
from cogs._ui import buttons
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH, Newsroom, fields_of, labels, words
from tests.e2e.refused_database import locked, until

EDIT = "Edit and send again"


def entered(modal: Any) -> list[Any]:
    """What the fields of a form are opened with."""
    fields = [label["component"] for label in modal["components"]]
    return [
        field.get("value")
        or [str(one["id"]) for one in field.get("default_values", ())]
        or [one["value"] for one in field.get("options", ()) if one.get("default")]
        for field in fields
    ]


async def test_the_settings_are_there_again_and_can_be_corrected(room: Newsroom) -> None:
    editors = room.guild.create_role("Editors")
    before = await room.app.desks.get(room.guild.id)
    form = await room.manager.slash(room.channel, "desk setup")
    channels, also, roles, cards, zone = fields_of(form.modal)
    chosen = {channels: [room.elsewhere], also: ["everywhere"], roles: [editors], cards: ["threads"], zone: "Seol"}
    for typed in ("Seol", "Soul"):
        refused = await room.manager.submit_modal(form, chosen | {zone: typed})
        assert words(refused.response).startswith("Unknown time zone.")
        form = await room.manager.click(refused.response, label=EDIT)
        assert form.modal["title"] == "Desk settings"
        assert entered(form.modal) == [[str(room.elsewhere.id)], ["everywhere"], [str(editors.id)], ["threads"], typed]
    assert await room.app.desks.get(room.guild.id) == before
    await room.manager.submit_modal(form, chosen | {zone: "Asia/Seoul"})
    saved = await room.app.desks.get(room.guild.id)
    assert (saved.channels, saved.everywhere, saved.ingest_roles) == ((room.elsewhere.id,), True, (editors.id,))


async def test_a_pasted_text_is_not_lost_with_the_database(room: Newsroom) -> None:
    form = await room.anna.slash(room.channel, "ingest")
    text, title, _ = fields_of(form.modal)
    async with locked(room):
        sending = room.anna.submit_modal(form, {text: LAUNCH, title: "Missiles"})
        task = asyncio.ensure_future(sending)
        await until(room, task.done)
    refused = next(one for one in (*task.result().followups, task.result().response) if one and EDIT in labels(one))
    again = await room.anna.click(refused, label=EDIT)
    assert entered(again.modal)[:2] == [LAUNCH, "Missiles"]
    saved = await room.while_working(room.anna.submit_modal(again, {text: LAUNCH, title: "Missiles"}))
    assert "North Korea fires missiles from Sunan" in words(saved.response)


@pytest.mark.parametrize("end", ["restart", "erasure", "another form", "an hour", "sent"])
async def test_what_was_entered_is_kept_for_a_while_only(room: Newsroom, end: str) -> None:
    async def refused() -> Any:
        form = await room.manager.slash(room.channel, "desk setup")
        return (await room.manager.submit_modal(form, {fields_of(form.modal)[-1]: "Seol"})).response

    first = await refused()
    if end == "restart":
        await room.restart()
    elif end == "erasure":
        asked = await room.manager.slash(room.channel, "mydata erase")
        await room.manager.click(asked.response, label="Erase")
    elif end == "an hour":
        room.clock.advance(3600)
    elif end == "sent":
        again = await room.manager.click(first, label=EDIT)
        await room.manager.submit_modal(again, {fields_of(again.modal)[-1]: "Asia/Seoul"})
    else:
        await refused()
    pressed = await room.manager.click(first, label=EDIT)
    assert pressed.ephemeral
    assert words(pressed.response) == sentence_for(Reason.CARD_EXPIRED)


async def test_what_was_entered_leaves_the_memory_though_nobody_comes_back_to_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buttons, "_FORM_SECONDS", 0)
    form = await room.manager.slash(room.channel, "desk setup")
    await room.manager.submit_modal(form, {fields_of(form.modal)[-1]: "Seol"})
    await asyncio.sleep(0.01)
    assert room.bot.refused_forms == {}


async def test_no_timer_keeps_what_was_erased(room: Newsroom) -> None:
    form = await room.manager.slash(room.channel, "desk setup")
    await room.manager.submit_modal(form, {fields_of(form.modal)[-1]: "Seol"})
    (refused,) = room.bot.refused_forms.values()
    held = weakref.ref(refused.form)
    room.bot.refused_forms.clear()
    del refused
    gc.collect()
    assert held() is None


async def test_whoever_may_not_is_not_asked_to_try_again(room: Newsroom) -> None:
    form = await room.manager.slash(room.channel, "desk setup")
    await room.demote_managers()
    refused = await room.manager.submit_modal(form, {fields_of(form.modal)[-1]: "Seol"})
    assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    assert labels(refused.response) == []
