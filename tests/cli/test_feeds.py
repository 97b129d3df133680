"""The feeds of a server in the terminal: a list comes in and goes out."""

from __future__ import annotations

import json
from pathlib import Path

from bot.model.feeds import FeedLink
from bot.text.feeds import opml_export
from tests.cli.processes import desk


def test_a_server_without_feeds_is_named(tmp_path: Path) -> None:
    """Nothing at all was printed, as for a mistyped id."""
    done = desk(tmp_path / "desk", "feeds", "77")
    assert (done.returncode, done.stdout) == (0, "")
    assert "No feed of this server" in done.stderr


def test_a_list_is_imported_and_exported(tmp_path: Path) -> None:
    given, taken = tmp_path / "in.opml", tmp_path / "out.opml"
    links = [FeedLink("https://han.example/feed", "Han River Post"), FeedLink("https://taedong.example/rss", None)]
    given.write_bytes(opml_export.written("Feeds", links))
    home = tmp_path / "desk"
    options = ["--import", str(given), "--export", str(taken), "--channel", "5", "--announce", "--json"]
    done = desk(home, "feeds", "77", *options)
    assert done.returncode == 0, done.stderr
    assert b'xmlUrl="https://han.example/feed"' in taken.read_bytes()
    assert [(one["url"], one["channel"], one["mode"]) for one in json.loads(done.stdout)] == [
        ("https://han.example/feed", 5, "announce"),
        ("https://taedong.example/rss", 5, "announce"),
    ]
