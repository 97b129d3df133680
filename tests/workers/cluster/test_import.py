"""An archive that is imported on a cluster, by processes of its own."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.cli.ingest.import_ import ImportRun, ItemState
from bot.config import Settings, load_settings
from bot.data_folder import data_folder
from bot.model.jobs import LOCAL_SHELF
from bot.reading import cluster_config
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.waiting import moments
from tests.workers.cluster.processes import free_port, running

pytestmark = pytest.mark.skipif(find_spec("distributed") is None, reason="the extra `cluster` is not installed")

TEXTS = 40


def saved(settings: Settings) -> int:
    with closing(sqlite3.connect(f"{settings.database_path.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])


async def test_an_import_that_is_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    """What was saved is not read again, what was queued is read once, the rest is taken from the file."""
    rows = [{"id": str(number), "text": f"Report {number}\nIt is number {number}."} for number in range(TEXTS)]
    file = tmp_path / "archive.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    address = f"tcp://127.0.0.1:{free_port()}"
    settings = load_settings(desk_home=tmp_path / "desk", desk_cluster=address, desk_cluster_pages=3)
    config = await asyncio.to_thread(lambda: cluster_config(settings, Knowledge.load(settings.desk_knowledge)))
    data_folder(settings)
    async with Database.open(settings.database_path):
        pass  # so that its tables are there to be counted
    async with running(config) as cluster:
        await cluster.start_worker("tests.workers.readers:plain")
        first = asyncio.create_task(ImportRun(LOCAL_SHELF, as_json=False).run(settings, [file]))
        async for _ in moments():
            if saved(settings) >= 5:
                break
        first.cancel()
        await asyncio.wait({first})
        before = saved(settings)
        assert before < TEXTS
        counts = await ImportRun(LOCAL_SHELF, as_json=False).run(settings, [file])
    # A reader of this machine would have refused so short a text.
    assert counts == {ItemState.KNOWN: before, ItemState.SAVED: TEXTS - before}
    assert saved(settings) == TEXTS
