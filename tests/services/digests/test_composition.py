"""A digest is composed outside the transaction that queues it, and is true of what is there at that moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time
from sqlite3 import Connection
from typing import Any

import pytest

from bot.model.deliveries import DeliveryKind, ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.model.evidence.ahead import AheadReport
from bot.model.settings import Filter, FilterKind, FilterOwner, FilterScope
from bot.services.digests.compose import compose
from bot.services.digests.service import DigestService
from bot.services.evidence import coming_events
from bot.services.evidence.ahead import AheadQuestion, AheadService
from bot.services.evidence.coming_events import AheadKey
from bot.storage import filters
from bot.storage.articles.texts import VersionSentences
from bot.storage.deliveries.payloads import from_json
from bot.text.knowledge.base import Knowledge
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.test_latest import page

_CHANNEL = 10


@pytest.fixture
def composing(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each digest that is composed, whether its transaction may write."""
    found: list[bool] = []

    def noted(connection: Connection, *given: Any) -> Any:
        found.append(not connection.execute("PRAGMA query_only").fetchone()[0])
        return compose(connection, *given)

    monkeypatch.setattr("bot.services.digests.composition.compose", noted)
    return found


@pytest.fixture
async def digests(desk: SmallDesk, knowledge: Knowledge) -> DigestService:
    """Of a server with a digest at 21:30 in Seoul and one story; the clock shows 21:30."""
    service = DigestService(desk.database, desk.clock, knowledge)
    await service.schedule(ScheduleRequest(1, _CHANNEL, time(21, 30), "Asia/Seoul"))
    await _flood(desk)
    desk.clock.advance(1800)
    return service


async def _flood(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, "outlet Han River Post"))


async def _told(desk: SmallDesk) -> list[str]:
    rows = await desk.rows("SELECT payload FROM payloads JOIN deliveries ON id = delivery_id WHERE kind = 'digest'")
    answers = [from_json(DeliveryKind.DIGEST, row[0]) for row in rows]
    return sorted(story.headline for one in answers if isinstance(one, DigestAnswer) for story in one.stories)


def _meanwhile(service: DigestService, monkeypatch: pytest.MonkeyPatch, act: Callable[[], Awaitable[Any]]) -> None:
    """Let something happen between composing and queueing."""
    read = service._database.read

    async def then_act(work: Any, *given: Any, **options: Any) -> Any:
        result = await read(work, *given, **options)
        if "_composed" in work.__name__:
            await act()
        return result

    monkeypatch.setattr(service._database, "read", then_act)


async def test_nothing_is_composed_in_the_transaction_that_queues_it(
    desk: SmallDesk, digests: DigestService, composing: list[bool]
) -> None:
    assert await digests.prepare_due() == 1
    await digests.now(1, _CHANNEL)
    assert composing == [False, False]
    assert await _told(desk) == ["River floods Sinuiju"], "the second had nothing new"


async def test_an_article_that_comes_meanwhile_is_in_it(
    desk: SmallDesk, digests: DigestService, composing: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    launch = page("North fires missiles", texts.MISSILE, "outlet Morning Voice", hours=1)
    _meanwhile(digests, monkeypatch, lambda: desk.save(ANNA, "https://voice.example/4", launch))
    assert await digests.prepare_due() == 1
    assert composing == [False, True]
    assert await _told(desk) == ["North fires missiles", "River floods Sinuiju"]


async def test_an_outlet_that_is_left_out_meanwhile_is_not_in_it(
    desk: SmallDesk, digests: DigestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_out = (Filter(FilterKind.OUTLET, "han river post", "Han River Post"),)
    owner = FilterOwner(FilterScope.SERVER, 1)
    _meanwhile(digests, monkeypatch, lambda: desk.database.write(filters.replace, owner, leave_out, desk.clock.now()))
    assert await digests.prepare_due() == 1
    assert await _told(desk) == []


async def test_an_opinion_in_a_story_does_not_keep_the_digest_back(desk: SmallDesk, digests: DigestService) -> None:
    """Not where it comes with the report, nor where it alone is new."""
    column = page("Opinion: Why the river floods Sinuiju", texts.WIRE_CUT, "outlet Port Times")
    await desk.save(ANNA, "https://port.example/2", column)
    assert await digests.prepare_due() == 1
    desk.clock.advance(86_400)
    column = page("Opinion: Sinuiju and its river", texts.FLOOD, "outlet Bay Herald")
    await desk.save(ANNA, "https://bay.example/3", column)
    assert await digests.prepare_due() == 1
    assert await _told(desk) == ["River floods Sinuiju"], "its second day had an opinion alone"


@pytest.mark.parametrize(("label", "shown"), [("", True), ("Opinion: ", False)])
async def test_numbers_of_an_opinion_stand_beside_no_story(
    desk: SmallDesk, digests: DigestService, label: str, shown: bool
) -> None:
    """The counts of a digest are compared over all articles, whatever their stories."""
    for before, sent in (("", "1,500"), (label, "12,000")):
        title, text = f"{before}North sends {sent} soldiers", f"North Korea has sent {sent} soldiers to Russia."
        await desk.save(ANNA, f"https://paper.example/{sent}", page(title, text, f"outlet Paper {sent}"))
    (digest,) = await digests.preview(1, _CHANNEL)
    assert any(story.figures for story in digest.stories) is shown


async def test_what_the_channel_was_told_meanwhile_is_not_told_again(
    desk: SmallDesk, digests: DigestService, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = DigestService(desk.database, desk.clock, knowledge)
    told: list[bool] = []

    async def act() -> None:
        if not told:
            told.append(True)
            await other.now(1, _CHANNEL)

    _meanwhile(digests, monkeypatch, act)
    assert await digests.prepare_due() == 1
    assert await _told(desk) == ["River floods Sinuiju"]


async def test_what_articles_name_is_read_once_for_digests_and_the_answer_of_ahead(
    desk: SmallDesk, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    before = coming_events.read

    def noted(key: AheadKey, version: VersionSentences) -> tuple[AheadReport, ...]:
        read.append(key[0])
        return before(key, version)

    monkeypatch.setattr(coming_events, "read", noted)
    readings = coming_events.readings(desk.database)
    ahead = AheadService(desk.database, desk.clock, knowledge, readings=readings)
    service = DigestService(desk.database, desk.clock, knowledge, readings=readings)
    await service.schedule(ScheduleRequest(1, _CHANNEL, time(21, 30), "Asia/Seoul"))
    for place, day in enumerate((20, 21)):
        text = page(f"Envoys to meet {place}", f"Envoys will hold talks in Busan on {day} September.", "outlet Post")
        await desk.save(ANNA, f"https://post.example/{place}", text)
        (digest,) = await service.preview(1, _CHANNEL)
        told = [one.days.first.day for one in digest.ahead]
        assert told == [one.days.first.day for one in (await ahead.ahead(ANNA, AheadQuestion())).events]
        assert day in told
        assert len(read) == place + 1, "only the new one was read"
    ahead.forget()
    desk.clock.advance(600)
    await service.preview(1, _CHANNEL)
    assert len(read) == 4, "after an erasure nothing is remembered"
