"""Which worker gets the next page."""

from __future__ import annotations

import asyncio

import pytest

from bot.text.knowledge.base import Knowledge
from bot.workers.cluster import config
from bot.workers.cluster.config import OFFER, Offers, ReadingVersion, WorkerOffer
from bot.workers.cluster.places import Places, WorkerPlaces

VERSION = ReadingVersion("1", "same")


async def places(**readers: int) -> Places:
    made = Places()
    await made.update(readers)
    return made


async def test_pages_go_to_the_worker_with_most_free_places_and_wait_when_all_are_taken() -> None:
    made = await places(a=1, b=2)
    taken = [await made.take(alone=False) for _ in range(5)]
    assert sorted(one.address for one in taken) == ["a", "a", "b", "b", "b"], "one more than readers"
    assert taken[0].address == "b"
    waiting = asyncio.create_task(made.take(alone=False))
    await asyncio.sleep(0)
    assert not waiting.done()
    await made.give_back(taken[1], alone=False)
    assert (await waiting).address == taken[1].address


async def test_a_page_alone_waits_until_its_worker_is_empty_and_keeps_others_off_it() -> None:
    made = await places(a=1)
    first = await made.take(alone=False)
    alone = asyncio.create_task(made.take(alone=True))
    await asyncio.sleep(0)
    other = asyncio.create_task(made.take(alone=False))
    await made.give_back(first, alone=False)
    worker = await alone
    await asyncio.sleep(0)
    assert worker.pages == 1
    assert not other.done()
    await made.give_back(worker, alone=True)
    assert (await other).address == "a"


async def test_a_worker_that_leaves_tells_its_pages_also_while_one_waits_to_be_alone() -> None:
    made = await places(a=1)
    worker = await made.take(alone=False)
    alone = asyncio.create_task(made.take(alone=True))
    await asyncio.sleep(0)
    await made.update({})
    assert worker.gone.is_set()
    assert (await alone).gone.is_set()
    assert made.workers == made.readers == 0


async def test_a_worker_that_cannot_read_is_avoided() -> None:
    made = await places(a=1, b=1)
    worker = await made.take(alone=False)
    await made.give_back(worker, alone=False, avoid_seconds=100)
    assert made.readers == 1
    rest: list[WorkerPlaces] = [await made.take(alone=False) for _ in range(2)]
    assert {one.address for one in rest} == {"a", "b"} - {worker.address}


def test_a_worker_of_another_python_reads_for_no_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk sends it a function as code, which would end its process."""
    knowledge = Knowledge.load(None)
    of_python = {}
    for minor in ("11", "13"):
        monkeypatch.setattr(config, "python_version_tuple", lambda minor=minor: ("3", minor, "2"))
        of_python[minor] = ReadingVersion.of("1", "pipeline", knowledge, None)
    assert of_python["11"].difference(of_python["11"]) == ""
    difference = of_python["11"].difference(of_python["13"])
    assert difference == "version 1 on Python 3.13, the desk has 1 on Python 3.11"


def test_only_workers_with_the_same_version_read_for_a_desk() -> None:
    offers = {
        "same": WorkerOffer(3, VERSION).to_json(),
        "old": WorkerOffer(3, ReadingVersion("0", "same")).to_json(),
        "other": WorkerOffer(3, ReadingVersion("1", "other")).to_json(),
        "odd": {"readers": "many"},
    }
    found = Offers.of([*((name, {OFFER: offer}) for name, offer in offers.items()), ("plain", {})], VERSION)
    assert found.readers == {"same": 3}
    assert found.refused == (
        "odd: no worker of a desk",
        "old: version 0, the desk has 1",
        "other: another pipeline, knowledge base or file of outlets than the desk",
        "plain: no worker of a desk",
    )
