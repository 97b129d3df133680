"""The layers of the design hold, and the tool that holds them runs with the tests."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.architecture.syntax_trees import ROOT, modules, naming, nodes

_TODAY = {"now", "utcnow", "today"}
_STOPWATCHES = {"time", "perf_counter", "process_time", "thread_time", "monotonic"}


def test_imports_point_down_only() -> None:
    # In a process of its own: the tool sets up logging for itself, and other tests read the log.
    told = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_language_rules_need_values_and_expressions_only() -> None:
    imported = {
        (path.name, name)
        for path in modules("bot/lang")
        for node in nodes(path)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name.partition(".")[0] not in sys.stdlib_module_names | {"msgspec"}
        and not name.startswith(("bot.lang", "bot.model", "bot.regexes"))
    }
    assert imported == set()


def test_sql_stands_in_storage_only() -> None:
    words = ("SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA ")
    strays = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("bot", "cogs")
        for path in naming(folder, words)
        if "storage" not in path.parts
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.lstrip().startswith(words)
    ]
    assert strays == []


def test_only_the_clock_reads_time() -> None:
    """`now` is passed in; one class asks the machine for it."""
    assert _readers_of_time({"bot", "cogs"}, _TODAY) <= {"bot/clock.py", "bot/sample/clock.py"}


def test_no_test_reads_time() -> None:
    """It would fail on a slow machine, or on another day; what something costs is measured in `benchmarks/`."""
    assert _readers_of_time({"tests"}, _TODAY | _STOPWATCHES) == set()


def test_durations_are_measured_by_a_clock_that_never_steps() -> None:
    """By `Clock.monotonic`. Two readings of the same function that are subtracted show a duration, and so does a number
    of seconds that is made of the time."""
    strays = [
        f"{path.relative_to(ROOT)}:{function.name}"
        for folder in ("bot", "cogs")
        for path in naming(folder, [".now()"])
        for function in nodes(path)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for read in [_names_of_the_time(function)]
        for node in ast.walk(function)
        if _is_difference(node, read) or _is_number_of_the_time(node)
    ]
    assert strays == []


def _names_of_the_time(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names that a function gives to what the clock shows."""
    return {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and _is_now(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_difference(node: ast.AST, read: set[str]) -> bool:
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
        return False
    return all(_is_now(side) or (isinstance(side, ast.Name) and side.id in read) for side in (node.left, node.right))


def _is_number_of_the_time(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "timestamp" and _is_now(node.value)


def _is_now(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "now"


def _readers_of_time(folders: set[str], calls: set[str]) -> set[str]:
    return {
        str(path.relative_to(ROOT))
        for folder in folders
        for path in naming(folder, [f".{call}" for call in calls])
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in calls
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date", "time"}
    }
