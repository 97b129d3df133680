"""The commands as processes: output on stdout and stderr, and exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest

from bot import __version__
from bot.catalogue import catalogue, gettext, using
from bot.catalogue.entity_kinds import kind_name
from bot.cli import COMMANDS, command_function, main
from bot.model.analysis import EntityKind
from tests.cli.processes import ROOT, desk
from tests.cli.warm import PRELUDE
from tests.fakes.lost_output import FULL, OUTPUT, UNREAD


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "there" / "desk"


def lost(output: str) -> dict[str, str]:
    """The environment of a command whose output takes nothing."""
    return {PRELUDE: "tests.fakes.lost_output", OUTPUT: output}


def only_message(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    return done.stderr.strip()


def test_a_locale_without_hangul_ends_no_command(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What people read has question marks for it; what programs read is in UTF-8."""
    monkeypatch.setenv("DESK_HOME", str(home))
    names = tmp_path / "names.txt"
    names.write_text("김정은\n", encoding="utf-8")

    def printed(*arguments: str) -> tuple[int, bytes]:
        written = BytesIO()
        monkeypatch.setattr(sys, "stdin", StringIO("김정은\n"))
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(written, encoding="iso-8859-1"))
        status = main(list(arguments))
        sys.stdout.flush()
        return status, written.getvalue()

    with using(catalogue("ko")):
        sentence = gettext("the desk is not running, or is still starting")
    assert printed("health", "--lang", "ko") == (1, f"{sentence}\n".encode("iso-8859-1", "replace"))
    status, line = printed("names", "--among", str(names))
    assert (status, json.loads(line)["ranked"]) == (0, ["김정은"])


def test_help_lists_the_commands_without_loading_models_or_discord(home: Path) -> None:
    done = desk(home, "--help")
    assert done.returncode == 0
    for name in (
        "demo",
        "run",
        "import",
        "latest",
        "entity",
        "summary",
        "search",
        "read",
        "url",
        "backup",
        "restore",
        "check",
    ):
        assert f" {name} " in done.stdout
    loaded = subprocess.run(
        [sys.executable, "-c", "import bot.cli, sys; bot.cli.main(['--help']); print(*sys.modules, file=sys.stderr)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert not {"spacy", "discord", "trafilatura", "simcord"} & set(loaded.stderr.split())


def test_it_tells_its_version(home: Path) -> None:
    done = desk(home, "--version")
    assert (done.returncode, done.stdout) == (0, f"{__version__}\n")


@pytest.mark.parametrize("name", ["import", "latest", "summary", "run", "demo", "check"])
def test_every_command_has_help(home: Path, name: str) -> None:
    done = desk(home, name, "--help")
    assert done.returncode == 0
    assert "Usage: python -m bot" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["latest", "--shelf", "everyone"],
        ["import"],
        ["import", "missing.txt"],
        ["search", "x", "--page", "0"],
        ["search", "x", "--page", "9" * 25],
        ["latest", "--shelf", "guild:" + "9" * 20],
        ["ahead", "--days", "9" * 8],
        ["feeds", "9" * 20],
        ["export", "--digest-feed", "9" * 20, "feed.atom"],
        ["restore", "."],
    ],
)
def test_wrong_use_is_status_2_and_leaves_stdout_empty(home: Path, arguments: list[str]) -> None:
    done = desk(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_every_number_of_a_command_has_bounds() -> None:
    """Beyond those of SQLite, of dates and of answers a number ends a command with a traceback."""
    numbers = {
        (name, parameter): hint.__metadata__[0]
        for name, entry in COMMANDS.items()
        for parameter, hint in get_type_hints(command_function(entry), include_extras=True).items()
        if get_origin(hint) is Annotated and int in (hint.__origin__, *get_args(hint.__origin__))
    }
    assert len(numbers) > 10
    assert [key for key, number in numbers.items() if number.min is None or number.max is None] == []


def test_a_slip_in_the_name_of_a_command_is_answered_with_the_name_that_is_meant(home: Path) -> None:
    done = desk(home, "latst")
    assert done.returncode == 2
    assert "There is no command “latst”. Did you mean latest?" in done.stderr
    unlike = desk(home, "qqqqq")
    assert unlike.returncode == 2
    assert "mean" not in unlike.stderr


def test_invalid_settings_are_named_with_status_2(home: Path) -> None:
    done = desk(home, "check", DESK_READERS="many")
    assert done.returncode == 2
    assert "DESK_READERS" in only_message(done)


@pytest.mark.parametrize("arguments", [["import", __file__], ["read", __file__], ["demo", "--once"], ["run"]])
def test_a_missing_language_model_is_named_with_status_2(home: Path, arguments: list[str]) -> None:
    done = desk(home, *arguments, DESK_PIPELINE="no_such_pipeline", DISCORD_TOKEN="x.y.z")
    assert done.returncode == 2
    assert "no_such_pipeline" in only_message(done)


def test_a_missing_knowledge_file_is_named_by_its_path_with_status_2(home: Path) -> None:
    done = desk(home, "run", DESK_KNOWLEDGE="/nonexistent/mine.txt", DISCORD_TOKEN="x.y.z")
    assert done.returncode == 2
    assert "/nonexistent/mine.txt not found" in only_message(done)


@pytest.mark.parametrize("package", ["json", "bot"])
def test_a_package_that_is_no_language_model_is_named_with_status_2(home: Path, package: str) -> None:
    """`check` said that all was well, and the bot read no page."""
    done = desk(home, "run", DESK_PIPELINE=package, DISCORD_TOKEN="x.y.z")
    assert done.returncode == 2
    assert f"DESK_PIPELINE: {package} is not a language model" in only_message(done)


@pytest.mark.parametrize("content", [b"\xff\xfe\n", b"{\n", b'{"id": 1}\n'])
def test_stories_names_the_line_that_is_no_article(home: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_bytes(content)
    done = desk(home, "stories", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert "line 1 is not a JSON object" in done.stderr


def test_check_names_what_run_would_refuse_of_metrics_and_a_cluster(home: Path, tmp_path: Path) -> None:
    files = {f"DESK_CLUSTER_{name}": str(tmp_path / "missing.pem") for name in ("CA", "CERT", "KEY")}
    done = desk(home, "check", DESK_CLUSTER="tls://reading.example:8786", DESK_METRICS_PORT="9464", **files)
    assert done.returncode == 1
    assert "ok  metrics: port 9464" in done.stdout
    assert f"DESK_CLUSTER: {tmp_path}/missing.pem: No such file" in done.stdout.replace("\n", " ")


def test_check_names_a_database_that_was_lost(home: Path) -> None:
    (home / "backups").mkdir(parents=True, mode=0o700)
    home.chmod(0o700)
    (home / "backups" / "desk-20240901-080000.sqlite3").touch()
    done = desk(home, "check")
    assert done.returncode == 1
    assert "is missing or empty, and" in done.stdout
    assert "the newest desk-20240901-080000.sqlite3" in done.stdout.replace("\n", " ")


def test_an_empty_shelf_is_status_1(home: Path) -> None:
    done = desk(home, "search", "missile")
    assert done.returncode == 1
    assert "empty" in only_message(done)


def test_an_entity_of_the_knowledge_base_is_found_without_articles(home: Path) -> None:
    done = desk(home, "entity", "김정은", "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer["matches"][0]) == {"id", "name", "kind", "hangul", "score"}
    assert answer["matches"][0]["name"] == "Kim Jong Un"
    assert answer["entity"]["id"] == answer["matches"][0]["id"]
    assert answer["entity"]["total"] == 0


def test_a_family_name_alone_gives_similar_names(home: Path) -> None:
    answer = json.loads(desk(home, "entity", "Kim", "--json").stdout)
    assert (answer["matches"], answer["entity"]) == ([], None)
    assert answer["nearest"][0] == "Kim Jong Un"
    assert len(answer["nearest"]) > 3


def test_an_unknown_name_gives_null(home: Path) -> None:
    done = desk(home, "entity", "Zzyzx Qwertyuiop", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["entity"] is None


def test_run_without_a_token_names_the_setting(home: Path) -> None:
    done = desk(home, "run")
    assert done.returncode == 2
    assert "DISCORD_TOKEN" in only_message(done)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = desk(locked / "desk", "run", DISCORD_TOKEN="x.y.z")
    assert done.returncode == 2
    assert str(locked) in only_message(done)


def test_a_file_in_the_place_of_the_data_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("in the way")
    done = desk(tmp_path / "desk", "run", DISCORD_TOKEN="x.y.z")
    assert done.returncode == 2
    assert str(tmp_path / "desk") in only_message(done)


def test_a_terminal_shows_that_a_command_of_minutes_goes_on(home: Path) -> None:
    """A large database takes minutes; who sees nothing presses Ctrl-C."""
    assert desk(home, "entity", "Seoul", "--json").returncode == 0  # creates the database
    copies = [str(home.parent / name) for name in ("copy.sqlite3", "second.sqlite3")]
    terminal = {"FORCE_COLOR": "1", "TERM": "xterm"}
    assert "Copying the database" in desk(home, "backup", copies[0], **terminal).stderr
    assert "Copying the database" not in desk(home, "backup", copies[1]).stderr, "a file or a pipe gets the result only"
    assert "Checking the database" in desk(home, "check", **terminal).stderr
    assert "Copying and checking the database" in desk(home, "restore", copies[0], **terminal).stderr
    for refused in (
        ["export", "--server", "1", str(home.parent / "server.sqlite3")],
        ["import", "--server", copies[0]],
    ):
        assert "Moving the server" in desk(home, *refused, **terminal).stderr, refused


def test_check_reports_a_missing_file_of_outlets(home: Path) -> None:
    nowhere = desk(home, "check", DESK_SOURCES=str(home / "nowhere.tsv"))
    assert (nowhere.returncode, "nowhere.tsv" in nowhere.stdout) == (1, True)


def test_check_reports_a_damaged_database(home: Path) -> None:
    assert desk(home, "check").returncode == 0
    (home / "desk.sqlite3").write_bytes(b"not a database, however one looks at it " * 100)
    done = desk(home, "check")
    assert done.returncode == 1
    assert "BAD" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_prints_no_error(home: Path) -> None:
    clean = {**os.environ, "DESK_HOME": str(home), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "entity", "Seoul", "--json"],
        cwd=ROOT, env=clean, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


@pytest.mark.parametrize("arguments", [["read"], ["import", "--json"]], ids=lambda given: given[0])
def test_lines_that_nobody_takes_are_no_bug(home: Path, arguments: list[str]) -> None:
    home.parent.mkdir(parents=True)
    rows = home.parent / "rows.jsonl"
    rows.write_text(json.dumps({"id": 1, "url": "ftp://seoul.example/1", "text": "Seoul answers."}))
    done = desk(home, *arguments, str(rows), **lost(UNREAD))
    assert (done.returncode, done.stderr.strip()) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_an_answer_that_fills_the_disk_is_said_to(home: Path) -> None:
    done = desk(home, "entity", "Seoul", **lost(FULL))
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["The output cannot be written: No space left on device"]


def test_a_demo_without_simcord_says_what_is_missing(home: Path) -> None:
    done = desk(home, "demo", "--once", **{PRELUDE: "tests.fakes.no_simcord"})
    assert done.returncode == 2
    assert "make demo" in only_message(done)


def test_read_prints_a_json_line_per_document_and_reports_failures(home: Path) -> None:
    home.parent.mkdir(parents=True)
    text = "Seoul answers\n\n" + "The foreign ministry in Seoul said on Monday that talks would go on. " * 8
    rows = home.parent / "rows.jsonl"
    rows.write_text(
        "\n".join([json.dumps({"id": "a", "text": text}), "{broken", json.dumps({"id": 3, "text": text}), "null"])
    )
    done = desk(home, "read", str(rows))
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("line 2: The document cannot be read: ")
    assert done.stderr.splitlines()[1:] == [
        "line 4: The document cannot be read: a row must be a JSON object.",
        "2 documents were not read.",
    ]
    assert "Traceback" not in done.stderr
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in read] == ["a", 3]
    for each in read:
        assert {"verdict", "title", "summary", "entities", "quotes", "topic", "sentences", "text"} <= set(each)
        assert all(each["text"][item["start"] : item["end"]] == item["text"] for item in each["summary"])


def test_the_console_script_runs_outside_the_checkout(home: Path) -> None:
    home.parent.mkdir(parents=True)
    script = "import sys; sys.argv = ['/usr/bin/peninsula-desk', 'url', 'https://a.example/']; from bot.cli import main"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}; sys.exit(main())"],
        cwd=home.parent, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, json.loads(done.stdout)["allowed"]) == (0, True), done.stderr


@pytest.mark.parametrize(
    ("program", "usage"),
    [("/usr/bin/peninsula-desk", "Usage: peninsula-desk "), ("/srv/desk/bot/__main__.py", "Usage: python -m bot ")],
)
def test_the_usage_line_shows_how_the_program_was_started(
    program: str, usage: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [program, "--help"])
    assert main() == 0
    assert usage in capsys.readouterr().out


def test_every_kind_of_entity_has_a_name() -> None:
    assert len(set(map(kind_name, EntityKind))) == len(EntityKind)
