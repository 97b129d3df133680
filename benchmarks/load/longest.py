"""Processor time of storing the longest texts that a reader hands over: in the transaction, and before it on a thread.

The texts have as many words, names and mentions as the caps allow, in Latin script and in Hangul, whose full-text index
has prefixes. Each is stored several times with other words; the median counts.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.load.plain_analysis import person, plain_analysis
from benchmarks.stopwatch import processor_seconds
from bot.model.analysis import Analysis, Page, Span
from bot.model.jobs import JobState, Post, Shelf, Submission
from bot.policy.fair_shares import Slots
from bot.services.ingest import completion, submissions
from bot.services.ingest.completion import PreparedPage
from bot.storage import migrations
from bot.storage.engine import sql_functions
from bot.storage.queue import claims
from bot.storage.queue.claims import ClaimTerms, Rotation
from bot.text import caps
from bot.text.knowledge.base import Knowledge

_TIMES = 7
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SYLLABLES = "".join(map(chr, range(ord("가"), ord("힣"), 12)))
_TERMS = ClaimTerms("benchmark", timedelta(minutes=5), Slots())
_NOW = datetime(2026, 3, 1, tzinfo=UTC)
_NOBODY = Knowledge([])


def measure() -> dict[str, float]:
    """Median milliseconds by script: `..._transaction` for the transaction, `..._before` for what precedes it."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder, closing(_database(Path(folder, "desk.sqlite3"))) as connection:
        for script, letters, longest in (("latin", _LETTERS, 9), ("hangul", _SYLLABLES, 6)):
            took = [_store(connection, f"{script}{turn}", letters, longest) for turn in range(_TIMES)]
            figures[f"{script}_before_ms"] = 1000 * median(before for before, _ in took)
            figures[f"{script}_transaction_ms"] = 1000 * median(within for _, within in took)
    return figures


def _store(connection: sqlite3.Connection, name: str, letters: str, longest: int) -> tuple[float, float]:
    chance = random.Random(name)  # noqa: S311  # no secret depends on it
    analysis, prepared = _analysis(name, _text(chance, letters, longest)), list[PreparedPage]()
    before = processor_seconds(lambda: prepared.append(completion.prepare(analysis, _NOBODY, _NOW)))
    url = analysis.url or ""
    submission = Submission(Shelf.of_guild(1), Post(1, 1, 10, 100, answer=True), url=url)
    submissions.enqueue(connection, submissions.prepare_link(submission), _NOW, 100)
    job = claims.claim(connection, JobState.QUEUED, _TERMS, Rotation(), _NOW)
    assert job is not None
    read = completion.ReadPage(job, Page(url, b"", "text/html", "utf-8"), prepared[0], (job.url_key,))

    def store() -> None:
        connection.execute("BEGIN IMMEDIATE")
        completion.store(connection, read, _NOBODY, _NOW)
        connection.execute("COMMIT")

    return before, processor_seconds(store)


def _database(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    sql_functions.register(connection)
    migrations.bring_up_to_date(connection)
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _text(chance: random.Random, letters: str, longest: int) -> str:
    words = ["".join(chance.choices(letters, k=chance.randint(2, longest))) for _ in range(8000)]
    sentences: list[str] = []
    while sum(map(len, sentences)) < caps.TEXT:
        sentences.append(" ".join(chance.choices(words, k=15)).capitalize() + ". ")
    return "".join(sentences)[: caps.TEXT]


def _analysis(name: str, text: str) -> Analysis:
    length = len(text) // caps.SENTENCES
    sentences = tuple(Span(start, start + length) for start in range(0, len(text) - length, length))
    mentions = [Span(20 * place, 20 * place + 9) for place in range(caps.ALL_MENTIONS // caps.ENTITIES)]
    persons = (person(f"Person {name} {number}", *mentions) for number in range(caps.ENTITIES))
    return plain_analysis(f"https://long.example/{name}", text[: caps.TITLE], text, sentences, persons)
