"""Number the paragraphs of a text."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.analysis import Span


def paragraph_numbers(text: str, spans: Sequence[Span]) -> list[int]:
    """The number of each sentence's paragraph, counted from 0 or 1."""
    numbers: list[int] = []
    end = number = 0
    for span in spans:
        number += "\n" in text[end : span.start]
        numbers.append(number)
        end = span.end
    return numbers
