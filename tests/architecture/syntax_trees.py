"""The syntax trees of this project's modules, each parsed once a test process."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def modules(folder: str) -> tuple[Path, ...]:
    """The files of the modules below a folder of the checkout."""
    return tuple(sorted((ROOT / folder).rglob("*.py")))


def naming(folder: str, words: Iterable[str]) -> list[Path]:
    """Those of `modules` in whose text one of the words occurs: to parse them all takes seconds."""
    sought = tuple(words)
    return [path for path in modules(folder) if any(word in path.read_text(encoding="utf-8") for word in sought)]


@cache
def tree(path: Path) -> ast.Module:
    """The tree of a module; nobody changes it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All nodes of a module, as `ast.walk` gives them."""
    return tuple(ast.walk(tree(path)))
