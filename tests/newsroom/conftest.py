"""The two simulated weeks, played once a run: the first test process that needs them writes the result to a file."""

from __future__ import annotations

import asyncio
import fcntl
import os
import pickle

import pytest

from bot.sample.library import SampleLibrary
from tests.fakes.reading import SampleReader
from tests.newsroom.play import Played, play


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory, sample_reader: SampleReader) -> Played:
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    file = shared / "newsroom.pickle"
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            home = tmp_path_factory.mktemp("newsroom")
            file.write_bytes(pickle.dumps(asyncio.run(play(home, SampleLibrary.load(), sample_reader))))
        played = pickle.loads(file.read_bytes())  # noqa: S301 - written above
    assert isinstance(played, Played)
    return played
