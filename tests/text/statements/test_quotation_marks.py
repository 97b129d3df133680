"""Quotations in every style of mark, nested and left open; an apostrophe opens none."""

from __future__ import annotations

import pytest

from bot.text.statements.quotation_marks import find_quotations


def inner(text: str) -> list[str]:
    return [text[one.inner_start : one.inner_end] for one in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said, "Stop."', ["Stop."]),
        ("He said, “Stop.”", ["Stop."]),
        ("He said, ``Stop.''", ["Stop."]),
        ("He said, «Stop».", ["Stop"]),
        ("그는 「멈춰라」고 말했다.", ["멈춰라"]),
        ("그는 『멈춰라』고 말했다.", ["멈춰라"]),
        ("He said 'we will not stop' and left.", ["we will not stop"]),
        ("He said ‘we won’t stop’ and left.", ["we won’t stop"]),
        ('"One," he said, "two."', ["One,", "two."]),
        ("“She told me ‘go’ and I went,” he said.", ["She told me ‘go’ and I went,"]),
    ],
)
def test_every_style_of_mark(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


@pytest.mark.parametrize("text", ["The players' union met.", "It's the '90s again.", "Rock 'n' roll isn't dead."])
def test_an_apostrophe_opens_no_quotation(text: str) -> None:
    assert inner(text) == []


def test_a_speech_over_paragraphs_is_one_quotation_a_paragraph() -> None:
    text = "“We came in the morning.\n\n“We left at night,” she said."
    found = find_quotations(text)
    assert [text[one.inner_start : one.inner_end] for one in found] == ["We came in the morning.", "We left at night,"]
    assert [one.continues for one in found] == [False, True]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    assert inner('He said, "we go on\nThe talks ended.') == ["we go on"]
