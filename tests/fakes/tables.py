"""A table of small cases as one test, which names every row that fails.

    @table(("typed", "found"), [("3d", 3), ("2w", 14)])
    def test_periods(typed: str, found: int, base: Knowledge) -> None: ...

pytest and xdist take 2 ms for a test, which is more than most rows of a long table. The rest of the arguments are
fixtures; all rows share them, so those that a row changes are not for a table.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Test = Callable[..., None]
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
            wrong: list[BaseException] = []
            for values in listed:
                try:
                    test(**fixtures, **dict(zip(columns, values, strict=True)))
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"in the row {', '.join(map(repr, values))}")
                    wrong.append(error)
            if wrong:
                raise BaseExceptionGroup(f"{len(wrong)} of {len(listed)} rows fail", wrong)

        parameters = inspect.signature(test).parameters.values()
        fixtures = [one for one in parameters if one.name not in columns]
        whole.__signature__ = inspect.Signature(fixtures)  # type: ignore[attr-defined]  # what pytest asks for
        return whole

    return as_one


def _values(row: Any, is_one: bool) -> tuple[Any, ...]:
    if type(row) is _PARAM:
        return tuple(row.values)
    return (row,) if is_one else tuple(row)
