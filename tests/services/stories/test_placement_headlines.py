"""Two reports that share names and background, but whose headlines are far apart in meaning, are two stories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage.stories import scratch
from tests.fakes.embeddings import embedding, mixed

_MORNING = datetime(2024, 11, 5, 0, tzinfo=UTC)
CLOSED = (
    "Fishing ban off Ganghwa to last into spring",
    "Incheon will keep the waters off Ganghwa closed to fishing until April, the city said on Tuesday. Fish caught "
    "there in October still tasted of diesel, an official of the market said. The ban began in August, when a cargo "
    "ship spilled oil near the mouth of the Han River. Two cutters of the coast guard watch the channel to Gyodong.",
)
SUED = (
    "Crews of Gyodong take ship's owner to court",
    "The crews of 40 boats from Gyodong sued a shipping company on Tuesday for the income of a lost season. Their "
    "lawyer put it at three billion won. The company says that its captain answered every call of the coast guard "
    "when oil leaked in August. A judge in Incheon will hear both sides in December and visit the harbour.",
)
FAR = mixed(1, 2, -0.25)


def _stories(one: bytes, other: bytes) -> int:
    with scratch.database() as connection:
        for number, ((title, text), vector) in enumerate(((CLOSED, one), (SUED, other)), 1):
            at = _MORNING + timedelta(hours=number)
            placement.place(connection, PlacedArticle(number, title, text, at, embedding=vector))
        return len(set(scratch.stories(connection).values()))


def test_far_headlines_keep_two_reports_with_one_background_apart() -> None:
    assert _stories(embedding(1), FAR) == 2


@pytest.mark.parametrize("other", [embedding(1), mixed(1, 2, 0.4), b""])
def test_close_headlines_change_nothing_nor_does_a_headline_without_embedding(other: bytes) -> None:
    assert _stories(embedding(1), other) == _stories(b"", b"") == 1
