"""Articles that are linked anew end as if they were stored with the new base: the real reader on sample articles."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.clock import SystemClock
from bot.model.jobs import Post, Submission
from bot.news.clustering.features import unpack
from bot.sample.fetcher import SampleFetcher
from bot.sample.library import SampleLibrary
from bot.services.ingest.service import IngestService
from bot.services.relinking import RelinkService
from bot.storage.engine import maintenance
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, BORIS
from tests.fakes.reading import SampleReader
from tests.fakes.sql import fetch_rows

LIBRARY = SampleLibrary.load()
ARTICLES = (
    "2024-10-18-taebaek-nis-ko",
    "2024-10-22-taebaek-kimyojong",
    "2024-10-28-meridian-nato",
    "2023-09-13-meridian-vostochny",
)
URLS = [article.url for article in LIBRARY.articles if article.name in ARTICLES]
NAMED = (
    "kim-yo-jong",
    "kim-jong-un",
    "yoon-suk-yeol",
    "national-intelligence-service",
    "vladimir-putin",
    "volodymyr-zelenskyy",
    "mark-rutte",
    "vladivostok",
    "pyongyang",
    "vostochny-cosmodrome",
)
QUERIES = (
    "SELECT m.article_id, e.key, m.spans, m.role_start, m.role_end FROM mentions AS m"
    " JOIN entities AS e ON e.id = m.entity_id ORDER BY 1, 2",
    'SELECT q.article_id, q.start, q."end", q.kind, q.cue, q.speaker, e.key, q.speaker_start, q.speaker_end'
    " FROM quotes AS q LEFT JOIN entities AS e ON e.id = q.entity_id ORDER BY 1, 2, 3",
    "SELECT id, title, korea, subjects FROM articles ORDER BY 1",
    "SELECT key, kind, hangul, hanja FROM entities ORDER BY 1",
    "SELECT e.key, f.form FROM entity_forms AS f JOIN entities AS e ON e.id = f.entity_id"
    " WHERE e.key NOT LIKE 'x:%' ORDER BY 1, 2",
    "SELECT s.shelf_id, e.key, s.articles, s.first_at, s.last_at FROM shelf_entities AS s"
    " JOIN entities AS e ON e.id = s.entity_id ORDER BY 1, 2",
    "SELECT s.shelf_id, e.key, s.day, s.articles FROM shelf_entity_days AS s"
    " JOIN entities AS e ON e.id = s.entity_id ORDER BY 1, 2, 3",
    "SELECT s.shelf_id, e.key, s.form FROM shelf_names AS s JOIN entities AS e ON e.id = s.entity_id"
    " WHERE e.key NOT LIKE 'x:%' ORDER BY 1, 2, 3",
    "SELECT term, documents FROM term_counts ORDER BY 1",
)
"""Everything that depends on the knowledge base. A discovered name may be typed as its first article wrote it."""


class Archive:
    """A database of sample articles on two shelves, filled with one base and opened with others."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "desk.sqlite3"
        self._clock = SteppedClock()

    async def stored(self, knowledge: Knowledge, reader: SampleReader) -> list[Any]:
        """Store the articles, as far as they are not, and link those that are anew; everything linked."""
        async with Database.open(self._path) as database:
            relinking = RelinkService(database, self._clock, reader, knowledge)
            await relinking.register()
            fetcher = SampleFetcher(LIBRARY, SystemClock())
            ingest = IngestService(database, self._clock, fetcher, reader, knowledge)
            for shelf, urls in ((ANNA, URLS), (BORIS, URLS[::2])):
                for url in urls:
                    await ingest.submit(Submission(shelf, Post(), url=url))
            while await ingest.step():
                pass
            await relinking.relink()
            found: list[Any] = [list(map(tuple, await database.read(fetch_rows, query))) for query in QUERIES]
            rows = await database.read(fetch_rows, "SELECT article_id, vector FROM story_vectors ORDER BY article_id")
            found.append([(row[0], sorted(unpack(row[1]).bridge.weights)) for row in rows])
        assert maintenance.troubles(self._path) == []
        return found


def _altered(base: Knowledge, absent: set[str], renamed: set[str]) -> Knowledge:
    entities = (entity for entity in base.entities if entity.id not in absent)
    return Knowledge(
        replace(one, id=f"{one.id}-2", aliases=(*one.aliases, "the one that was renamed")) if one.id in renamed else one
        for one in entities
    )


@settings(max_examples=2)
@given(absent=st.sets(st.sampled_from(NAMED), min_size=1, max_size=8), renamed=st.sets(st.sampled_from(NAMED)))
def test_linked_anew_is_as_stored_with_the_new_base(
    base: Knowledge, sample_reader: SampleReader, vectors: Path, absent: set[str], renamed: set[str]
) -> None:
    other = _altered(base, absent, renamed)
    other_reader = SampleReader(other, vectors)

    async def compare() -> None:
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            first, second = Archive(Path(one)), Archive(Path(two))
            with_base, with_other = await first.stored(base, sample_reader), await second.stored(other, other_reader)
            assert with_base != with_other
            assert await first.stored(other, other_reader) == with_other
            assert await second.stored(base, sample_reader) == with_base

    asyncio.run(compare())
