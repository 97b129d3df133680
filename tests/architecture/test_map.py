"""What the documents name exists: files, modules, links, commands and settings in all of them, functions in the map of
the architecture."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import typer.main

from benchmarks.__main__ import app as benchmarks
from bot.cli import COMMANDS, application
from bot.config import Settings
from tests.fakes.tables import table

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*(ROOT / name for name in ("README.md", "CONTRIBUTING.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINKING = [*PAGES, *(ROOT / name for name in ("README.ko.md", "CHANGELOG.md", "LICENSES/README.md"))]
"""The pages whose names are looked up, and all whose links are followed."""
_PATH = re.compile(r"(?<![\w/.-])(?:\.ci|bot|cogs|tests|benchmarks|tools|docs|requirements)/[\w./*-]*[\w*]")
_PROGRAM = r"(?:peninsula-desk|-m bot) "
_COMMAND = re.compile(rf"{_PROGRAM}([a-z][\w-]*)((?:(?!{_PROGRAM})[^`]){{0,120}})(?:` \(([^)]*)\))?")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
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


@table("page", PAGES)
def test_every_setting_and_command_exists(page: Path) -> None:
    text = page.read_text()
    unknown = {kind: set(pattern.findall(text)) - known for kind, (pattern, known) in _NAMED.items()}
    assert {kind: names for kind, names in unknown.items() if names} == {}


@table("page", PAGES)
def test_every_option_beside_a_command_exists(page: Path, options: dict[str, set[str]]) -> None:
    """`peninsula-desk ahead` (`--days`, `--kind`) and `python -m bot run --shards 0-7/16`."""
    used = _options_beside_commands(page.read_text())
    assert [one for one in used if one[0] in options and one[1] not in options[one[0]]] == []


def test_each_of_two_commands_has_the_options_beside_it() -> None:
    text = (
        "    python -m bot export --server ID FILE\n    python -m bot import --server FILE\n\n`-m bot ahead` (`--days`)"
    )
    assert _options_beside_commands(text) == [("export", "--server"), ("import", "--server"), ("ahead", "--days")]


@pytest.fixture(scope="module")
def options() -> dict[str, set[str]]:
    """The options of each terminal command, with those that all have."""
    group = typer.main.get_command(application())
    context = group.make_context("desk", ["read"], resilient_parsing=True)
    commands = {name: group.get_command(context, name) for name in COMMANDS}  # type: ignore[attr-defined]  # a group
    shared = {"--help", "--lang", "--shards"}
    return {name: shared.union(*(one.opts for one in command.params)) for name, command in commands.items()}


@table("page", PAGES)
def test_every_path_exists(page: Path) -> None:
    words = re.sub(r"\]\([^)]*\)", "", page.read_text())
    assert [named for named in _PATH.findall(words) if not _exists(named)] == []


@table("page", LINKING)
def test_every_link_leads_to_a_file_and_to_one_of_its_headings(page: Path) -> None:
    assert [link for link in _links(page.read_text(encoding="utf-8")) if not _arrives(page, link)] == []


def test_a_link_to_a_missing_file_or_heading_is_found(tmp_path: Path) -> None:
    (tmp_path / "to.md").write_text("# One: a `name`\n\n## Twice\n\n```\n## No heading\n```\n\n## Twice\n")
    right = ["to.md", "to.md#one-a-name", "to.md#twice", "to.md#twice-1"]
    wrong = ["gone.md", "to.md#no-heading", "to.md#twice-2", "#one-a-name"]
    page = tmp_path / "from.md"
    page.write_text(" ".join(f"[a](<{link}>) ![b]({link})" for link in right + wrong) + " [c](https://site.example/x)")
    links = _links(page.read_text())
    assert links == [link for link in right + wrong for _ in range(2)]
    assert {link for link in links if not _arrives(page, link)} == set(wrong)


@pytest.fixture(scope="module")
def reached() -> set[Path]:
    """The pages to which links lead from the README."""
    found, ahead = set[Path](), [ROOT / "README.md"]
    while ahead:
        found.add(here := ahead.pop())
        targets = {
            (here.parent / link.partition("#")[0]).resolve() for link in _links(here.read_text()) if link[0] != "#"
        }
        ahead += [target for target in targets - found if target.suffix == ".md" and target.exists()]
    return found


@table("page", PAGES)
def test_every_page_can_be_reached_from_the_readme(page: Path, reached: set[Path]) -> None:
    assert page in reached


def test_the_index_has_every_page_and_every_decision() -> None:
    index = ROOT / "docs" / "README.md"
    pages = {path for folder in ("docs", "docs/adr") for path in (ROOT / folder).glob("*.md")} - {index}
    assert {
        path.name for path in pages - {(index.parent / link).resolve() for link in _links(index.read_text())}
    } == set()


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


def _options_beside_commands(text: str) -> list[tuple[str, str]]:
    """Each terminal command of a page with each option that is written beside it."""
    told = _COMMAND.findall(" ".join(text.split()))
    return [(name, option) for name, *beside in told for option in _OPTION.findall(" ".join(beside))]


def _links(text: str) -> list[str]:
    """The targets of all links and pictures within the repository, as they are written."""
    found = re.findall(r"\]\(<?((?!https?:)[^)>\s]+)>?\)|<img src=\"([^\"]+)\"", text)
    return [link or picture for link, picture in found]


def _arrives(page: Path, link: str) -> bool:
    """Whether the file of a link exists and, if the link names a heading, has it."""
    file, _, heading = link.partition("#")
    target = page.parent / file if file else page
    return target.exists() and (not heading or heading in _anchors(target.read_text(encoding="utf-8")))


def _anchors(text: str) -> set[str]:
    """The anchors that GitHub gives the headings of a page: a second one of the same words ends in -1."""
    anchors: list[str] = []
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    for heading in re.findall(r"^#{1,6} (.+)$", prose, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        anchor = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        seen = sum(re.fullmatch(rf"{re.escape(anchor)}(-\d+)?", one) is not None for one in anchors)
        anchors.append(f"{anchor}-{seen}" if seen else anchor)
    return set(anchors)


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
