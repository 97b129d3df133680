"""docs/watches.md says what the code does."""

from __future__ import annotations

import re
from datetime import time, timedelta
from pathlib import Path

from bot.config import Settings
from bot.policy.operations.retention import TERMS, Kept
from bot.policy.watches.alerts import BURST, BURST_WITHIN, UPDATE_AFTER
from bot.policy.watches.phrases import LONGEST_PHRASE, SHORTEST_PHRASE
from bot.policy.watches.quiet import MORNING
from bot.services.watches.preview import PERIOD
from bot.services.watches.targets import SEARCH
from bot.storage.watches.queue import OLDEST
from tests.architecture.test_commands import listed  # noqa: F401  # a fixture

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "watches.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())


def test_the_page_gives_the_numbers_of_the_code() -> None:
    assert f"{SHORTEST_PHRASE} to {LONGEST_PHRASE} characters" in TEXT
    assert f"in the last {PERIOD.days} days" in TEXT
    assert f"each morning at {MORNING:%H:%M}" in TEXT
    assert time(8) == MORNING
    assert f"If a watch has sent {BURST} messages in an hour" in TEXT
    assert timedelta(hours=1) == BURST_WITHIN
    assert timedelta(days=1) == UPDATE_AFTER
    assert f"more than {OLDEST.days} days before it came to the shelf" in TEXT
    assert f"{Settings().desk_watches_limit} watches on a server (`DESK_WATCHES_LIMIT`)" in TEXT
    assert f"{Settings().desk_member_watches_limit} of a member (`DESK_MEMBER_WATCHES_LIMIT`)" in TEXT
    assert f"kept for {TERMS[Kept.WATCH_MATCHES].days} days" in TEXT


async def test_the_page_names_every_command_and_option(listed: list[dict[str, object]]) -> None:  # noqa: F811
    (watch,) = [command for command in listed if command["name"] == "watch"]
    commands = {option["name"]: option for option in watch["options"]}  # type: ignore[attr-defined]  # JSON
    assert set(re.findall(r"^\| `/watch (\w+)", PAGE, re.MULTILINE)) == set(commands)
    options = {option["name"] for option in commands["add"]["options"]}
    assert set(re.findall(r"`([a-z-]+):`", PAGE)) - {SEARCH.removesuffix(":")} <= options
    assert {"when", "quiet-hours", "zone"} <= set(re.findall(r"`([a-z-]+):`", PAGE))
