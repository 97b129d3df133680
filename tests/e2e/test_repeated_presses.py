"""A button or a choice in a menu that a member uses twice, as in a double click, is handled once; others may too."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.e2e.newsroom import LAUNCH_URL, Newsroom, labels, words
from tests.fakes.waiting import moments


class HeldUp:
    """A method of the desk that waits for `go_on`; `calls` are those that have begun."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        self.calls, self.go_on, self._method = list[Any](), asyncio.Event(), getattr(owner, name)
        monkeypatch.setattr(owner, name, self._called)

    async def _called(self, *given: Any, **more: Any) -> Any:
        self.calls.append(given)
        await self.go_on.wait()
        return await self._method(*given, **more)

    async def begun(self, calls: int) -> None:
        async for _ in moments():
            if len(self.calls) == calls:
                return


async def test_a_double_click_erases_once_and_says_what_was_erased(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL)
    asked = (await room.anna.slash(room.channel, "mydata erase")).response
    erasing = HeldUp(monkeypatch, room.app.mydata, "erase")
    first = asyncio.create_task(room.anna.click(asked, label="Erase"))
    await erasing.begun(1)
    room.env._end_operation()  # the simulated client waits for an answer
    second = asyncio.create_task(room.anna.click(asked, label="Erase"))
    erasing.go_on.set()
    await asyncio.gather(first, second)
    assert len(erasing.calls) == 1
    assert "3 records no longer name you" in words((await first).response)
    assert not (await second).followups


async def test_two_members_who_press_one_button_are_both_answered(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.save(LAUNCH_URL)
    card = room.messages()[-1]
    label = next(one for one in labels(card) if one != "Open")
    showing = HeldUp(monkeypatch, room.app.answers, "summary")
    first = asyncio.create_task(room.anna.click(card, label=label))
    await showing.begun(1)
    room.env._end_operation()
    second = asyncio.create_task(room.boris.click(card, label=label))
    await showing.begun(2)
    showing.go_on.set()
    await asyncio.gather(first, second)


async def test_a_choice_made_twice_is_handled_once_and_another_choice_too(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = (await room.manager.slash(room.channel, "desk filters")).response
    choosing = HeldUp(monkeypatch, room.app.filters, "choose")

    async def chosen(subject: str) -> asyncio.Task[Any]:
        room.env._end_operation()
        task = asyncio.create_task(room.manager.select(shown, [subject], custom_id="filters:server:subject"))
        await asyncio.sleep(0)  # the simulated client has sent it
        return task

    first = await chosen("sport")
    await choosing.begun(1)
    again = await chosen("sport")
    other = await chosen("culture")
    await choosing.begun(2)
    choosing.go_on.set()
    await asyncio.gather(first, again, other)
    assert [call[2] for call in choosing.calls] == [["sport"], ["culture"]]
    assert not (await again).followups
