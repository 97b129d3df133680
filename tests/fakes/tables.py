"""A table of small cases as one test, which names every row that fails.

    @table(("typed", "found"), [("3d", 3), ("2w", 14)])
    def test_periods(typed: str, found: int, base: Knowledge) -> None: ...

pytest and xdist take 2 ms for a test, which is more than most rows of a long table. The rest of the arguments are
fixtures; all rows share them, so those that a row changes are not for a table.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

Test = Callable[..., Any]
"""A function, or one that is awaited."""
_PARAM = type(pytest.param())


def table(names: str | Sequence[str], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """As `pytest.mark.parametrize`, but all rows are one test. It raises a group of the errors of all that fail, each
    with its row as a note."""
    columns = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    is_one = isinstance(names, str) and len(columns) == 1
    listed = [_values(row, is_one) for row in rows]
    assert listed, "a table without rows"

    def as_one(test: Test) -> Test:
        @functools.wraps(test)
        def whole(**fixtures: Any) -> None:
            with _rows_that_fail(len(listed)) as wrong:
                for values in listed:
                    with _noted(values, wrong):
                        test(**fixtures, **dict(zip(columns, values, strict=True)))

        @functools.wraps(test)
        async def whole_async(**fixtures: Any) -> None:
            with _rows_that_fail(len(listed)) as wrong:
                for values in listed:
                    with _noted(values, wrong):
                        await test(**fixtures, **dict(zip(columns, values, strict=True)))

        one: Test = whole_async if inspect.iscoroutinefunction(test) else whole
        parameters = inspect.signature(test).parameters.values()
        fixtures = [parameter for parameter in parameters if parameter.name not in columns]
        one.__signature__ = inspect.Signature(fixtures)  # type: ignore[attr-defined]  # what pytest asks for
        return one

    return as_one


@contextmanager
def _rows_that_fail(count: int) -> Iterator[list[BaseException]]:
    wrong: list[BaseException] = []
    yield wrong
    if wrong:
        raise BaseExceptionGroup(f"{len(wrong)} of {count} rows fail", wrong)


@contextmanager
def _noted(values: tuple[Any, ...], wrong: list[BaseException]) -> Iterator[None]:
    try:
        yield
    except (Exception, pytest.fail.Exception) as error:
        error.add_note(f"in the row {', '.join(map(repr, values))}")
        wrong.append(error)


def _values(row: Any, is_one: bool) -> tuple[Any, ...]:
    if type(row) is _PARAM:
        return tuple(row.values)
    return (row,) if is_one else tuple(row)
