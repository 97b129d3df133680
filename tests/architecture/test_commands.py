"""Every command that Discord lists is there in English and Korean, within Discord's rules for names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.app import App
from bot.client import COGS, DeskBot
from cogs._ui.korean import KOREAN
from cogs.translator import DeskTranslator

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"^[-_'\w]{1,32}$")


@pytest.fixture
async def listed() -> list[dict[str, Any]]:
    """What the bot would tell Discord; the cogs take their services when they are asked."""
    bot = DeskBot(cast("App", SimpleNamespace(answers=None)), message_content=True)
    for name in COGS:
        await bot.load_extension(name)
    translator = DeskTranslator()
    return [await command.get_translated_payload(bot.tree, translator) for command in bot.tree.get_commands()]


def _parts(payloads: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for payload in payloads:
        yield payload
        yield from _parts(payload.get("options", []))
        yield from _parts(payload.get("choices", []))


async def test_every_command_option_and_choice_has_its_korean(listed: list[dict[str, Any]]) -> None:
    missing = [
        part[key]
        for part in _parts(listed)
        for key in ("name", "description")
        if part.get(key) and "ko" not in (part.get(f"{key}_localizations") or {})
    ]
    assert missing == []


async def test_korean_names_are_names_to_discord(listed: list[dict[str, Any]]) -> None:
    for part in _parts(listed):
        if "description" in part:
            korean = part["name_localizations"]["ko"]
            assert NAME.match(korean), korean
            assert korean == korean.lower()
            assert len(part["description_localizations"]["ko"]) <= 100


async def test_siblings_keep_different_korean_names(listed: list[dict[str, Any]]) -> None:
    for parts in [listed, *(part["options"] for part in _parts(listed) if part.get("options"))]:
        names = [(part["type"] if part in listed else 0, part["name_localizations"]["ko"]) for part in parts]
        assert len(names) == len(set(names))


async def test_no_korean_is_left_over(listed: list[dict[str, Any]]) -> None:
    used = {part.get(key) for part in _parts(listed) for key in ("name", "description")}
    assert set(KOREAN) <= used


def _paths(payload: dict[str, Any], before: str = "") -> Iterator[str]:
    path = f"{before}{payload['name']}"
    subs = [option for option in payload.get("options", []) if option["type"] in (1, 2)]
    if not subs:
        yield path
    for sub in subs:
        yield from _paths(sub, f"{path} ")


async def test_the_commands_of_the_issue_are_there(listed: list[dict[str, Any]]) -> None:
    assert {path for payload in listed for path in _paths(payload)} == {
        "ingest", "Save article", "summary", "entity", "latest", "story", "versions", "search", "help",
        "desk setup", "desk status", "desk filters", "filters", "mydata export", "mydata erase",
        "digest schedule", "digest show", "digest preview", "digest now", "digest stop",
        "digest why",
        "feed add", "feed starter", "feed list", "feed check", "feed pause", "feed only", "feed remove", "feed import",
        "feed export",
        "watch add", "watch list", "watch pause", "watch remove", "watch why",
        "searches save", "searches list", "searches remove",
    }  # fmt: skip


async def test_the_documents_name_commands_that_exist(listed: list[dict[str, Any]]) -> None:
    """`/digest why`, `/digest` and `/latest since:`; of other addresses that begin with a slash, those of feeds."""
    paths = {path for payload in listed for path in _paths(payload)}
    known = paths | {path.split()[0] for path in paths} | {"rss"}
    groups = {path.split()[0] for path in paths if " " in path}
    named = set[str]()
    for document in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")):
        text = " ".join(document.read_text(encoding="utf-8").split())
        for command, part in re.findall(r"`/([a-z]+)\b(?: ([a-z]+)\b(?!:))?", text):
            named.add(f"{command} {part}" if part and command in groups else command)
    assert len(named) > 30
    assert named - known == set()
