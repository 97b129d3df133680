"""Counts what code does with a text, rule by rule: the characters that its regular expressions and string methods may
read, and the calls of its functions. Counts are the same on every machine, which times are not.

    with counted_work() as work: find_entities(tagged_of(CountedText(text)), …)
    work["bot/text/entities/…: pattern"] -> how often a character was read or a function entered or resumed

A rule that reads the whole text for each mention is one row that grows with the square of the text, although it is
hardly seen in the sum or in a processor's time.
"""

from __future__ import annotations

import cProfile
import gc
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch
from weakref import WeakSet

from bot.regexes import LazyPattern

_SEARCHES = ("search", "finditer", "findall", "sub", "subn", "split")
_ANCHORED = ("match", "fullmatch")
CALL = 30
"""The units of work of a call, or of a generator that goes on; a character is one."""
_OUTSIDE = re.compile(r"/(?:site-packages|lib/python3\.\d+|tests/fakes)/|^<")
_FEW_PLACES = 2
"""How far a place of code is named: the last parts of its file's path."""

_counts: list[Counter[str]] = []
"""The count that is going on."""


class CountedText(str):
    """A text whose characters are counted when its methods read them. Whole copies of it are counted texts as well."""

    __slots__ = ()

    def count(self, *args: Any) -> int:
        """See `str`."""
        _read(self, args[1:])
        return super().count(*args)

    def find(self, *args: Any) -> int:
        """See `str`."""
        return _read_to(self, super().find(*args), args[1:])

    def index(self, *args: Any) -> int:
        """See `str`."""
        return _read_to(self, super().index(*args), args[1:])

    def rfind(self, *args: Any) -> int:
        """See `str`."""
        _read(self, args[1:])
        return super().rfind(*args)

    def __contains__(self, part: object) -> bool:
        return _read_to(self, super().find(str(part)), ()) >= 0

    def __getitem__(self, place: Any) -> str:
        found = super().__getitem__(place)
        _add(len(found))
        return found

    def __iter__(self) -> Iterator[str]:
        _add(len(self))
        return super().__iter__()

    def split(self, *args: Any, **options: Any) -> list[str]:
        """See `str`."""
        _read(self, ())
        return super().split(*args, **options)

    def splitlines(self, *args: Any, **options: Any) -> list[str]:
        """See `str`."""
        _read(self, ())
        return super().splitlines(*args, **options)

    def lower(self) -> CountedText:
        """See `str`."""
        return _copy(self, super().lower())

    def casefold(self) -> CountedText:
        """See `str`."""
        return _copy(self, super().casefold())

    def replace(self, *args: Any, **options: Any) -> CountedText:
        """See `str`."""
        return _copy(self, super().replace(*args, **options))

    def translate(self, table: Any) -> CountedText:
        """See `str`."""
        return _copy(self, super().translate(table))


@contextmanager
def counted_work() -> Iterator[Counter[str]]:
    """The work that is done meanwhile, by the rule or function that does it; the calls are known at the end."""
    assert not _counts, "one count at a time"
    _forget_methods()
    of_module = {name: getattr(re, name) for name in (*_SEARCHES, *_ANCHORED)}
    for name, function in of_module.items():
        setattr(re, name, _counted(function, name, "", 1))
    work, calls = Counter[str](), cProfile.Profile(builtins=False)
    _counts.append(work)
    try:
        with patch.object(LazyPattern, "__getattr__", _counted_method), calls:
            yield work
    finally:
        _counts.clear()
        for name, function in of_module.items():
            setattr(re, name, function)
        _forget_methods()
    for one in calls.getstats():
        code = one.code
        if not isinstance(code, str) and _OUTSIDE.search(code.co_filename) is None:
            work[f"{_short(code.co_filename)}:{code.co_firstlineno} {code.co_name}"] += CALL * one.callcount


def _forget_methods() -> None:
    """Let the desk's patterns ask for their methods again."""
    for one in _patterns():
        for name in (*_SEARCHES, *_ANCHORED):
            one.__dict__.pop(name, None)


def _counted_method(pattern: LazyPattern, name: str) -> Any:
    """In place of `LazyPattern.__getattr__`."""
    found = getattr(pattern.compiled, name)
    if name in _SEARCHES or name in _ANCHORED:
        found = _counted(found, name, f"{str(pattern.pattern)[:120]!r}", 0)
    setattr(pattern, name, found)
    return found


@cache
def _patterns() -> WeakSet[LazyPattern]:
    """All of the desk's patterns: those that there are, which only a long look at all objects finds, and from then on
    each new one."""
    is_frozen = gc.get_freeze_count() > 0
    gc.unfreeze()  # frozen objects, as after the models were loaded, are not listed
    found = WeakSet(one for one in gc.get_objects() if isinstance(one, LazyPattern))
    if is_frozen:
        gc.freeze()
    make = LazyPattern.__init__

    def made(pattern: LazyPattern, text: str | bytes, flags: int) -> None:
        make(pattern, text, flags)
        found.add(pattern)

    LazyPattern.__init__ = made  # type: ignore[assignment, method-assign]  # in this process
    return found


def _counted(function: Callable[..., Any], name: str, place: str, first: int) -> Callable[..., Any]:
    """A method of a pattern, or a function of `re` that has the pattern as its `first` argument."""
    text_at = first + (1 if name in {"sub", "subn"} else 0)

    def run(*args: Any, **options: Any) -> Any:
        text = args[text_at] if len(args) > text_at else options["string"]
        found = function(*args, **options)
        bounds = args[text_at + 1 : text_at + 3] if not first and text_at == 0 else ()
        begin = min(len(text), max(0, bounds[0])) if bounds else 0
        end = min(len(text), bounds[1]) if len(bounds) > 1 else len(text)
        if name in _ANCHORED:
            end = found.end() if found else begin + 1
        elif name == "search" and found:
            end = found.end()
        _add(max(1, end - begin), place or _place(2))
        is_copy = name == "sub" and isinstance(text, CountedText)
        return CountedText(found) if is_copy else found

    return run


def _read(text: str, bounds: tuple[Any, ...]) -> None:
    begin, end = (*bounds, *(0, len(text))[len(bounds) :])[:2]
    _add(max(1, min(end or len(text), len(text)) - (begin or 0)), _place(3))


def _read_to(text: str, found: int, bounds: tuple[Any, ...]) -> int:
    begin = bounds[0] if bounds and bounds[0] else 0
    end = found if found >= 0 else min(len(text), bounds[1]) if len(bounds) > 1 else len(text)
    _add(max(1, end - begin), _place(3))
    return found


def _copy(text: str, copied: str) -> CountedText:
    _add(len(text), _place(3))
    return CountedText(copied)


def _add(characters: int, place: str = "") -> None:
    if _counts:
        _counts[0][place or _place(3)] += characters


def _place(above: int) -> str:
    frame = sys._getframe(above)
    return f"{_short(frame.f_code.co_filename)}:{frame.f_lineno}"


def _short(file: str) -> str:
    return "/".join(file.rsplit("/", _FEW_PLACES)[1:])
