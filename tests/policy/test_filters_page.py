"""docs/filters.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from bot.model.analysis import OutletKind
from bot.model.settings import FilterKind
from bot.news.digests import plan
from bot.policy import filters
from cogs._layout.words import filter_name, outlet_kind
from tests.architecture.test_commands import listed  # noqa: F401  # a fixture

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "filters.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())


def test_the_page_gives_the_numbers_and_names_of_the_code() -> None:
    assert f"can have {filters.MOST} filters each" in TEXT
    assert f"for the {plan.LISTED_FILTERED} stories of a digest that would have ranked highest" in TEXT
    defaults = " and ".join(filter_name(one) for one in filters.NEW_DIGEST)
    assert f"leaves out {defaults}, unless" in TEXT
    assert "nothing" in filters.NOTHING
    kinds = {outlet_kind(one).replace("-", " ") for one in OutletKind}
    named = TEXT.split("its outlet is of that kind: ")[1].split(";")[0]
    assert set(named.split(", ")) == kinds


def test_the_page_has_a_row_for_each_kind_of_filter() -> None:
    rows = re.findall(r"^\| (outlet|kind of source|subject|name) \|", PAGE, re.MULTILINE)
    assert len(rows) == len(FilterKind)


async def test_the_commands_and_options_exist(listed: list[dict[str, object]]) -> None:  # noqa: F811
    commands: dict[str, set[str]] = {}
    for command in listed:
        options = command.get("options") or []
        assert isinstance(options, list)
        for one in [command, *options]:
            name = one["name"] if one is command else f"{command['name']} {one['name']}"
            commands[str(name)] = {option["name"] for option in one.get("options") or []}
    assert {"leave-out", "show-again"} <= commands["filters"] & commands["desk filters"]
    assert "leave-out" in commands["digest schedule"]
    for named in re.findall(r"`/([a-z ]+?)(?: [\w-]+:[^`]*)?`", PAGE.replace("\n", " ")):
        assert named in commands, named
