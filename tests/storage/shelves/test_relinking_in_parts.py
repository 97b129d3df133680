"""An article on many shelves is linked anew a few entities at a time."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.model.analysis import Page
from bot.model.jobs import Post, Shelf
from bot.storage.articles import relinking
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, open_desk
from tests.fakes.reader import read_plain

_SHELVES = 30
_NOBODY = Knowledge([])


def _text(numbers: range) -> str:
    return "Storm\n" + "".join(f"{{person:Cho N{number}}} saw rain.\n" for number in numbers)


async def test_each_part_leaves_counters_that_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relinking, "_COUNTERS", 3 * _SHELVES)
    async with open_desk(tmp_path / "desk.sqlite3", _NOBODY) as desk:
        await desk.save(ANNA, "https://a.example/1", _text(range(12)))

        def share(connection: Connection) -> None:
            others = [shelves.make(connection, Shelf.of_guild(100 + number)) for number in range(1, _SHELVES)]
            shelves.put(connection, 1, {shelf: Post() for shelf in others}, desk.clock.now())

        await desk.database.write(share)
        analysis = read_plain(Page(None, _text(range(6, 18)).encode(), "text/plain"))
        named = [12]
        while await desk.database.write(relinking.link_some, 1, analysis, _NOBODY):
            named += [count for (count,) in await desk.rows("SELECT count(*) FROM mentions")]
            assert await desk.troubles() == []
        assert named == [12, 9, 6, 9], "three others at a time, the last three with the rest"
        await desk.database.write(relinking.link, 1, analysis, _NOBODY)
        assert sorted(await desk.rows("SELECT name FROM entities")) == sorted((f"Cho N{n}",) for n in range(6, 18))
        assert await desk.rows("SELECT count(*) FROM shelf_mentions") == [(12 * _SHELVES,)]
        assert await desk.troubles() == []
