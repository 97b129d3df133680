"""Folders, files and signatures stay small, and class names are unique."""

from __future__ import annotations

import ast
from collections import Counter

from tests.architecture.syntax_trees import ROOT, modules, nodes

FILES = [path for folder in ("bot", "cogs") for path in modules(folder)]
MOST_MODULES, MOST_LINES, MOST_PARAMETERS = 14, 400, 6
A_MODULE_A_COMMAND = {ROOT / "cogs"}
CALLBACKS = {"add", "claims", "export", "schedule"}
"""The callback of a command has a parameter for each option."""


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


def test_no_folder_holds_too_many_modules() -> None:
    counts = Counter(path.parent for path in FILES)
    crowded = {str(folder.relative_to(ROOT)): count for folder, count in counts.items() if count > MOST_MODULES}
    assert {folder: count for folder, count in crowded.items() if ROOT / folder not in A_MODULE_A_COMMAND} == {}


def test_no_file_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_class_names_are_unique() -> None:
    names = Counter(node.name for path in FILES for node in nodes(path) if isinstance(node, ast.ClassDef))
    assert {name for name, count in names.items() if count > 1} == set()


def test_no_function_has_too_many_parameters() -> None:
    functions = (
        node for path in FILES for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = {one.name for one in functions if _parameters(one) > MOST_PARAMETERS and one.name != "__init__"}
    assert long == CALLBACKS
