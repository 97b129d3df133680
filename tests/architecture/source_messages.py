"""What the source does with messages for people: a reading of the syntax trees of `cogs`, `bot/cli` and their like."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOKUPS = {"gettext", "ngettext", "pgettext"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class SourceFile:
    """One module, parsed."""

    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text())

    @cached_property
    def module(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def imported(self) -> dict[str, str]:
        """Names imported from a module: `name` -> `module.name`."""
        return {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }

    def place(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


def sources(*folders: str) -> list[SourceFile]:
    """The modules below folders, and files named themselves."""
    paths = [ROOT / folder for folder in folders]
    return [SourceFile(one) for path in paths for one in ([path] if path.is_file() else sorted(path.rglob("*.py")))]


class MessageJoins:
    """Finds translated text that is joined to other text: word order is the translator's, so a message is whole.

    A message is what a look-up returns, or a function of these sources that returns one. Allowed beside it: Markdown in
    an f-string with nothing else, and line breaks between messages.
    """

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = list(files)
        self._returning: set[str] = set()
        while self._grow():
            pass

    def found(self) -> Iterator[tuple[str, str]]:
        """(place, function) of each."""
        for file in self._files:
            for function in file.functions():
                known = self._bound(file, function)
                for node in ast.walk(function):
                    if self._joins(file, node, known):
                        yield file.place(node), f"{file.module}.{function.name}"

    def _grow(self) -> bool:
        new = {
            name
            for file in self._files
            for function in file.functions()
            if (name := f"{file.module}.{function.name}") not in self._returning and self._returns(file, function)
        }
        self._returning |= new
        return bool(new)

    def _returns(self, file: SourceFile, function: Function) -> bool:
        known = self._bound(file, function)
        values = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
        return any(self._is_message(file, value, known) for value in values)

    def _bound(self, file: SourceFile, function: Function) -> set[str]:
        """Names in a function that hold a message, or a list with messages in it."""
        known: set[str] = set()
        for _ in range(2):  # a name may be bound to another that is bound further down
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and self._holds(file, node.value, known):
                    known |= {name.id for target in node.targets for name in _names(target)}
                elif isinstance(node, ast.NamedExpr) and self._holds(file, node.value, known):
                    known.add(node.target.id)
                elif (
                    isinstance(node, ast.Call)
                    and _adds(node.func)
                    and any(self._holds(file, one, known) for one in node.args)
                ):
                    known |= {name.id for name in _names(node.func)}
        return known

    def _is_message(self, file: SourceFile, node: ast.expr, known: set[str]) -> bool:
        match node:
            case ast.Call(func=ast.Name(id=name)):
                return name in LOOKUPS or file.imported.get(name, f"{file.module}.{name}") in self._returning
            case ast.Call(func=ast.Attribute(value=value)):
                return self._is_message(file, value, known)
            case ast.Name(id=name):
                return name in known
            case ast.IfExp(body=one, orelse=other):
                return self._is_message(file, one, known) or self._is_message(file, other, known)
            case ast.BoolOp(values=values):
                return any(self._is_message(file, value, known) for value in values)
            case ast.JoinedStr(values=values):
                return any(
                    isinstance(one, ast.FormattedValue) and self._is_message(file, one.value, known) for one in values
                )
        return False

    def _holds(self, file: SourceFile, node: ast.expr, known: set[str]) -> bool:
        match node:
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                return any(self._holds(file, part, known) for part in parts)
            case ast.Starred(value=value):
                return self._holds(file, value, known)
            case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part):
                return self._is_message(file, part, known)
        return self._is_message(file, node, known)

    def _joins(self, file: SourceFile, node: ast.AST, known: set[str]) -> bool:
        match node:
            case ast.JoinedStr(values=values):
                parts = [one.value for one in values if isinstance(one, ast.FormattedValue)]
                letters = any(str(one.value).strip("\n") and any(map(str.isalnum, str(one.value)))
                              for one in values if isinstance(one, ast.Constant))  # fmt: skip
                return (len(parts) > 1 or letters) and any(self._is_message(file, part, known) for part in parts)
            case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
                return self._is_message(file, left, known) or self._is_message(file, right, known)
            case ast.AugAssign(value=value, op=ast.Add()):
                return self._is_message(file, value, known)
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(mark)), attr="join"), args=[parts]):
                return mark.strip(" ") != "\n" and self._holds(file, parts, known)
        return False


def _names(node: ast.AST) -> Iterator[ast.Name]:
    return (name for name in ast.walk(node) if isinstance(name, ast.Name))


def _adds(called: ast.expr) -> bool:
    """Whether it is `something.append` or `something.extend`."""
    return isinstance(called, ast.Attribute) and called.attr in ("append", "extend")
