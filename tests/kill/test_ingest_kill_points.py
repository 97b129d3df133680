"""No posted link is lost and no article or card comes twice, wherever in ingest the process dies."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import Submitted
from bot.text.knowledge.base import Knowledge
from tests.fakes.crash import Cancelling, Fate, copy_as_killed, digest_of, fated
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk
from tests.fakes.network import FakeNetwork
from tests.fakes.waiting import PATIENCE

Step = Callable[[SmallDesk], Awaitable[Submitted | None]]

LAUNCH = "https://news.example/launch"
TALKS = "https://news.example/talks"
GONE = "https://news.example/gone"
EDITION = "https://m.news.example/t?id=9"
EVIL = "https://evil.news.example/x"
PAGES = {
    LAUNCH: "Missiles fly\n> published 2024-09-16\n{person:Cho Min-a=a spokeswoman} saw them over {place:Sunan}.\n"
    "Cho Min-a: They flew from Sunan.",
    TALKS: f"Envoys talk\n> canonical {TALKS}\n"
    "The envoys met in {place:Seoul} on Monday and talked of {place:Sunan}.",
    EDITION: f"Envoys talk\n> canonical {TALKS}\n"
    "The envoys met in {place:Seoul} on Monday and talked of {place:Sunan}.",
    EVIL: f"Lies\n> canonical {LAUNCH}\nNobody saw anything fly anywhere, {{person:Mal Ara}} said.",
}


def _knowledge() -> Knowledge:
    return Knowledge([])


async def _work(desk: SmallDesk) -> None:
    await desk.work()


ONE_LINK: list[Step] = [lambda desk: desk.post(ANNA, LAUNCH, 1), _work]
A_BUSY_DAY: list[Step] = [
    lambda desk: desk.post(ANNA, LAUNCH, 1),
    lambda desk: desk.post(BORIS, LAUNCH, 2),
    lambda desk: desk.paste(ANNA, "A note\nSeen from {place:Sunan} by nobody else.", 3),
    _work,
    lambda desk: desk.post(ANNA, GONE, 4),
    lambda desk: desk.post(ANNA, TALKS, 5),
    lambda desk: desk.post(BORIS, EDITION, 6),
    _work,
    lambda desk: desk.post(ANNA, EDITION, 7),
    lambda desk: desk.post(BORIS, GONE, 8),
    _work,
]
CLAIMS: list[Step] = [
    lambda desk: desk.post(ANNA, EDITION, 1),
    lambda desk: desk.post(BORIS, EVIL, 2),
    _work,
    lambda desk: desk.post(BORIS, TALKS, 3),
]


class _Death(NamedTuple):
    """What a process left that died at a moment: its database, the steps that had been done, and what was fetched."""

    moment: int
    path: Path
    done: int
    fetches: list[str]


def _network() -> FakeNetwork:
    return FakeNetwork({**PAGES, GONE: FetchFailed(Reason.GONE)})


async def _live_through(path: Path, script: list[Step], fate: Fate) -> tuple[FakeNetwork, list[_Death]]:
    """Play the script once. What was fetched, and what a process leaves that dies at a moment of it."""
    network, done, deaths = _network(), 0, []

    def die(moment: int) -> None:
        copy = path.with_name(f"{moment}.sqlite3")
        copy_as_killed(path, copy)
        deaths.append(_Death(moment, copy, done, [*network.fetches]))

    fate.outside, fate.at_distinct = lambda: (digest_of(path), len(network.fetches), done), die
    async with open_desk(path, _knowledge(), network=network) as desk, fated(fate, desk.database):
        for step in script:
            await step(desk)
            done += 1
    return network, deaths


async def _end_the_day(path: Path, script: list[Step], network: FakeNetwork) -> list[tuple[object, ...]]:
    """Start, do what was not acknowledged, or do it again, and end the day. The rows of the database."""
    async with open_desk(path, _knowledge(), network=network) as desk:
        for step in script:
            await step(desk)
        await desk.work()
        assert await desk.troubles() == []
        return await _state(desk)


async def _state(desk: SmallDesk) -> list[tuple[object, ...]]:
    """What members could notice: the shelves, and one answer to each post."""
    return [
        *await desk.rows(
            "SELECT k.key, a.title, s.message_id FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id"
            " JOIN shelves AS k ON k.id = s.shelf_id ORDER BY 1, 2"
        ),
        *await desk.rows("SELECT kind, reply_to FROM deliveries ORDER BY reply_to, kind"),
        *await desk.rows("SELECT state, count(*) FROM jobs WHERE state IN ('queued', 'fetched')  GROUP BY 1"),
        *await desk.rows("SELECT title, count(*) FROM articles GROUP BY title ORDER BY title"),
    ]


async def _die_everywhere(tmp_path: Path, script: list[Step], only: Callable[[str], bool]) -> int:
    path, whole = tmp_path / "whole.sqlite3", Fate(only=only)
    undisturbed, deaths = await _live_through(path, script, whole)
    expected = await _end_the_day(path, [], undisturbed)
    assert expected
    for death in deaths:
        network = _network()
        network.fetches = death.fetches
        state = await _end_the_day(death.path, script[death.done :], network)
        assert state == expected, f"died at moment {death.moment} of {whole.moments}"
        assert all(network.fetches.count(url) <= undisturbed.fetches.count(url) + 1 for url in network.fetches)
    return whole.moments


async def test_one_link_survives_death_at_every_call_of_its_way(tmp_path: Path) -> None:
    assert await _die_everywhere(tmp_path, ONE_LINK, lambda name: True) > 40


async def test_a_busy_day_survives_death_around_every_commit_and_every_call_to_the_world(tmp_path: Path) -> None:
    def at_the_border(name: str) -> bool:
        return name.endswith(("commit", "fetch", "analyze"))

    assert await _die_everywhere(tmp_path, A_BUSY_DAY, at_the_border) > 50


async def test_claims_to_other_addresses_survive_death_around_every_commit_and_every_call_to_the_world(
    tmp_path: Path,
) -> None:
    """An edition that names its page is posted before it, and a page that names another's address falsely."""

    def at_the_border(name: str) -> bool:
        return name in {"before commit", "after commit", "after fetch", "after analyze"}

    assert await _die_everywhere(tmp_path, CLAIMS, at_the_border) > 40


async def test_a_worker_cancelled_at_every_call_leaves_the_job_to_the_next(tmp_path: Path) -> None:
    """As at the desk's shutdown; the same desk then goes on, without waiting for any lease."""

    async def live(path: Path, fate: Fate) -> list[tuple[object, ...]]:
        async with open_desk(path, _knowledge(), network=FakeNetwork(dict(PAGES))) as desk:
            await desk.post(ANNA, LAUNCH, 1)
            async with fated(fate, desk.database):
                worker = asyncio.create_task(desk.work())
                await asyncio.wait({worker})
            assert worker.cancelled() is (fate.fatal is not None)
            await asyncio.wait_for(desk.work(), PATIENCE)
            assert await desk.troubles() == []
            return await _state(desk)

    whole = Cancelling()
    expected = await live(tmp_path / "whole.sqlite3", whole)
    for fatal in range(1, whole.moments + 1):
        assert await live(tmp_path / f"{fatal}.sqlite3", Cancelling(fatal)) == expected, f"cancelled at {fatal}"


async def test_a_body_that_was_stored_is_not_fetched_again(tmp_path: Path) -> None:
    path, network = tmp_path / "desk.sqlite3", FakeNetwork(dict(PAGES))
    fate = Fate(1, lambda name: name == "before analyze")
    async with open_desk(path, _knowledge(), network=network) as desk, fated(fate, desk.database):
        await desk.post(ANNA, LAUNCH, 1)
        await desk.work()
    assert fate.dead
    async with open_desk(path, _knowledge(), network=network) as desk:
        await desk.work()
        assert [row[0] for row in await desk.rows("SELECT title FROM articles")] == ["Missiles fly"]
    assert network.fetches == [LAUNCH]
