"""Whatever happens to shelves, in whatever order, their totals and their full text stay true."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bot.model.jobs import Shelf
from bot.services.mydata import MyDataService
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk

_SHELVES = (ANNA, BORIS, Shelf.of_user(77))
_NAMES = ("{person:Cho Min-a}", "{person:Lim Ara}", "{place:Sunan}", "{place:Seoul}", "{organisation:The Ferry Union}")


def _page(chance: random.Random, number: int) -> str:
    day = f"{chance.choice((1950, 1969, 1970, 2024))}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    names = " and ".join(chance.sample(_NAMES, chance.randint(1, 4)))
    canonical = f"> canonical https://news.example/{number}\n"
    return f"Report {number}\n> published {day}\n{canonical}Of the matter numbered {number} spoke {names} at length."


async def _happen(desk: SmallDesk, chance: random.Random) -> None:
    shelf, number = chance.choice(_SHELVES), chance.randint(1, 6)
    event = chance.choice(("post", "post", "post", "edition", "paste", "take off", "erase"))
    if event == "post":
        desk.network.pages[f"https://news.example/{number}"] = _page(chance, number)
        await desk.post(shelf, f"https://news.example/{number}")
    elif event == "edition":
        address = f"https://live.news.example/{number}/{chance.randint(1, 99)}"
        desk.network.pages[address] = _page(chance, number)
        await desk.post(shelf, address)
    elif event == "paste":
        await desk.paste(shelf, _page(chance, number))
    elif event == "erase":
        await MyDataService(desk.database, desk.clock).erase(77)
    else:
        await _take_off(desk, chance)
    await desk.work()


async def _take_off(desk: SmallDesk, chance: random.Random) -> None:
    held = await desk.rows("SELECT shelf_id, article_id FROM shelf_articles")
    if held:
        await desk.database.write(shelves.take_off, *chance.choice(held))


@pytest.mark.parametrize("seed", range(3))
async def test_totals_stay_true(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a test's dice
    async with open_desk(tmp_path / "desk.sqlite3", Knowledge([])) as desk:
        for _ in range(40):
            await _happen(desk, chance)
            assert await desk.troubles() == []
        assert await desk.rows("SELECT count(*) FROM versions") > [(5,)]
