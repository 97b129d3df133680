"""The stories of ordinary days, placed as the desk places what it reads: as public pages, and as one shelf's private
texts. `python -m bot stories` does not link ambiguous names as a reader does, and knows no private text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.cli.reading.json_lines import page_of
from bot.model.analysis import Verdict
from bot.services.ingest import completion
from bot.services.stories import placement
from bot.storage.articles import article_rows
from bot.storage.stories import scratch
from bot.text.knowledge.base import Knowledge
from tests.fakes.reading import SampleReader
from tests.judgement import written_days
from tests.judgement.one_sentence import measured
from tests.judgement.share import LOOK, NUMBER

FLOORS = {
    (LOOK, None): (38 / 51, 1.0),
    (LOOK, 1): (38 / 53, 1.0),
    (NUMBER, None): (26 / 36, 1.0),
    (NUMBER, 1): (26 / 36, 1.0),
}
"""Precision and recall of pairs, by half and the shelf that owns the texts."""
EVENTS = {half: [one for one in written_days.events("ordinary_days") if one.half == half] for half in (LOOK, NUMBER)}
_NOW = datetime(2026, 12, 1, tzinfo=UTC)
_MOST_BYTES = 100_000


@pytest.mark.parametrize(("half", "owner"), FLOORS)
def test_ordinary_days_are_told_apart_no_worse_than_before(
    half: str, owner: int | None, sample_reader: SampleReader, base: Knowledge
) -> None:
    found = _stories(half, owner, sample_reader, base)
    measures = measured(found, [event for event in EVENTS[half] if event.name in found])
    worse = []
    for share, floor in zip((measures.pair_precision, measures.pair_recall), FLOORS[half, owner], strict=True):
        if share.value < floor:
            worse.append((share.right, share.of, floor))
    assert worse == []


def test_some_twenty_events_of_each_half_are_told_in_several_languages() -> None:
    assert [len(EVENTS[half]) for half in (LOOK, NUMBER)] == [68, 66]


def _stories(half: str, owner: int | None, reader: SampleReader, knowledge: Knowledge) -> dict[str, int]:
    """The story of each article of a half that is long enough to be one; each half is a shelf of its own."""
    names = {}
    with scratch.database() as connection:
        for event, row in zip(EVENTS[half], written_days.stream(EVENTS[half]), strict=True):
            page = page_of(row, _MOST_BYTES)
            assert page is not None
            analysis = reader.read(page)
            if analysis.verdict is not Verdict.ARTICLE:
                continue
            read = completion.prepare(analysis, knowledge, _NOW)
            number = article_rows.add(connection, read.article, knowledge, owner=owner, url=page.url, now=_NOW)
            placed = replace(completion.placed_article(number, read.article, _NOW), is_private=owner is not None)
            placement.place(connection, placed, read.text)
            names[event.name] = number
        stories = scratch.stories(connection)
    return {name: stories[number] for name, number in names.items()}
