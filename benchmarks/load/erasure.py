"""Search the files for data of an erased member, while others use the desk: fragments of words, and pieces of
compressed values.

    texts of a server, and private ones of random sizes whose words are of letters that nothing else has
    -> erased while more arrive -> the live files and a later backup, searched
"""

from __future__ import annotations

import asyncio
import random
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.load.growth import StoppedClock, analysis_of
from bot.model.analysis import Analysis, Page
from bot.model.jobs import Fetched, Post, Shelf, Submission
from bot.services.ingest.service import IngestService
from bot.services.mydata import MyDataService
from bot.storage.engine import maintenance
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge

_ME = 77
_SECRET, _OTHER = "qxzjvk", "aeioubcdfgh"
"""The letters of the words of private texts, and of those of others."""
_FRAGMENT = re.compile(f"[{_SECRET}]{{6}}".encode())
_PIECE, _PIECES = 16, 8
"""Bytes of a piece of a compressed value, and the number of pieces of each value that are searched for."""
_COMPRESSED = (
    "WITH chosen AS (SELECT id FROM articles WHERE (owner_shelf_id IS NOT NULL) = ?)"
    " SELECT content FROM versions WHERE article_id IN (SELECT id FROM chosen)"
    " UNION ALL SELECT vector FROM story_vectors WHERE article_id IN (SELECT id FROM chosen)"
)
"""The compressed values of private articles for 1, of public ones for 0."""
_ROUNDS = 40


@dataclass(frozen=True)
class Trial:
    """Files in which data of the member was found: before the erasure, after it, and in a later backup; problems of the
    database."""

    before: frozenset[str]
    after: frozenset[str]
    backup: frozenset[str]
    troubles: tuple[str, ...]


class _Reader:
    """Fetcher and analyzer of made-up texts."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._read = 0

    async def fetch(self, url: str, **_: str | int | None) -> Fetched:
        return Fetched(url, url, 200, "text/plain", "utf-8", _text(self._chance, _OTHER).encode())

    def busy_hosts(self) -> Mapping[str, float]:
        return {}

    async def analyze(self, page: Page) -> Analysis:
        self._read += 1
        return analysis_of(self._read, page.content.decode(), self._chance)


async def trial(seed: int) -> Trial:
    """Erase a member in a small archive that is in use."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    clock, reader = StoppedClock(), _Reader(chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.sqlite3")
        async with Database.open(path) as database:
            ingest = IngestService(database, clock, reader, reader, Knowledge([]), queue_limit=1000)
            arrivals = _arrivals(chance)
            for _ in range(_ROUNDS):
                clock.time += timedelta(minutes=7)
                await _arrive(ingest, next(arrivals))
            await _arrive(ingest, _private(chance, 10**6))
            pieces = await asyncio.to_thread(_pieces, path)
            before = await asyncio.to_thread(_found, path, pieces)
            erasing = asyncio.create_task(MyDataService(database, clock).erase(_ME))
            while not erasing.done():
                await _arrive(ingest, _public(chance.randrange(10**9)))
            assert (await erasing).is_complete  # nobody reads an older state
            after = await asyncio.to_thread(_found, path, pieces)
            backup = Path(folder, "later.sqlite3")
            await asyncio.to_thread(maintenance.copy, path, backup)
        in_backup = _found(backup, pieces)
        return Trial(before, after, in_backup, tuple(maintenance.troubles(path)))


async def _arrive(ingest: IngestService, submission: Submission) -> None:
    await ingest.submit(submission)
    while await ingest.step():
        pass


def _arrivals(chance: random.Random) -> Iterator[Submission]:
    """Submit texts of the member among those of a server."""
    for number in range(_ROUNDS):
        yield _private(chance, number) if chance.random() < 0.5 else _public(number)


def _public(number: int) -> Submission:
    post = Post(1, 1, 10, 10**15 + number, answer=False)
    return Submission(Shelf.of_guild(1), post, url=f"https://paper{number % 7}.example/{number}")


def _private(chance: random.Random, number: int) -> Submission:
    page = Page(None, _text(chance, _SECRET).encode(), "text/plain", "utf-8")
    return Submission(Shelf.of_user(_ME), Post(_ME, None, 5, 10**12 + number, answer=False), page=page)


def _text(chance: random.Random, letters: str) -> str:
    """Sentences of words of these letters, 1 to 90 of them, with names and a quotation."""
    sentences = []
    for _ in range(chance.choice((1, 3, 8, 20, 40, 90))):
        words = ["".join(chance.choices(letters, k=chance.randint(6, 14))) for _ in range(chance.randint(3, 14))]
        name = " ".join(word.title() for word in words[:2])
        sentences.append(f"{name} said, “{' '.join(words[2:])}.”" if chance.random() < 0.2 else f"{' '.join(words)}.")
        if chance.random() < 0.3:
            sentences.append(f"It was {name} again.")
    return "\n".join(sentences)


def _pieces(path: Path) -> list[bytes]:
    """Pieces of the compressed values that are stored of private texts."""
    found = []
    for value in _compressed(path, is_private=True):
        step = max((len(value) - _PIECE) // _PIECES, 1)
        found += [value[start : start + _PIECE] for start in range(4, len(value) - _PIECE, step)]
    return found


def _found(path: Path, pieces: list[bytes]) -> frozenset[str]:
    """The files of a database with a fragment of a private word, or a piece of a compressed private text. What stands
    in a public article's values too, such as the names of fields, tells nothing."""
    public = b"\0".join(_compressed(path, is_private=False))
    told = [piece for piece in pieces if piece not in public]
    found = set()
    for file in sorted(path.parent.glob(f"{path.name}*")):
        content = file.read_bytes()
        if _FRAGMENT.search(content.lower()) or any(piece in content for piece in told):
            found.add(file.name.removeprefix(path.name) or path.name)
    return frozenset(found)


def _compressed(path: Path, *, is_private: bool) -> list[bytes]:
    with closing(maintenance.connect(path, "ro")) as connection:
        return [value for (value,) in connection.execute(_COMPRESSED, (is_private,))]
