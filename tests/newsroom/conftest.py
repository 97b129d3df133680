"""The two simulated weeks, played once a run by posts and once by feeds, by one test process, so that each page is read
once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.sample.library import SampleLibrary
from tests.fakes.once_a_run import made_once
from tests.fakes.reading import SampleReader
from tests.newsroom.feeds_play import PlayedByFeeds, play_by_feeds
from tests.newsroom.play import Played, play


@pytest.fixture(scope="session")
def plays(
    tmp_path_factory: pytest.TempPathFactory, run_folder: Path, sample_reader: SampleReader
) -> tuple[Played, PlayedByFeeds]:
    def play_both() -> tuple[Played, PlayedByFeeds]:
        library, homes = SampleLibrary.load(), [tmp_path_factory.mktemp(name) for name in ("newsroom", "feeds")]
        by_posts = asyncio.run(play(homes[0], library, sample_reader))
        return by_posts, asyncio.run(play_by_feeds(homes[1], library, sample_reader))

    return made_once(run_folder / "newsroom.pickle", play_both)


@pytest.fixture(scope="session")
def played(plays: tuple[Played, PlayedByFeeds]) -> Played:
    return plays[0]


@pytest.fixture(scope="session")
def played_by_feeds(plays: tuple[Played, PlayedByFeeds]) -> PlayedByFeeds:
    return plays[1]
