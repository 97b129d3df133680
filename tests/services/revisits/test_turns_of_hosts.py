"""Overdue pages of one host do not put off those of others."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.policy import urls
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.waiting import moments

DAY = timedelta(days=1).total_seconds()
REPORT = "A clinic opens\n{place:Sinuiju} opened a clinic on Monday, ward 1.\n"


async def overdue(desk: SmallDesk, *hosts: str) -> None:
    """Each host has a page, the first ones are the most overdue."""
    for number, host in enumerate(hosts):
        await desk.save(ANNA, f"https://{host}/{number}", REPORT.replace("1", str(number)))
        desk.clock.advance(600)  # more than what spreads visits
    desk.clock.advance(DAY)
    desk.network.fetches.clear()


def visited(desk: SmallDesk) -> list[str]:
    return [urls.host(url) for url in desk.network.fetches]


async def test_hosts_take_turns(desk: SmallDesk) -> None:
    await overdue(desk, *["many.example"] * 3, "few.example", *["other.example:8080"] * 2)
    assert await desk.revisits.revisit_due() == 6
    assert visited(desk)[:3] == ["many.example", "few.example", "other.example"]


async def test_pages_of_a_host_that_a_link_waits_for_put_off_no_others(desk: SmallDesk) -> None:
    await overdue(desk, *["many.example"] * 4, "few.example")
    await desk.post(ANNA, "https://many.example/new")
    assert await desk.revisits.revisit_due() == 1
    assert visited(desk) == ["few.example"]


async def test_a_slow_host_holds_up_no_other(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    await overdue(desk, "slow.example", "slow.example", *["few.example"] * 3)
    fetch, answers = desk.network.fetch, asyncio.Event()

    async def slowly(url: str, **conditions: str | None) -> object:
        if "slow" in url:
            await answers.wait()
        return await fetch(url, **conditions)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(desk.network, "fetch", slowly)
    visits = asyncio.create_task(desk.revisits.revisit_due())
    async for _ in moments():
        if len(visited(desk)) == 3:
            break
    assert visited(desk) == ["few.example"] * 3
    answers.set()
    assert await visits == 5
