"""One test for a table names every row that fails, and no other."""

from __future__ import annotations

import asyncio

import pytest

from tests.fakes.tables import table


@table(("number", "square"), [(1, 1), (2, 5), pytest.param(3, 9), (4, 15)])
def _squares(number: int, square: int) -> None:
    assert number**2 == square


@table("text", ["1", "one"])
def _raises(text: str) -> None:
    with pytest.raises(ValueError, match="one"):
        int(text)


def test_every_row_that_fails_is_named() -> None:
    with pytest.raises(BaseExceptionGroup, match="2 of 4 rows") as failed:
        _squares()
    assert [error.__notes__ for error in failed.value.exceptions] == [["in the row 2, 5"], ["in the row 4, 15"]]


def test_what_was_to_be_raised_and_was_not_fails() -> None:
    with pytest.raises(BaseExceptionGroup, match="1 of 2 rows") as failed:
        _raises()
    assert failed.value.exceptions[0].__notes__ == ["in the row '1'"]


@table("number", [1, 2, 3])
async def _waits(number: int) -> None:
    await asyncio.sleep(0)
    assert number == 2


async def test_rows_of_a_test_that_is_awaited_are_named_too() -> None:
    with pytest.raises(BaseExceptionGroup, match="2 of 3 rows") as failed:
        await _waits()
    assert [error.__notes__ for error in failed.value.exceptions] == [["in the row 1"], ["in the row 3"]]


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(AssertionError, match="without rows"):
        table("text", [])


@table(("first", "second"), [(1, 2), (2, 3)])
def test_a_row_has_its_values_and_the_fixtures(first: int, second: int, request: pytest.FixtureRequest) -> None:
    assert second == first + 1
    assert request.node.name == "test_a_row_has_its_values_and_the_fixtures"
