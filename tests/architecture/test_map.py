"""What the documents name exists: files, modules, links, commands and settings in all of them, functions in the map of
the architecture."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import typer.main

from benchmarks.__main__ import app as benchmarks
from bot.cli import COMMANDS
from bot.config import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs/adr").glob("*.md")),
]  # fmt: skip
_PATH = re.compile(r"(?<![\w/.-])(?:\.ci|bot|cogs|tests|benchmarks|tools|docs|requirements)/[\w./*-]*[\w*]")
_FUNCTION = re.compile(r"\b((?:bot|cogs)/[\w/]+):([A-Za-z_][\w.]*\w)")
_NAMED = {
    "settings": (re.compile(r"\bDESK_[A-Z_]*[A-Z]\b"), {name.upper() for name in Settings.__struct_fields__}),
    "commands": (re.compile(r"(?:-m bot|`peninsula-desk) ([a-z][\w-]*)"), set(COMMANDS)),
    "targets": (
        re.compile(r"(?:^    |`)make ([a-z]+)", re.MULTILINE),
        set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)),
    ),
    "benchmarks": (
        re.compile(r"(?:-m benchmarks |make bench ARGS=\"?)([a-z][\w-]*)"),
        set(typer.main.get_command(benchmarks).commands),  # type: ignore[attr-defined]  # a group has them
    ),
    "modules": (
        re.compile(r"-m ((?:benchmarks|tools)\.\w+)"),
        {f"{path.parent.name}.{path.stem}" for part in ("benchmarks", "tools") for path in (ROOT / part).iterdir()},
    ),
}
"""How documents name things, and all that there are."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_setting_and_command_exists(page: Path) -> None:
    text = page.read_text()
    unknown = {kind: set(pattern.findall(text)) - known for kind, (pattern, known) in _NAMED.items()}
    assert {kind: names for kind, names in unknown.items() if names} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_exists(page: Path) -> None:
    assert [named for named in _PATH.findall(page.read_text()) if not _exists(named)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_function_of_the_map_exists() -> None:
    named = _FUNCTION.findall((ROOT / "docs/architecture.md").read_text())
    assert named
    assert [f"{module}:{name}" for module, name in named if name not in _defined(module)] == []


def test_the_map_names_every_package_of_every_layer() -> None:
    text = (ROOT / "docs/architecture.md").read_text()
    packages = [path for path in ROOT.glob("bot/*") if path.suffix == ".py" or (path / "__init__.py").exists()]
    names = {f"bot/{path.stem}" for path in packages} - {"bot/__init__"}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_paths_are_found_in_prose() -> None:
    assert _PATH.findall("`bot/a/b.py`, cogs/x. See tests/*.txt; not robot/a or ../bot/b.") == [
        "bot/a/b.py", "cogs/x", "tests/*.txt",
    ]  # fmt: skip
    assert _exists("bot/FOLDER/schema.sql")
    assert not _exists("bot/nowhere")
    assert not _exists("bot/FOLDER/nothing.sql")


def _exists(named: str) -> bool:
    """Whether it is a file, a folder, a module without its ending, or a pattern that fits something; a part in capitals
    means any name."""
    pattern = re.sub(r"(?<=/)[A-Z]{4,}(?=/|$)", "*", named)
    return any(next(ROOT.glob(form), None) for form in (pattern, f"{pattern}.py"))


def _defined(module: str) -> set[str]:
    """Every function, class and method of a module, methods as `Class.method`."""
    names = set()
    for node in ast.parse((ROOT / f"{module}.py").read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            methods = (each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
            names |= {f"{node.name}.{method.name}" for method in methods}
    return names
