"""The README matches the code: commands, settings and the first screen."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from bot.cli import COMMANDS
from bot.config import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
FIRST_SCREEN = README.split("\n## ")[0]


def test_every_terminal_command_is_in_the_readme_and_exists() -> None:
    cells = re.findall(r"^\| (.*?) \|", README.split("in a terminal")[1], re.MULTILINE)
    assert {word for cell in cells for word in re.findall(r"`([a-z-]+)[ `]", cell)} == set(COMMANDS)


def test_the_first_screen_has_the_two_commands_and_a_picture() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert re.findall(r"^    make (\w+)", FIRST_SCREEN, re.MULTILINE) == ["demo", "test"]
    assert {"demo", "test"} <= targets
    (picture,) = re.findall(r'<img src="([^"]+)".* alt="[^"]+"', FIRST_SCREEN)
    assert (ROOT / picture).exists()


def test_the_installed_command_is_the_declared_one() -> None:
    (command,) = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert f"`{command} run`" in README


def test_the_korean_readme_keeps_to_the_same_facts() -> None:
    korean = (ROOT / "README.ko.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", korean)) <= targets
    assert set(re.findall(r"\bDESK_[A-Z_]+", korean)) <= {name.upper() for name in Settings.__struct_fields__}
    terminal = korean.split("터미널에서는")[1].split("명령을")[0]
    assert set(re.findall(r"`([a-z]+)`", terminal)) <= set(COMMANDS)
    links = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", korean)
    assert all((ROOT / (link or picture)).exists() for link, picture in links)
