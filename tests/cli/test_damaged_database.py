"""A database that cannot be used gets one sentence and an exit status, whichever command meets it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.storage import migrations
from tests.cli.processes import desk

COMMANDS = (
    ("search", "talks"),
    ("summary", "the talks"),
    ("versions", "the talks"),
    ("latest",),
    ("story", "the talks"),
    ("entity", "Seoul"),
)
SHELF = "INSERT INTO shelves (key, articles, stories) VALUES ('local', 5, 1)"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a desk whose shelf holds something."""
    path = tmp_path_factory.mktemp("whole") / "desk.sqlite3"
    with sqlite3.connect(path, isolation_level=None) as connection:
        migrations.bring_up_to_date(connection)
        connection.execute(SHELF)
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    home = tmp_path / "desk"
    home.mkdir(mode=0o700)
    return Path(shutil.copy(whole, home))


def damage(path: Path, *names: str) -> None:
    """Overwrite the pages at which these tables begin."""
    with sqlite3.connect(path) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        rows = connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall()
    connection.close()
    content = bytearray(path.read_bytes())
    for page in (page for name, page in rows if name in names):
        content[(page - 1) * size : page * size] = b"\x77" * size
    path.write_bytes(content)


def answer(path: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit status of a command in this process, and what it printed to stderr, as one line."""
    status = main([*arguments])
    return status, " ".join(capsys.readouterr().err.split())


@pytest.fixture(autouse=True)
def settings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent.parent)
    monkeypatch.setenv("DESK_HOME", str(path.parent))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_database_with_damaged_pages(
    path: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    indexes = ("shelf_articles_at", "shelf_names", "shelf_entities_most", "sqlite_autoindex_entities_1")
    damage(path, "texts_data", "texts_idx", "titles_data", "titles_idx", "entities", "shelf_articles", *indexes)
    status, said = answer(path, capsys, *command)
    assert (status, said.startswith("The database is damaged: ")) == (2, True), said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.write_bytes(b"not a database, however one looks at it " * 500), "The database is damaged: "),
        (lambda path: path.write_bytes(path.read_bytes()[:40_000]), "The database is damaged: "),
        (lambda path: (path.unlink(), path.mkdir()), "The data folder cannot be used: "),
    ],
    ids=["garbage", "cut off", "a folder"],
)
def test_a_file_that_is_no_database(
    path: Path,
    command: tuple[str, ...],
    spoil: Callable[[Path], object],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(path)
    status, said = answer(path, capsys, *command)
    assert (status, said.startswith(sentence)) == (2, True), said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_database_of_a_newer_version(
    path: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    status, said = answer(path, capsys, *command)
    assert (status, said.startswith("The database was written by a newer version")) == (2, True), said


@pytest.mark.parametrize("command", [("search", "talks"), ("import", "links.txt"), ("backup", "copy.sqlite3")])
def test_a_process_ends_with_one_sentence(path: Path, command: tuple[str, ...]) -> None:
    path.parent.with_name("links.txt").write_text("https://a.example/1\n")
    damage(path, "shelves", "jobs", "texts_data", "titles_data", "shelf_articles")
    done = desk(path.parent, *command)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert "The database is damaged: " in " ".join(done.stderr.split())
    assert done.stdout == ""


@pytest.mark.parametrize("query", ["SELECT no_such_column FROM shelves", SHELF, "SELECT ?"])
def test_a_bug_in_a_query_keeps_its_traceback(path: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing column, a violated constraint and a missing parameter say nothing about the operator's file."""

    def search(words: str) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(query, ())

    monkeypatch.setattr("bot.cli.answers.search.search", search)
    with pytest.raises(sqlite3.Error):
        main(["search", "talks"])


@pytest.mark.parametrize(
    ("errors", "status"),
    [
        (lambda full, _: [full], 2),
        (lambda full, _: [ExceptionGroup("inner", [full])], 2),
        (lambda full, bug: [full, bug], None),
        (lambda _, bug: [bug], None),
    ],
    ids=["full", "full, in a group of a group", "full and a bug", "a bug"],
)
def test_a_failure_in_a_group_of_tasks(
    errors: Callable[[Exception, Exception], list[Exception]], status: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a refusal alone is shortened to its sentence: a bug beside it must be seen."""
    full, bug = sqlite3.OperationalError("database or disk is full"), KeyError("bug")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    group = ExceptionGroup("tasks", errors(full, bug))

    def search(words: str) -> None:
        raise group

    monkeypatch.setattr("bot.cli.answers.search.search", search)
    if status is not None:
        assert main(["search", "talks"]) == status
        return
    with pytest.raises(ExceptionGroup) as raised:
        main(["search", "talks"])
    assert raised.value is group
