"""The README tells of what there is: its commands exist, and no command is left out."""

from __future__ import annotations

import re
from pathlib import Path

from bot.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def test_every_terminal_command_stands_in_the_readme_and_exists() -> None:
    told = set(re.findall(r"^\| (.*?) \|", README.split("in a terminal")[1], re.MULTILINE))
    named = {word for cell in told for word in re.findall(r"`([a-z]+)[ `]", cell)}
    assert named == set(COMMANDS)


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
