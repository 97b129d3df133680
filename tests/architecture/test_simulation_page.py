"""docs/simulation.md has every law of the simulation, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from tests.simulation.laws import LAWS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "simulation.md").read_text(encoding="utf-8")


def test_every_law_is_on_the_page() -> None:
    table = PAGE.partition("## The laws")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == {law.__name__ for law in LAWS}
