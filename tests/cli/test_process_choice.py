"""`--shards`: which process of a sharded desk a command is about."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.cli.processes import desk


def _of_two(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    for number in (0, 1):
        (home / f"shards-{number}-of-2").mkdir(mode=0o700, parents=True)
        # an empty shelf, in a database of its own
        assert desk(home, "latest", "--shards", f"{number}/2").returncode == 1
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


def test_mistyped_shards_begin_no_process(tmp_path: Path) -> None:
    """The folder of one would count as a process that does not run, for every later `--shards all`."""
    home, copy = tmp_path / "desk", tmp_path / "copy.sqlite3"
    done = _of_two(home, "check", "--shards", "0-3/4")
    sentence = f"DESK_SHARDS: {home} has no shards 0-3/4, it has 0/2, 1/2."
    assert (done.returncode, sentence in done.stdout) == (1, True)
    (links := tmp_path / "links.txt").write_text("https://rain.example/sinuiju\n")
    saving = ["import", "--shelf", "guild:5", str(links)]
    for command in (["health"], ["latest"], ["retry"], ["backup", str(copy)], ["watches", "5"], ["feeds", "5"], saving):
        done = desk(home, *command, "--shards", "0-3/4")
        assert (done.returncode, done.stdout, sentence in done.stderr) == (2, "", True), command
    assert {path.name for path in home.iterdir()} == {"shards-0-of-2", "shards-1-of-2"}
    (home / "shards-2-of-4").mkdir(mode=0o700)  # as of an import that was refused: nothing ran here
    assert desk(home, "health", "--shards", "all").stderr.splitlines() == ["Shards 0/2:", "Shards 1/2:"]


def test_a_further_process_is_checked_before_its_first_start(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    (home / "shards-0-of-2").mkdir(mode=0o700, parents=True)
    assert desk(home, "latest", "--shards", "0/2").returncode == 1
    done = desk(home, "check", "--shards", "1/2")
    assert (done.returncode, f"data folder: {home / 'shards-1-of-2'}" in "".join(done.stdout.split("\n"))) == (0, True)


def test_a_monitor_that_names_no_shards_is_told(tmp_path: Path) -> None:
    done = _of_two(tmp_path / "desk", "health")
    assert (done.returncode, done.stdout) == (2, "")
    assert "DESK_SHARDS is not set" in done.stderr


def test_one_file_is_not_written_by_or_restored_to_all_processes(tmp_path: Path) -> None:
    home, copy = tmp_path / "desk", tmp_path / "copy.sqlite3"
    done = _of_two(home, "backup", "--shards", "all", str(copy))
    assert (done.returncode, copy.exists()) == (2, False)
    assert done.stderr == "`backup` is for one process at a time, such as --shards 0/2\n"
    assert desk(home, "backup", "--shards", "0/2", str(copy)).returncode == 0
    for command in (["restore", str(copy)], ["import", "--server", str(copy)], ["run"]):
        done = desk(home, *command, "--shards=all")
        assert (done.returncode, "one process at a time" in done.stderr) == (2, True), command


def test_the_backup_of_another_process_is_not_restored(tmp_path: Path) -> None:
    """Both would have its servers, and the start would advise to move them."""
    home, copy, server = tmp_path / "desk", tmp_path / "copy.sqlite3", 3 << 22
    links = tmp_path / "note.md"
    links.write_text("# Rain in Sinuiju\n\nNorth Korea reported heavy rain in Sinuiju on Monday, officials said.\n" * 3)
    saved = _of_two(home, "import", "--shards", "1/2", "--shelf", f"guild:{server}", str(links))
    assert saved.returncode == 0, saved.stderr
    assert desk(home, "backup", "--shards", "1/2", str(copy)).returncode == 0
    wrong = desk(home, "restore", "--shards", "0/2", str(copy))
    assert wrong.returncode == 2
    assert f"{copy} is of another process, all its servers have other shards than 0/2." in wrong.stderr
    assert not list((home / "shards-0-of-2").glob("replaced-*"))
    other = tmp_path / "other"
    assert desk(other, "restore", "--shards", "0/2", str(copy)).returncode == 2
    assert desk(home, "restore", "--shards", "0/4", str(copy)).returncode == 2
    assert desk(home, "import", "--server", "--shards", "4/8", str(links)).returncode == 1
    found = {path.name for folder in (home, other) for path in folder.iterdir()}
    assert found == {"shards-0-of-2", "shards-1-of-2"}, "a folder would be a process to health --shards all"
    assert desk(home, "restore", "--shards", "1/2", str(copy)).returncode == 0


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
    (home / "shards-0-1-of-2").mkdir(mode=0o700)
    none = desk(home, "export", "--shards", "0-1/2", "--server", "5", str(tmp_path / "new"))
    assert (none.returncode, none.stderr.startswith("There is no database yet: ")) == (1, True)
    done = desk(home, "export", "--shards", "0/1", "--server", "5", str(tmp_path / "new"))
    assert (done.returncode, done.stderr) == (1, "No data of this server is stored here.\n")
