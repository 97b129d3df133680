"""What the source does with messages for people: a reading of the syntax trees of `cogs`, `bot/cli` and their like."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from tests.architecture import syntax_trees

ROOT = Path(__file__).resolve().parents[2]
LOOKUPS = {"gettext", "ngettext", "pgettext"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class SourceFile:
    """One module, parsed."""

    path: Path

    @cached_property
    def tree(self) -> ast.Module:
        return syntax_trees.tree(self.path)

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

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


def sources(*folders: str) -> list[SourceFile]:
    """The modules below folders, and files named themselves."""
    paths = [ROOT / folder for folder in folders]
    return [SourceFile(one) for path in paths for one in ([path] if path.is_file() else sorted(path.rglob("*.py")))]


@dataclass(frozen=True)
class Literal:
    """A string of the source that reads like text for people."""

    place: str
    text: str


_TEXT = re.compile(r"[A-Za-z]{2,}[,.:;!?'’]? +[A-Za-z(]|^[A-Z][a-z]{2,}|[.!?]$")
"""Two words, a capitalised word, or the end of a sentence."""
_MARKED = LOOKUPS | {"gettext_noop"}
_NOT_SHOWN = {
    "compile", "regex", "Choice", "locale_str", "describe", "rename", "command", "choices", "TypeVar", "ContextVar",
}  # fmt: skip
"""Calls whose strings are patterns, or names and descriptions that the Translator translates."""
_LOGS = {"debug", "info", "warning", "error", "exception"}


def text_literals(file: SourceFile) -> Iterator[Literal]:
    """Strings that look like text for people and are not given to the catalogue, to a log or to the Translator."""
    passed = {id(inner) for node in ast.walk(file.tree) if _is_passed(node) for inner in ast.walk(node)}
    docstrings = {
        id(node.value)
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    skipped = passed | docstrings
    for node in ast.walk(file.tree):
        if id(node) in skipped or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if _TEXT.search(node.value) and "(?P<" not in node.value:
            yield Literal(file.place(node), node.value)


def marked_messages(file: SourceFile) -> Iterator[tuple[str, str | None]]:
    """(id, context) of every message that the source gives as literals; a plural by its singular."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKED:
            words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if words and node.func.id == "pgettext":
                yield words[1], words[0]
            elif words:
                yield words[0], None


def _is_passed(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _MARKED | _NOT_SHOWN
        case ast.Call(func=ast.Attribute(value=ast.Name(id="log"), attr=name)):
            return name in _LOGS
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in _NOT_SHOWN
        case ast.keyword(arg="name" | "description"):
            return isinstance(node.value, ast.Constant)
        case ast.Assert() | ast.Subscript():
            return True
    return False


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
            for function in file.functions:
                known = self._bound(file, function)
                for node in _nodes(function):
                    if self._joins(file, node, known):
                        yield file.place(node), f"{file.module}.{function.name}"

    def _grow(self) -> bool:
        new = {
            name
            for file in self._files
            for function in file.functions
            if (name := f"{file.module}.{function.name}") not in self._returning and self._returns(file, function)
        }
        self._returning |= new
        return bool(new)

    def _returns(self, file: SourceFile, function: Function) -> bool:
        known = self._bound(file, function)
        values = [node.value for node in _nodes(function) if isinstance(node, ast.Return) and node.value]
        return any(self._is_message(file, value, known) for value in values)

    def _bound(self, file: SourceFile, function: Function) -> set[str]:
        """Names in a function that hold a message, or a list with messages in it."""
        known: set[str] = set()
        for _ in range(2):  # a name may be bound to another that is bound further down
            for names, value in _bound_values(function):
                if self._holds(file, value, known):
                    known |= names
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
                alone = len(parts) == 1 and not _has_letters(values)
                return not alone and not _in_lines(values) and any(self._is_message(file, one, known) for one in parts)
            case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
                return self._is_message(file, left, known) or self._is_message(file, right, known)
            case ast.AugAssign(value=value, op=ast.Add()):
                return self._is_message(file, value, known)
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(mark)), attr="join"), args=[parts]):
                return mark.strip(" ") != "\n" and self._holds(file, parts, known)
        return False


@cache
def _nodes(function: Function) -> tuple[ast.AST, ...]:
    """All nodes of a function, which is asked about again and again."""
    return tuple(ast.walk(function))


@cache
def _bound_values(function: Function) -> tuple[tuple[set[str], ast.expr], ...]:
    """The names that are bound in a function, and to what."""
    return tuple(
        ({name.id for name in ast.walk(target) if isinstance(name, ast.Name)}, value)
        for node in _nodes(function)
        for target, value in _bindings(node)
    )


def _bindings(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What a statement or expression binds to which value: assignments, `:=`, `append` and `extend`."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _pairs(target, value)
        case ast.NamedExpr(target=target, value=value):
            yield target, value
        case ast.Call(func=ast.Attribute(value=owner, attr="append" | "extend"), args=[value]):
            yield owner, value


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What an assignment binds to what: `a, b = c, d` binds a to c and b to d."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        yield from zip(target.elts, value.elts, strict=True)
    else:
        yield target, value


def _has_letters(parts: list[ast.expr]) -> bool:
    return any(any(map(str.isalnum, str(one.value))) for one in parts if isinstance(one, ast.Constant))


def _in_lines(parts: list[ast.expr]) -> bool:
    """Whether the parts of an f-string are a line each, with nothing but Markdown between them."""
    kinds = [isinstance(one, ast.Constant) for one in parts]
    breaks = [one for one in parts if isinstance(one, ast.Constant)]
    alternate = all(one != after for one, after in pairwise(kinds))
    return alternate and len(parts) > 2 and not _has_letters(parts) and all("\n" in str(one.value) for one in breaks)
