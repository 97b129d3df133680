"""The forms in which an article says whom it interviewed take no time that grows with a sentence's parts."""

from __future__ import annotations

from time import process_time

import pytest

from bot.model.analysis import Span
from bot.text.statements.interviewees import interviewees


@pytest.mark.parametrize("part", [" of A", " and Mr Bo", ", a bee,", "the ", "가은 나 ", ", at A"])
def test_a_sentence_of_many_parts_is_read_at_once(part: str) -> None:
    text = f"Ann Bo{part * 200}"
    began = process_time()
    assert not interviewees(text[:400], [Span(0, 400)], text[:300], {1: [Span(0, 6)]}, "Lake Echo")
    assert process_time() - began < 1
