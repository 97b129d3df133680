"""The two simulated weeks, played once a run by posts and once by feeds: the first test process that needs them plays
both, so that each page is read once, and writes the results to a file."""

from __future__ import annotations

import asyncio
import fcntl
import pickle
from pathlib import Path

import pytest

from bot.sample.library import SampleLibrary
from tests.fakes.reading import SampleReader
from tests.newsroom.feeds_play import PlayedByFeeds, play_by_feeds
from tests.newsroom.play import Played, play


@pytest.fixture(scope="session")
def plays(
    tmp_path_factory: pytest.TempPathFactory, run_folder: Path, sample_reader: SampleReader
) -> tuple[Played, PlayedByFeeds]:
    file = run_folder / "newsroom.pickle"
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            library, homes = SampleLibrary.load(), [tmp_path_factory.mktemp(name) for name in ("newsroom", "feeds")]
            by_posts = asyncio.run(play(homes[0], library, sample_reader))
            by_feeds = asyncio.run(play_by_feeds(homes[1], library, sample_reader))
            file.write_bytes(pickle.dumps((by_posts, by_feeds)))
        by_posts, by_feeds = pickle.loads(file.read_bytes())  # noqa: S301 - written above
    return by_posts, by_feeds


@pytest.fixture(scope="session")
def played(plays: tuple[Played, PlayedByFeeds]) -> Played:
    return plays[0]


@pytest.fixture(scope="session")
def played_by_feeds(plays: tuple[Played, PlayedByFeeds]) -> PlayedByFeeds:
    return plays[1]
