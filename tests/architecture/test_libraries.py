"""Every required library has its reason in docs/adr/libraries.md, and the locks name no index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.architecture import syntax_trees

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = SETTINGS["project"]


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0] for requirement in requirements}


def _declared() -> set[str]:
    return _names(PROJECT["dependencies"]).union(*map(_names, PROJECT["optional-dependencies"].values()))


def test_every_library_has_its_reason() -> None:
    reasons = (ROOT / "docs/adr/libraries.md").read_text()
    files = [line for file in REQUIREMENTS.glob("*.in") for line in file.read_text().splitlines()]
    required = _declared() | _names([line for line in files if line and not line.startswith("#")])
    plugins = {name for name in required if name.startswith("pytest-")}  # they share a row
    assert {name for name in required - plugins if not re.search(rf"\b{re.escape(name)}\b", reasons)} == set()


def test_every_declared_library_is_locked() -> None:
    locked = set(re.findall(r"^([\w.-]+)==", (REQUIREMENTS / "dev.txt").read_text(), re.MULTILINE))
    assert {_normalised(name) for name in _declared()} - locked == set()


def test_what_runs_and_what_is_tested_is_the_same_version() -> None:
    run, dev = (set((REQUIREMENTS / name).read_text().splitlines()) for name in ("run.txt", "dev.txt"))
    assert run - dev == set()


def test_the_locks_name_no_address() -> None:
    for file in REQUIREMENTS.iterdir():
        assert not re.search(r"https?:|--(?:extra-)?index|--find-links| @ ", file.read_text()), file.name


def test_what_the_type_checker_leaves_out_is_used_nowhere() -> None:
    """Its types would be Any, which no check reports."""
    checks = SETTINGS["tool"]["mypy"]
    left_out = [
        one.removesuffix(".*") for each in checks["overrides"] if "follow_imports" in each for one in each["module"]
    ]
    assert left_out
    parts = [name.rpartition(".")[::2] for name in left_out]
    imports = "|".join(
        [*map(re.escape, left_out), *(rf"{re.escape(above)} import .*\b{last}" for above, last in parts if above)]
    )
    used = re.compile(rf"^ *(?:from|import) (?:{imports})\b", re.MULTILINE)
    paths = [path for folder in checks["files"] for path in syntax_trees.modules(folder)]
    assert [path.name for path in paths if used.search(path.read_text(encoding="utf-8"))] == []


def _normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
