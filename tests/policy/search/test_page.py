"""docs/search.md says what the code does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.config import Settings
from bot.policy.operations.retention import LEFT_SERVERS
from bot.policy.search import ranking, values
from bot.policy.search.grammar import MOST_CHARACTERS, MOST_CONDITIONS, Today, parse
from bot.policy.search.problems import Operator
from bot.policy.search.query import Query
from bot.policy.vocabulary import KINDS
from bot.services.lookup.search import LONGEST
from bot.storage.articles import search
from tests.architecture.test_commands import listed  # noqa: F401  # a fixture

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "search.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())
ROWS = re.findall(r"^\| (`\w+:`) \| (`\w+:`) \| (.+) \| (`.+`) \|$", PAGE, re.MULTILINE)
OPERATORS, SECTION_OF_DATES = PAGE.split("## Operators")[1].split("## Spellings")[0].split("## Dates")
DATES = re.findall(r"^\| .+ \| (`.+) \|$", SECTION_OF_DATES, re.MULTILINE)
TODAY = Today(date(2024, 10, 16), "Asia/Seoul")


def test_the_page_gives_the_numbers_of_the_code() -> None:
    limit = Settings().desk_searches_limit
    assert f"A server can have {limit} searches, and each member {limit} on it" in TEXT
    assert f"at most {MOST_CHARACTERS} characters, and at most {MOST_CONDITIONS} words and operators" in TEXT
    assert f"sorts the newest {search.RANKED} results" in TEXT
    assert f"weight halves every {ranking.HALF_LIFE.days} days" in TEXT
    assert f"Up to {search.MOST_COUNTED:,} results are counted" in TEXT
    assert f"the {ranking.MONTHS} months up to the newest result" in TEXT
    assert f"may end after {LONGEST * 1000:.0f} ms of processor time" in TEXT
    assert f"{LEFT_SERVERS.days} days after it removed the desk" in TEXT


def test_every_operator_has_a_row_with_its_korean_name_and_an_example() -> None:
    assert [row[0].strip("`:") for row in ROWS] == [
        "entity", "source", "kind", "by", "about", "after", "before", "lang", "subject",
    ]  # fmt: skip
    assert {row[0].strip("`:") for row in ROWS} == set(Operator)
    for english, korean, _, example in ROWS:
        operator = Operator(english.strip("`:"))
        assert values.OPERATORS[korean.strip("`:")] is operator
        assert example.strip("`") == values.EXAMPLES[operator]


@pytest.mark.parametrize("example", re.findall(r"\| (`[^|]+`) \|$", OPERATORS, re.MULTILINE))
def test_every_example_is_a_query(example: str) -> None:
    assert isinstance(parse(example.strip("`"), TODAY), Query)


@pytest.mark.parametrize("day", [day for row in DATES for day in re.findall(r"`([^`]+)`", row)])
def test_every_date_is_one(day: str) -> None:
    assert isinstance(parse(f"after:{day}", TODAY), Query)


def test_every_kind_is_named() -> None:
    (kinds,) = (row[2].split(": ")[1] for row in ROWS if row[0] == "`kind:`")
    assert tuple(kinds.split(", ")) == KINDS


async def test_the_page_names_every_command_and_option(listed: list[dict[str, object]]) -> None:  # noqa: F811
    told = dict(re.findall(r"^\| `(/search(?:es \w+)?)([^`]*)`", PAGE, re.MULTILINE))
    found: dict[str, str] = {}
    for command in listed:
        if command["name"] == "search":
            found["/search"] = _options(command)
        if command["name"] == "searches":
            for sub in command["options"]:  # type: ignore[attr-defined]  # JSON
                found[f"/searches {sub['name']}"] = _options(sub)
    assert told == found


def _options(command: dict[str, object]) -> str:
    return "".join(f" {option['name']}:" for option in command["options"])  # type: ignore[attr-defined]  # JSON
