"""Commands that find a data folder which they may not enter, for one because they were run as another user than the
bot: each says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.processes import desk

CLOSED = "d" * 300
"""A folder that nobody can enter, also not a user whom no permission stops: its name is too long."""


@pytest.mark.parametrize(
    "command",
    [
        "run",
        "check",
        "health",
        "backup copy",
        "restore page.txt",
        "retry",
        "latest",
        "summary page",
        "search page",
        "export page.html",
        "export --server 1 server",
        "import page.txt",
        "feeds 1",
        "watches 1",
        "relink",
    ],
)
def test_a_data_folder_that_cannot_be_entered_is_named(command: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("https://hanriverpost.example/launch\n")
    done = desk(tmp_path / CLOSED, *command.split(), DISCORD_TOKEN="x.y.z")
    assert done.returncode in (1, 2)
    assert f"{done.stdout}{done.stderr}".replace("\n", "").count(f"{CLOSED}: File name too long") == 1
    assert "Traceback" not in done.stderr


def test_a_model_that_has_no_name_of_a_package_is_named(tmp_path: Path) -> None:
    done = desk(tmp_path / "desk", "run", DISCORD_TOKEN="x.y.z", DESK_PIPELINE=".en_core_web_md")
    assert done.returncode == 2
    assert "the language model .en_core_web_md is not installed" in done.stderr
