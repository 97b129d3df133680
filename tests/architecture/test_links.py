"""No file of the project is a symbolic link, which would hold a path of the machine that made it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = "120000"
"""The mode of a link in Git's index."""


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout of Git")
def test_no_file_of_the_project_is_a_link() -> None:
    command = ["git", "ls-files", "--stage"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(listed) > 1000
    assert [line for line in listed if line.startswith(LINK)] == []
