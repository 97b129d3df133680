"""The pool with real reader processes that hang, exhaust their memory and die."""

from __future__ import annotations

import asyncio
import os

import pytest

from bot.model.analysis import Page
from bot.model.errors import DeskError, PageRefused, ReaderFailed, Reason, SettingsFailed
from bot.text.caps import capped
from bot.workers.pool import ReaderPool
from tests.fakes.waiting import PATIENCE, moments


def pool(processes: int = 1, *, loader: str = "obedient", **caps: float) -> ReaderPool:
    settings = {"seconds": PATIENCE, "memory_mb": 300, **caps}
    return ReaderPool(processes, "none", loader=f"tests.workers.readers:{loader}", **settings)  # type: ignore[arg-type]  # mixed caps


def page(order: str) -> Page:
    return Page("https://example.com/", order.encode(), "text/plain")


async def reader_of(readers: ReaderPool) -> int:
    """The process id of the reader of the next page."""
    return int((await readers.analyze(page("who"))).text.split()[-1])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.usefixtures("real_readers")
async def test_one_reader_process_reads_all_pages() -> None:
    async with pool() as readers:
        first = await reader_of(readers)
        assert first != os.getpid()
        assert await reader_of(readers) == first
    assert not is_alive(first)


async def test_two_readers_read_at_once() -> None:
    async with pool(2) as readers:
        await readers.warm()
        texts = await asyncio.gather(*(readers.analyze(page("who")) for _ in range(20)))
    assert len({analysis.text for analysis in texts}) == 2


async def test_while_a_page_is_read_the_next_reader_is_loaded() -> None:
    """A page of another server does not wait for models to be loaded."""
    async with pool(2) as readers:
        reading = asyncio.create_task(readers.analyze(page("hang")))
        async for _ in moments():
            if readers._idle:
                break
        spare = readers._idle[0]._process.pid
        assert await reader_of(readers) == spare
        assert await reader_of(readers) == spare
        assert len(readers._alive) == 2
        reading.cancel()
        await asyncio.wait({reading})


async def test_the_first_reader_is_loaded_while_its_page_is_fetched() -> None:
    async with pool(2) as readers:
        readers.expect()
        readers.expect()
        async for _ in moments():
            if readers._idle:
                break
        (loaded,) = readers._alive
        readers.expect()
        assert readers._spare is None
        assert await reader_of(readers) == loaded._process.pid


async def test_a_page_that_comes_while_its_reader_is_loaded_waits_for_it() -> None:
    async with pool(1) as readers:
        readers.expect()
        await reader_of(readers)
        assert readers.counts.started == 1


async def test_a_reader_that_could_not_be_loaded_is_not_loaded_for_pages_to_come() -> None:
    async with pool(1, loader="unloadable") as readers:
        with pytest.raises(ReaderFailed):
            await readers.analyze(page("who"))
        readers.expect()
        assert readers._spare is None


async def test_one_reader_has_no_spare() -> None:
    async with pool(1) as readers:
        await reader_of(readers)
        assert len(readers._alive) == 1


async def test_closing_while_the_spare_is_loaded_leaves_no_process() -> None:
    async with pool(2) as readers:
        await reader_of(readers)
        first = next(iter(readers._alive))._process.pid
        pids = [reader._process.pid for reader in readers._alive]
    assert not any(is_alive(pid) for pid in {first, *pids})
    assert readers._spare is None


@pytest.mark.usefixtures("real_readers")
@pytest.mark.parametrize(
    ("seconds", "reasons"),
    [
        (2.5, {"hang": Reason.READER_TIMEOUT, "starve": Reason.READER_DIED}),
        (
            PATIENCE,
            {
                "eat": Reason.READER_MEMORY,
                "gulp": Reason.READER_MEMORY,
                "bug": Reason.READER_CRASHED,
                "die": Reason.READER_DIED,
                "killed": Reason.READER_DIED,
                "silence": Reason.READER_DIED,
            },
        ),
    ],
    ids=["late", "broken"],
)
async def test_bad_pages_fail_alone(
    seconds: float, reasons: dict[str, Reason], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.workers.process.LONGEST_END", 0.2)
    async with pool(seconds=seconds) as readers:
        used = [await reader_of(readers)]
        for order, reason in reasons.items():
            with pytest.raises(ReaderFailed) as failed:
                await readers.analyze(page(order))
            assert failed.value.reason is reason, order
            used.append(await reader_of(readers))
            # A bug in reading is no harm to the process.
            assert (used[-2] == used[-1]) == (order == "bug"), order
    assert not any(map(is_alive, used))


async def test_a_machine_that_gives_readers_no_processor_time_ends_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that is frozen or swaps. The proof page takes as long, whatever the first page was."""
    monkeypatch.setattr("bot.workers.pool.PROOF_PAGE", page("starve"))
    async with pool(seconds=2.0) as readers:
        with pytest.raises(ReaderFailed) as failed:
            await readers.analyze(page("starve"))
        assert failed.value.reason is Reason.READER_UNAVAILABLE
        assert "it had the processor for 0." in failed.value.detail


async def test_the_reason_of_a_refused_page_arrives() -> None:
    async with pool() as readers:
        with pytest.raises(PageRefused) as refused:
            await readers.analyze(page("refuse"))
    assert (refused.value.reason, refused.value.ids) == (Reason.CAPTCHA, {"url": "https://example.com/"})


@pytest.mark.usefixtures("real_readers")
async def test_output_of_libraries_does_not_break_the_stream() -> None:
    async with pool() as readers:
        assert (await readers.analyze(page("print"))).text.startswith("print by")


@pytest.mark.usefixtures("real_readers")
async def test_readers_have_no_secrets_in_their_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    async with pool() as readers:
        names = (await readers.analyze(page("secrets"))).text.split()
    assert "DISCORD_TOKEN" not in names
    assert "PATH" in names


@pytest.mark.usefixtures("real_readers")
async def test_a_killed_idle_reader_is_replaced() -> None:
    async with pool() as readers:
        first = await reader_of(readers)
        (idle,) = readers._idle
        os.kill(first, 9)
        async for _ in moments():
            if not idle.is_alive:
                break
        assert await reader_of(readers) != first


async def test_a_reader_retires_after_its_pages() -> None:
    async with pool(pages=2) as readers:
        first = await reader_of(readers)
        assert await reader_of(readers) == first
        assert await reader_of(readers) != first


async def test_a_reader_near_its_memory_limit_is_retired() -> None:
    async with pool() as readers:
        first = await reader_of(readers)
        grown = await readers.analyze(page("grow"))
        assert grown.text == f"grow by {first}"
        assert await reader_of(readers) != first


async def test_an_error_of_loading_is_raised() -> None:
    async with pool(loader="unloadable") as readers:
        with pytest.raises(SettingsFailed, match="no such pipeline"):
            await readers.warm()


@pytest.mark.usefixtures("real_readers")
async def test_a_missing_language_model_is_named() -> None:
    async with ReaderPool(1, "no_such_pipeline") as readers:
        with pytest.raises(SettingsFailed, match="no_such_pipeline"):
            await readers.warm()


@pytest.mark.usefixtures("real_readers")
async def test_a_reader_that_dies_while_loading_is_no_fault_of_the_page() -> None:
    async with pool(loader="stillborn") as readers:
        with pytest.raises(ReaderFailed, match="exit status 3") as failed:
            await readers.analyze(page("who"))
    assert failed.value.reason is Reason.READER_UNAVAILABLE


async def test_cancelling_a_page_frees_its_reader() -> None:
    async with pool() as readers:
        await reader_of(readers)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await readers.analyze(page("hang"))
        async with asyncio.timeout(PATIENCE):
            await reader_of(readers)


async def test_closing_is_prompt_while_a_reader_hangs() -> None:
    async with pool() as readers:
        await reader_of(readers)
        hanging = asyncio.create_task(readers.analyze(page("hang")))
        await asyncio.sleep(0.2)
    # It hangs for ten minutes: whoever waited for it would not come as far as here.
    with pytest.raises(ReaderFailed) as failed:
        await hanging
    assert failed.value.reason is Reason.SHUTTING_DOWN
    with pytest.raises(ReaderFailed):
        await readers.analyze(page("who"))


async def test_a_large_page_passes() -> None:
    text = "x" * 12_000_000
    async with pool(memory_mb=600) as readers:
        assert (await readers.analyze(page(text))).text.startswith("12000000 characters")


async def test_a_reader_that_was_taken_over_hands_over_no_more_than_the_caps() -> None:
    async with pool() as readers:
        analysis = await readers.analyze(page("boast"))
        refused = await reason_of(readers, "insult")
    assert analysis == capped(analysis)
    assert (len(analysis.title or ""), len(analysis.byline), len(analysis.sentences)) == (300, 20, 1_997)
    assert [quote.text for quote in analysis.quotes] == ["word"]  # what the text has there, not what the reader claims
    assert len(refused.detail) == 500


@pytest.mark.parametrize("order", ["flood", "lie"])
async def test_a_reply_that_is_no_analysis_is_a_crash(order: str) -> None:
    """20 MB of title, and a title that is a number."""
    async with pool() as readers:
        assert (await reason_of(readers, order)).reason is Reason.READER_CRASHED
        assert (await readers.analyze(page("who"))).text.startswith("who")


async def reason_of(readers: ReaderPool, order: str) -> DeskError:
    with pytest.raises(DeskError) as failed:
        await readers.analyze(page(order))
    return failed.value
