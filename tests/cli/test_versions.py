"""The command `versions`: changes of an article, readable with and without colours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.app import App
from bot.config import Settings
from bot.model.jobs import Post, Shelf, Submission
from tests.cli.processes import desk
from tests.fakes.clock import SteppedClock
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader

URL = "https://hanriverpost.example/launch"
PAGE = (
    "Two missiles fired\n> published 2024-09-16T08:12:00+09:00\n> outlet Han River Post\nThey flew {} km. It rained.\n"
)


@pytest.fixture
async def home(tmp_path: Path) -> Path:
    """A data folder with one article that changed."""
    return await _visited(tmp_path, PAGE.format(400).replace("Two missiles", "Three missiles"))


@pytest.fixture
async def retracted(tmp_path: Path) -> Path:
    """A data folder with one article in whose place there is a notice."""
    return await _visited(tmp_path, "Withdrawn\n> verdict retracted\nThis article has been withdrawn.\nNothing flew.")


async def _visited(folder: Path, then: str) -> Path:
    clock, network = SteppedClock(), FakeNetwork({URL: PAGE.format(350)})
    settings = Settings(desk_home=folder)
    async with App.open(settings, clock=clock, fetcher=network, analyzer=PlainReader()) as app:
        await app.ingest.submit(Submission(Shelf("local"), Post(), url=URL))
        while await app.ingest.step():
            pass
        network.pages[URL] = then
        clock.advance(7200)
        assert await app.revisits.revisit_due() == 1
    return folder


def test_changes_in_a_pipe_have_marks_instead_of_colours(home: Path) -> None:
    done = desk(home, "versions", URL)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Three missiles fired"
    assert "· headline, figures" in done.stdout
    assert "  - Two missiles fired\n  + Three missiles fired" in done.stdout
    assert "  - They flew 350 km. It rained.\n  + They flew 400 km. It rained." in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("command", ["versions", "summary"])
def test_a_notice_in_the_place_of_an_article_is_printed_in_its_words(retracted: Path, command: str) -> None:
    done = desk(retracted, command, URL)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Two missiles fired"
    assert "⚠️ retracted" in done.stdout
    assert "The newsroom took this article back. In its place, the page said on " in done.stdout
    assert "This article has been withdrawn. Nothing flew." in done.stdout
    assert ("They flew 350 km." in done.stdout) == (command == "summary")


def test_json_has_the_exact_pieces(home: Path) -> None:
    done = desk(home, "versions", "three missiles", "--json")
    answer = json.loads(done.stdout)
    assert (answer["page"], answer["pages"], answer["gone_since"]) == (0, 1, None)
    (change,) = answer["changes"]
    assert set(change) == {"at", "kinds", "passages"}
    headline, sentence = [
        "".join(p["text"] for p in one["pieces"] if p["side"] != "added") for one in change["passages"]
    ]
    assert headline == "Two missiles fired"
    assert sentence == "They flew 350 km. It rained."


def test_an_unknown_article_is_status_1(home: Path) -> None:
    done = desk(home, "versions", "Fishery report")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No saved article" in done.stderr
