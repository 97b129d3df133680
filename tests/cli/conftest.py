"""The fixtures of the terminal's tests."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.processes import desk, keeping
from tests.fakes.once_a_run import made_once


@pytest.fixture(scope="session")
def played_demo(run_folder: Path) -> tuple[Path, CompletedProcess[str]]:
    """The data folder of a demo after its scripted conversation, to be read or copied, and its output."""
    home, kept = run_folder / "demo" / "desk", keeping(run_folder)
    played = made_once(run_folder / "demo.pickle", lambda: desk(home, "demo", "--once", "--keep", str(home), **kept))
    return home, played


@pytest.fixture
def home(played_demo: tuple[Path, CompletedProcess[str]]) -> Path:
    """The data folder of the demo."""
    return played_demo[0]
