"""All regular expressions of the project, found without a list.

modules imported            -> patterns among their values, in containers, classes and structs too
pages read, addresses named -> patterns that functions compile meanwhile, from words or data files
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]  # every compilation passes it
from types import FrameType, ModuleType
from typing import Any
from unittest import mock

from msgspec import Struct

import bot
import cogs
from bot.regexes import LazyPattern

_ROOT = Path(bot.__file__).parents[1]
_SEARCH = frozenset({"search"})
_METHODS = frozenset({"search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"})
_ANCHORED = frozenset({"match", "fullmatch"})
_USE = re.compile(r"(?<![\w.])(\w+)\.(\w+)\(")
_PASSED_ON = re.compile(r"[(,\[{:]\s*(?:\*?)(_?[A-Z][A-Z0-9_]*)\s*[,)\]}]")


class UsedPattern(Struct, frozen=True):
    """A pattern with its place, "module:name" or "module:function", and the methods it is used with: match and
    fullmatch, or search for all that may begin anywhere."""

    place: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def patterns(exercise: Callable[[], object]) -> list[UsedPattern]:
    """Every pattern on text, once. `exercise` calls the functions that compile patterns."""
    modules = list(_modules())
    used = _methods(modules)
    found: dict[tuple[str, int], UsedPattern] = {}
    for module in modules:
        for name, pattern in _values(vars(module), 3):
            methods = used[module.__name__, name] if name.startswith("_") else used["", name]
            place = UsedPattern(f"{module.__name__}:{name}", pattern, methods or _SEARCH)
            found.setdefault((pattern.pattern, pattern.flags), place)
    with _recorded(found):
        for module in modules:
            _forget(module)
        exercise()
    return list(found.values())


def written() -> set[str]:
    """The lazy patterns of all modules, none of them compiled."""
    list(_modules())
    lazy = (one.pattern for one in gc.get_objects() if isinstance(one, LazyPattern))
    return {pattern for pattern in lazy if isinstance(pattern, str)}


def _modules() -> Iterator[ModuleType]:
    for package in (bot, cogs):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not info.name.endswith("__main__"):
                yield importlib.import_module(info.name)


def _values(values: Mapping[Any, Any], depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns among these values, in containers, structs and classes of the project too, by the outermost name."""
    for name, value in list(values.items()):
        for pattern in _inside(value, depth):
            yield str(name), pattern


def _inside(value: Any, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, LazyPattern):
        value = value.compiled
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth:
        for one in _parts(value):
            yield from _inside(one, depth - 1)


def _parts(value: Any) -> Iterable[Any]:
    """What a container, a struct or a class of the project holds."""
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, tuple | list | set | frozenset):
        return value
    if isinstance(value, Struct):
        return [getattr(value, name) for name in value.__struct_fields__]
    is_own = isinstance(value, type) and value.__module__.partition(".")[0] in {"bot", "cogs"}
    return vars(value).values() if is_own else ()


def _methods(modules: list[ModuleType]) -> defaultdict[tuple[str, str], frozenset[str]]:
    """(module, name) -> the methods that the module calls on the name; ("", name) -> those that any module calls."""
    found: defaultdict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for module in modules:
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        uses = [(name, method) for name, method in _USE.findall(source) if method in _METHODS]
        uses += [(name, "search") for name in _PASSED_ON.findall(source)]
        for name, method in uses:
            for key in ((module.__name__, name), ("", name)):
                found[key] |= {method} if method in _ANCHORED else _SEARCH
    return found


def _forget(module: ModuleType) -> None:
    """Empty the caches of functions, except those with large tables, so that their patterns are compiled again."""
    for value in list(vars(module).values()):
        is_cached = (
            callable(getattr(value, "cache_clear", None)) and getattr(value, "__module__", "") == module.__name__
        )
        if is_cached and "knowledge" not in module.__name__:
            value.cache_clear()


@contextmanager
def _recorded(found: dict[tuple[str, int], UsedPattern]) -> Iterator[None]:
    """Add the patterns that the project's functions compile meanwhile."""
    compile_pattern = compiler.compile

    def recording(pattern: Any, flags: int = 0) -> Any:
        compiled = compile_pattern(pattern, flags)
        if isinstance(pattern, str) and (caller := _caller(sys._getframe(1))):  # noqa: SLF001  # the only way up
            method, place = caller
            methods = frozenset({method}) if method in _ANCHORED else _SEARCH
            found.setdefault((pattern, compiled.flags), UsedPattern(place, compiled, methods))
        return compiled

    re.purge()
    with mock.patch.object(compiler, "compile", recording):
        yield


def _caller(frame: FrameType | None) -> tuple[str, str] | None:
    """The function of `re` that was called and the place in the project that called it; None for a library."""
    method = ""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.parent.name != "re":
            break
        method, frame = frame.f_code.co_name, frame.f_back
    if frame is None or not path.is_relative_to(_ROOT) or path.relative_to(_ROOT).parts[0] not in {"bot", "cogs"}:
        return None
    return method, f"{frame.f_globals['__name__']}:{frame.f_code.co_name}"
