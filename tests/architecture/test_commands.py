"""Every command that Discord lists is there in every language, within Discord's rules for names."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import ENGLISH, LANGUAGES
from bot.client import COGS
from cogs.translator import DeskTranslator
from tools.command_texts import command_payloads, is_name, parts, unconnected_bot

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = [one for one in LANGUAGES if one != ENGLISH]
NAME = re.compile(r"^[-_'\w]{1,32}$")


@pytest.fixture
async def listed() -> list[dict[str, Any]]:
    """What the bot would tell Discord; the cogs take their services when they are asked."""
    return await command_payloads(DeskTranslator())


@pytest.mark.parametrize("language", TRANSLATED)
async def test_every_command_option_and_choice_is_translated(listed: list[dict[str, Any]], language: str) -> None:
    missing = [
        part[key]
        for part in parts(listed)
        for key in ("name", "description")
        if part.get(key)
        and part[key] not in LANGUAGES.values()
        and language not in (part.get(f"{key}_localizations") or {})
    ]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
async def test_translated_names_are_names_to_discord(listed: list[dict[str, Any]], language: str) -> None:
    for part in parts(listed):
        translated = (part.get("name_localizations") or {}).get(language, part["name"])
        assert len(translated) <= (32 if is_name(part) else 100)
        if is_name(part):
            assert NAME.match(translated), translated
            assert translated == translated.lower()
            assert len(part["description_localizations"][language]) <= 100


@pytest.mark.parametrize("language", TRANSLATED)
async def test_siblings_keep_different_names(listed: list[dict[str, Any]], language: str) -> None:
    for siblings in [listed, *(part["options"] for part in parts(listed) if part.get("options"))]:
        names = [(part["type"] if part in listed else 0, part["name_localizations"][language]) for part in siblings]
        assert len(names) == len(set(names))


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
        "ahead", "launches", "claims", "term", "cite",
        "export search", "export story", "export entity", "export shelf",
        "desk setup", "desk status", "desk filters", "filters", "mydata export", "mydata erase",
        "digest schedule", "digest show", "digest preview", "digest now", "digest stop",
        "digest why",
        "feed add", "feed starter", "feed list", "feed check", "feed pause", "feed only", "feed remove", "feed import",
        "feed export",
        "watch add", "watch list", "watch pause", "watch remove", "watch why",
        "article remove", "article correct", "article move", "article block", "article blocks",
        "article rename", "article merge", "article split",
        "desk log", "desk queue",
        "searches save", "searches list", "searches export", "searches remove",
    }  # fmt: skip


def _korean_paths(payload: dict[str, Any], before: str = "") -> Iterator[str]:
    path = f"{before}{payload['name_localizations']['ko']}"
    subs = [option for option in payload.get("options", []) if option["type"] in (1, 2)]
    if not subs:
        yield path
    for sub in subs:
        yield from _korean_paths(sub, f"{path} ")


async def test_the_korean_readme_names_every_command_as_korean_clients_list_it(listed: list[dict[str, Any]]) -> None:
    text = " ".join((ROOT / "README.ko.md").read_text(encoding="utf-8").split())
    named = {command.split(":")[0].rsplit(" ", command.count(":"))[0] for command in re.findall(r"`/([^`]+)`", text)}
    known = {path for payload in listed if "description" in payload for path in _korean_paths(payload)}
    known = {path for path in known if path != "기사 저장"}
    assert named == known


def _options(payload: dict[str, Any], before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Each command, and each subcommand, with the names of its options."""
    path = f"{before}{payload['name']}"
    subs = [option for option in payload.get("options", []) if option["type"] in (1, 2)]
    if not subs:
        yield path, {option["name"] for option in payload.get("options", [])}
    for sub in subs:
        yield from _options(sub, f"{path} ")


async def test_the_documents_name_commands_and_options_that_exist(listed: list[dict[str, Any]]) -> None:
    """`/digest why`, `/digest` and `/latest since:`; of other addresses that begin with a slash, those of feeds."""
    paths = {path for payload in listed for path in _paths(payload)}
    known = paths | {path.split()[0] for path in paths} | {"rss"}
    groups = {path.split()[0] for path in paths if " " in path}
    options = dict(one for payload in listed for one in _options(payload))
    named, wrong = set[str](), list[str]()
    for document in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")):
        text = " ".join(document.read_text(encoding="utf-8").split())
        for command, part in re.findall(r"`/([a-z]+)\b(?: ([a-z]+)\b(?!:))?", text):
            named.add(f"{command} {part}" if part and command in groups else command)
        for typed in re.findall(r"`/([a-z][^`]*)`", text):
            command = next((path for path in (" ".join(typed.split()[:2]), typed.split()[0]) if path in options), None)
            found = re.findall(r" ([a-z-]+):(?!/)", typed)
            wrong += [f"{document.name}: {typed}" for one in found if command and one not in options[command]]
    assert len(named) > 30
    assert named - known == set()
    assert wrong == []


async def test_no_module_of_a_cog_is_run_again() -> None:
    """A second copy would have its own classes and constants, which are not those that others imported."""
    await unconnected_bot()
    modules = [sys.modules[name] for name in COGS]
    bot = await unconnected_bot()
    assert bot.cogs
    assert all(sys.modules[name] is module for name, module in zip(COGS, modules, strict=True))
