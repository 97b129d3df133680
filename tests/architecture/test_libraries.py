"""Nothing is required without a reason, and no index is named."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"


def test_every_library_has_its_reason() -> None:
    reasons = (ROOT / "docs/adr/libraries.md").read_text()
    required = {
        name
        for file in REQUIREMENTS.glob("*.in")
        for name in re.findall(r"^([A-Za-z][\w.-]*)", file.read_text(), re.MULTILINE)
    }
    plugins = {name for name in required if name.startswith("pytest-")}  # told in one row
    assert {name for name in required - plugins if not re.search(rf"\b{re.escape(name)}\b", reasons)} == set()


def test_the_locks_name_no_address() -> None:
    for file in REQUIREMENTS.iterdir():
        assert not re.search(r"https?:|--(?:extra-)?index", file.read_text()), file.name
