"""No page, whatever its fields hold, keeps the event loop or the writer busy.

`python -m benchmarks fields` runs 10,000 fields and holds them to 100 ms; here is a sample with a wider bound.
"""

from __future__ import annotations

import pytest

from benchmarks.fields.desk import hold_times
from benchmarks.stopwatch import no_collection, processor_seconds
from bot.lang.headline_marks import unmarked
from bot.text.knowledge.base import Knowledge

BOUND = 0.4
"""Processor seconds: a fifteenth of it here. One title took 27 before titles had a cap."""


async def test_no_hostile_page_holds_the_event_loop_or_the_writer(base: Knowledge) -> None:
    with no_collection():
        held, made = await hold_times(4, 5, base)
    assert made > 100
    assert max(held.writer, held.reader, held.loop, held.thread) < BOUND
    ran = {work.partition(".")[0] for work in held.by_work}
    assert {"write store", "read AnswerService", "read _look", "write RevisitService"} <= ran
    assert {"draw posted_card", "draw story_with_pictures", "draw latest_card", "draw versions_card"} <= ran


@pytest.mark.parametrize("mark", ["(ld)", "[속보]", "(종합)", "(LD) ", " (종합) ", "(2nd LD) [", "UPDATE 1- "])
def test_a_title_of_marks_alone_is_read_in_linear_time(mark: str) -> None:
    """Whoever calls it with a title that has no cap."""
    for title in (mark * 16_000, f"North Korea fires {mark * 16_000}"):
        assert processor_seconds(lambda title=title: unmarked(title)) < BOUND  # type: ignore[misc]  # bound early
    assert unmarked(f"North Korea fires {mark * 3}").startswith("North Korea fires")
