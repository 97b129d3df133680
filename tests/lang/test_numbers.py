"""Numbers as texts write them."""

from __future__ import annotations

import re

import pytest

from bot.lang.numbers import AMOUNT, amount, with_thousands_commas, without_thousands_commas


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7), ("1,500", 1500), ("1,234,567.5", 1_234_567.5), ("3.25", 3.25), ("1천500", 1500), ("1만5천", 15_000),
        ("1만 5천", 15_000), ("2천만", 20_000_000), ("1억5천만", 150_000_000), ("3천5백만", 35_000_000), ("5백", 500),
        ("2조3천억", 2_300_000_000_000), ("1.5억", 150_000_000), ("1만2345", 12_345),
    ],
)  # fmt: skip
def test_an_amount_is_read_whole(written: str, value: float) -> None:
    found = re.match(AMOUNT, f"{written}명")
    assert found is not None
    assert found[0] == written
    assert amount(found[0]) == value


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("7 687.5km", "7,687.5km"),
        ("1 234 567 people", "1,234,567 people"),
        ("Oct. 31 120 missiles", "Oct. 31 120 missiles"),
        ("call 0800 727 800", "call 0800 727 800"),
        ("No. 12 345", "No. 12 345"),
        ("7\u00a0687 or 1\u202f234 people", "7,687 or 1,234 people"),
        ("12 34", "12 34"),
    ],
)
def test_spaces_between_thousands_become_commas(text: str, read: str) -> None:
    assert with_thousands_commas(text) == read
    assert len(read) == len(text)


def test_commas_between_thousands_go_and_others_stay() -> None:
    assert without_thousands_commas("1,500 and 12,34 and a,bcd") == "1500 and 12,34 and a,bcd"


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["1", "1,", "1천", "1,234", "1.", "1 234 ", "1만 "])
def test_endless_numbers_are_read_in_time_that_grows_with_their_length(piece: str) -> None:
    text = piece * 200_000 + ":"
    for found in re.finditer(rf"(?<![\w.,]){AMOUNT}(?![\d:])", text):
        amount(found[0][:1000])
    with_thousands_commas(text)
