"""Reports of our own from politics and from the peninsula, with the statements that a careful editor would attribute.

Half of each kind was read while rules were written (`READ_*`); the other half was only counted (`COUNTED_*`). All were
written before the rules that they measure.
"""

from __future__ import annotations

from typing import NamedTuple


class AttributedWords(NamedTuple):
    """A statement: its speaker as the report names them, and its content as written, with "…" for words left out."""

    speaker: str
    words: str


class MarkedReport(NamedTuple):
    """A report written for these tests, and its statements."""

    text: str
    statements: tuple[AttributedWords, ...]


def report(text: str, *statements: tuple[str, str]) -> MarkedReport:
    """The report with these (speaker, words)."""
    return MarkedReport(text, tuple(AttributedWords(*one) for one in statements))
