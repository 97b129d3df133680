"""`--shards`: which process of a sharded desk a command is about."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.cli.processes import desk


def _of_two(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    for shards in ("0/2", "1/2"):
        assert desk(home, "latest", "--shards", shards).returncode == 1  # an empty shelf, in a database of its own
    return desk(home, *arguments)


def test_a_command_is_about_the_process_that_is_named(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    done = _of_two(home, "backup", "--shards", "1/2", str(tmp_path / "copy.sqlite3"))
    assert done.returncode == 0, done.stderr
    assert {path.name for path in home.iterdir()} == {"shards-0-of-2", "shards-1-of-2"}
    same = desk(home, "backup", str(tmp_path / "same.sqlite3"), DESK_SHARDS="1/2")
    assert same.returncode == 0, same.stderr


def test_a_command_for_all_processes_runs_once_for_each(tmp_path: Path) -> None:
    done = _of_two(tmp_path / "desk", "health", "--shards", "all")
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["the desk is not running, or is still starting"] * 2
    assert done.stderr.splitlines() == ["Shards 0/2:", "Shards 1/2:"]


def test_a_command_that_names_no_process_is_refused(tmp_path: Path) -> None:
    done = _of_two(tmp_path / "desk", "latest")
    assert (done.returncode, done.stdout) == (2, "")
    assert "DESK_SHARDS is not set" in done.stderr
    assert "0/2, 1/2" in done.stderr


def test_a_desk_in_one_process_has_no_shards_to_choose(tmp_path: Path) -> None:
    done = desk(tmp_path / "desk", "check", "--shards=all")
    assert done.returncode == 2
    assert "there is no process of a sharded desk" in done.stderr
    wrong = desk(tmp_path / "desk", "check", "--shards=2/2")
    assert wrong.returncode == 2
    assert "there is no shard 2" in wrong.stderr


def test_a_server_is_moved_from_one_process_to_another(tmp_path: Path) -> None:
    home, file, server = tmp_path / "desk", tmp_path / "server.sqlite3", 1 << 22
    links = tmp_path / "note.md"
    links.write_text(
        "# Rain in Sinuiju\n\nNorth Korea reported heavy rain in Sinuiju on Monday, state media said.\n" * 3
    )
    shelf = ("--shelf", f"guild:{server}")
    saved = desk(home, "import", "--shards", "0-1/2", *shelf, str(links))
    assert saved.returncode == 0, saved.stderr
    moved = ("export", "--shards", "0-1/2", "--server", str(server), str(file))
    assert desk(home, *moved).returncode == 0
    again = desk(home, *moved)
    assert "it is complete now" in again.stderr
    wrong = desk(home, "import", "--shards", "0/2", "--server", str(file))
    assert (wrong.returncode, wrong.stderr) == (
        1,
        "The server belongs to a shard of another process; choose that one.\n",
    )
    right = desk(home, "import", "--shards", "1/2", "--server", str(file))
    assert right.returncode == 0, right.stderr
    assert "1 article moved" in right.stderr
    assert "Rain in Sinuiju" in desk(home, "search", "--shards", "1/2", *shelf, "rain").stdout
    assert desk(home, "search", "--shards", "0-1/2", *shelf, "rain").returncode == 1
    assert desk(home, "check", "--shards", "1/2").returncode == 0


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    home, file = tmp_path / "desk", tmp_path / "file"
    file.write_text("mine")
    assert desk(home, "latest", "--shards", "0/1").returncode == 1
    done = desk(home, "import", "--shards", "0/1", "--server", str(file))
    assert (done.returncode, done.stderr.strip().endswith("was not made by `export`.")) == (1, True)
    none = desk(home, "export", "--shards", "0-1/2", "--server", "5", str(tmp_path / "new"))
    assert (none.returncode, none.stderr.startswith("There is no database yet: ")) == (1, True)
    done = desk(home, "export", "--shards", "0/1", "--server", "5", str(tmp_path / "new"))
    assert (done.returncode, done.stderr) == (1, "No data of this server is stored here.\n")
