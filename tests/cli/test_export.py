"""The command `export` on the shelf that the demo filled, and `import` of what it wrote."""

from __future__ import annotations

import csv
import json
import re
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import feedparser
import msgspec
import pytest
from lxml import html

from bot.cli.answers.local_desk import LocalDesk, ask
from bot.storage.exports.part_file import PartFile
from tests.cli.killed_export import AT_ONCE
from tests.cli.processes import desk
from tests.cli.warm import PRELUDE

KEY = "guild:1000000000000000001"
SHELF = ("--shelf", KEY)


def _exported(home: Path, file: Path, *options: str) -> bytes:
    done = desk(home, "export", str(file), *SHELF, *options)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(rf"\d+ articles? written to {re.escape(str(file))}\.\n", done.stderr)
    assert sorted(one.name for one in file.parent.glob(f"{file.name}*")) == [file.name], "nothing is left beside it"
    return file.read_bytes()


@pytest.fixture(scope="module")
def whole(
    played_demo: tuple[Path, CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], bytes]:
    """The shelf exported without an interruption, by the ending of the file; each once."""
    folder = tmp_path_factory.mktemp("whole")
    return cache(lambda suffix: _exported(played_demo[0], folder / f"shelf.{suffix}"))


def _answers(home: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the shelf answers; without numbers of stories, which each desk gives itself, posts and times of asking."""
    monkeypatch.setenv("DESK_HOME", str(home))

    async def asked(desk: LocalDesk) -> list[Any]:
        return [
            await desk.latest.latest(desk.shelf, None, "2024-10-01"),
            await desk.answers.search(desk.shelf, "missile"),
            await desk.answers.search(desk.shelf, "미사일"),
            await desk.answers.entity(desk.shelf, "Kim Jong Un"),
            await desk.answers.summary(desk.shelf, url),
        ]

    return [_unnumbered(msgspec.to_builtins(one)) for one in ask(KEY, asked)]


def _unnumbered(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_unnumbered(one) for one in value]
    if not isinstance(value, dict):
        return value
    own = {"story", "until", "reasons", "first_post", "versions"} | ({"id"} if "headline" in value else set())
    return {name: None if name in own else _unnumbered(one) for name, one in value.items()}


def test_a_shelf_opens_again_on_an_empty_desk_with_the_same_answers(
    home: Path, whole: Callable[[str], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = whole("jsonl")
    rows = [json.loads(line) for line in content.splitlines()]
    last = content.splitlines(keepends=True)[-1]
    (tmp_path / "shelf.jsonl").write_bytes(content + last)
    other = tmp_path / "other" / "desk"
    given = desk(other, "import", str(tmp_path / "shelf.jsonl"), *SHELF)
    assert given.returncode == 0, given.stderr
    assert given.stdout == f"{len(rows)} saved · 1 already there\n"
    monkeypatch.chdir(tmp_path)
    answers = [_answers(one, rows[3]["url"], monkeypatch) for one in (home, other)]
    assert all(answers[0])
    assert answers[0] == answers[1]
    back = [json.loads(line) for line in _exported(other, tmp_path / "back.jsonl").splitlines()]
    assert [one | {"story": None} for one in back] == [one | {"story": None} for one in rows]
    assert len({one["story"] for one in back}) == len({one["story"] for one in rows})


def test_each_format_has_every_article_and_readers_get_no_whole_text(
    home: Path, whole: Callable[[str], bytes], tmp_path: Path
) -> None:
    rows = [json.loads(line) for line in _exported(home, tmp_path / "a.jsonl", "--no-texts").splitlines()]
    assert all("text" not in row for row in rows)
    titles = {" ".join(row["title"].split()) for row in rows}
    page = html.document_fromstring(whole("html"))
    assert {" ".join(one.xpath("string(h2)").split()) for one in page.xpath("//article")} == titles
    for left, content in (
        ("a.csv.part", "not of this export"),
        ("a.csv.part.json", '{"bytes": 5, "state": {"done": 3}}'),
    ):
        (tmp_path / left).write_text(content)  # a checkpoint of no export: it begins anew
    _exported(home, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8-sig") as text:
        assert {row["title"] for row in csv.DictReader(text)} == titles
    markdown = _exported(home, tmp_path / "a.md").decode()
    assert markdown.count("\n## ") == len(rows)
    few = _exported(home, tmp_path / "few.md", "--entity", "김정은", "--since", "2024-10-30").decode()
    assert few.startswith("# Kim Jong Un\n")
    assert 0 < few.count("\n## ") < len(rows)


def _killed(home: Path, checkpoints: int, file: Path) -> int:
    """Export the shelf until the process is killed; its exit status."""
    mortal = {PRELUDE: "tests.cli.killed_export", "TEST_KILLED_AFTER": str(checkpoints)}
    return desk(home, "export", str(file), *SHELF, **mortal).returncode


@pytest.mark.parametrize(("name", "checkpoints"), [("shelf.jsonl", 2), ("shelf.html", 4)])
def test_after_a_kill_it_goes_on_and_gives_the_same_bytes(
    home: Path, whole: Callable[[str], bytes], tmp_path: Path, name: str, checkpoints: int
) -> None:
    file = tmp_path / name
    assert _killed(home, checkpoints, file) == -signal.SIGKILL
    assert not file.exists()
    state = json.loads((tmp_path / f"{name}.part.json").read_bytes())
    assert state["state"]["done"] == AT_ONCE * checkpoints
    assert (tmp_path / f"{name}.part").stat().st_size > state["bytes"], "the kill left a torn end"
    mark = b"kept by the second run"
    with (tmp_path / f"{name}.part").open("r+b") as part:
        begun = part.read(len(mark))
        part.seek(0)
        part.write(mark)
    continued = _exported(home, file)
    assert continued.startswith(mark), "it did not begin anew"
    made = re.compile(rb"exported \d{4}-\d\d-\d\d \d\d:\d\d UTC")
    assert made.sub(b"", begun + continued[len(mark) :]) == made.sub(b"", whole(file.suffix[1:]))


@pytest.mark.parametrize(
    "broken", ["", "{", '{"bytes": 9000000000, "state": {}}', '{"bytes": 5}', "[]", '{"bytes": 5, "state": 3}']
)
def test_a_broken_checkpoint_is_none(tmp_path: Path, broken: str) -> None:
    (tmp_path / "few.md.part").write_text("not of this export")
    (tmp_path / "few.md.part.json").write_text(broken)
    assert PartFile(tmp_path / "few.md").checkpoint() is None


def test_another_question_begins_anew(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "shelf.md"
    assert _killed(home, 2, file) == -signal.SIGKILL
    assert _exported(home, file, "--search", "harvest OR missile").startswith(b"# Search: harvest OR missile\n")
    again = desk(home, "export", str(file), *SHELF)
    assert (again.returncode, again.stderr.strip()) == (1, f"{file} exists and is not overwritten")


def test_options_that_contradict_each_other_are_refused(home: Path, tmp_path: Path) -> None:
    for options in ((), ("a.md", "--search", "x", "--story", "story 1"), ("a.md", "--output", "b.md")):
        refused = desk(home, "export", *options)
        assert refused.returncode == 2, options
        assert "Traceback" not in refused.stderr
    nothing = desk(home, "export", str(tmp_path / "a.md"), *SHELF, "--search", "zeppelin")
    assert nothing.returncode == 1
    nowhere = desk(home, "export", str(tmp_path / "no" / "a.md"), *SHELF)
    assert nowhere.returncode == 1
    assert "cannot be written" in nowhere.stderr
    assert list(tmp_path.glob("a.md*")) == []


def _channel(home: Path) -> str:
    with closing(sqlite3.connect(home / "desk.sqlite3")) as connection:
        return str(connection.execute("SELECT channel_id FROM deliveries WHERE kind = 'digest'").fetchone()[0])


def test_the_digests_of_a_channel_are_a_feed_with_nothing_of_pasted_texts_and_removed_articles(
    home: Path, tmp_path: Path
) -> None:
    file, channel = tmp_path / "digest.atom", _channel(home)
    made = desk(home, "export", "--digest-feed", channel, "--output", str(file), "--feed-url", "https://desk.example/d")
    assert (made.returncode, made.stderr) == (0, f"1 digest written to {file}.\n")
    found = feedparser.parse(file.read_bytes())
    assert not found.bozo
    assert found.feed.links[0]["href"] == "https://desk.example/d"
    (entry,) = found.entries
    assert entry.title.startswith("Korean Peninsula digest · ")
    assert entry.content[0].value.count("<h3>") > 3
    assert "#:~:text=" in entry.content[0].value
    assert file.stat().st_mode & 0o044 == 0o044, "a web server may read it"
    before = file.stat().st_mtime_ns
    same = desk(home, "export", "--digest-feed", channel, "--output", str(file), "--feed-url", "https://desk.example/d")
    assert (same.returncode, file.stat().st_mtime_ns) == (0, before), "nothing new, nothing written"
    missing = desk(home, "export", "--digest-feed", "1", "--output", str(tmp_path / "none.atom"))
    assert missing.returncode == 1
    assert not (tmp_path / "none.atom").exists()
    copied = tmp_path / "copied" / "desk"
    shutil.copytree(home, copied)
    links = re.findall(r"<h3><a href=\"([^\"#]+)\">", entry.content[0].value)
    with sqlite3.connect(copied / "desk.sqlite3") as connection:
        connection.execute(
            "DELETE FROM shelf_articles WHERE article_id = (SELECT id FROM articles WHERE url = ?)", links[:1]
        )
        shelf = connection.execute("SELECT id FROM shelves WHERE key = ?", (KEY,)).fetchone()[0]
        connection.execute("UPDATE articles SET owner_shelf_id = ? WHERE url = ?", (shelf, links[1]))
    connection.close()
    assert desk(copied, "export", "--digest-feed", channel, "-o", str(file)).returncode == 0
    after = file.read_text("utf-8")
    assert links[2] in after
    assert links[0] not in after
    assert links[1] not in after
    with sqlite3.connect(copied / "desk.sqlite3") as connection:
        connection.execute("UPDATE deliveries SET state = 'pending' WHERE kind = 'digest' AND key LIKE '%:2'")
    connection.close()
    part_missing = desk(copied, "export", "--digest-feed", channel, "-o", str(tmp_path / "part.atom"))
    assert part_missing.returncode == 1, "a digest of which a part has not arrived is not told"
