"""docs/feeds.md says what the code does, and the list of public feeds is well formed."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from bot.config import Settings
from bot.policy.feeds import polls, schedule
from bot.policy.urls import canonical
from bot.text.feeds.fields import MOST_ENTRIES
from bot.text.feeds.places import usual_places
from bot.text.feeds.starters import starters
from bot.text.sources.outlets import SourceTable
from tests.architecture.test_commands import listed  # noqa: F401  # a fixture

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "feeds.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())


def test_the_page_gives_the_numbers_of_the_code() -> None:
    assert f"is polled every {schedule.PERIOD // timedelta(minutes=1)} minutes" in TEXT
    assert f"more than {polls.STORM} new entries at once and more than 5 times the usual" in TEXT
    assert polls._USUAL == 5
    assert f"more than {polls._STALE.days} days older" in TEXT
    assert f"{Settings().desk_feeds_limit} feeds per server" in TEXT
    assert f"{MOST_ENTRIES:,} entries per document" in TEXT
    quiet = dict(schedule._QUIET)
    assert quiet == {
        timedelta(days=1): timedelta(minutes=30),
        timedelta(days=7): timedelta(hours=1),
        timedelta(days=30): timedelta(hours=2),
    }
    assert "every 30 after a day without news, every hour after a week, every two hours after a month" in TEXT
    assert timedelta(days=1) == schedule.TROUBLE_AFTER
    tried = usual_places("https://han.example/", None)
    assert len(tried) == 4, "up to four usual addresses"
    named = re.findall(r"`(/[\w.]+)`", TEXT.split("up to four usual addresses")[1].split(". ")[0])
    assert named
    assert {f"https://han.example{place}" for place in named} <= set(tried)


async def test_the_page_names_every_command(listed: list[dict[str, object]]) -> None:  # noqa: F811
    (feed,) = [command for command in listed if command["name"] == "feed"]
    names = {option["name"] for option in feed["options"]}  # type: ignore[attr-defined]  # JSON
    assert set(re.findall(r"^\| `/feed (\w+)", PAGE, re.MULTILINE)) == names


_FEEDS_ELSEWHERE = {("bbci.co.uk", "bbc.com")}
"""Hosts of feeds of the same owner as the home page."""


def _owner(host: str) -> str:
    """The registrable part of a host."""
    labels = host.split(".")
    return ".".join(labels[-3:] if labels[-2:] in (["co", "kr"], ["co", "uk"]) else labels[-2:])


def test_the_list_of_public_feeds_is_well_formed() -> None:
    assert len(starters()) >= 10
    assert {one.language for one in starters()} >= {"en", "ko"}
    assert len({one.url for one in starters()}) == len(starters()) <= 25  # buttons of a card
    sources = SourceTable.load()
    assert len({one.name for one in starters()}) == len(starters())
    for one in starters():
        assert one.name == one.name.strip()
        assert one.url != one.home == canonical(one.home)
        outlet = sources.outlet(one.home, None)
        assert outlet is None or outlet.kind in {None, one.kind}, one.name
        feed, home = (_owner(urlsplit(address).hostname or "") for address in (one.url, one.home))
        assert feed == home or (feed, home) in _FEEDS_ELSEWHERE, one.name
        assert urlsplit(one.url).scheme == urlsplit(one.home).scheme == "https"
        assert canonical(one.url) == one.url
