"""Find the end of the sentence around a report."""

from __future__ import annotations

from bot.regexes import regex

NEAR = 120
"""The most characters after a report that are read as its sentence."""
_END = regex(r"[.!?](?=\s|$)|[。！？\n]")


def end_of_sentence(text: str, at: int) -> int:
    """Where the sentence that goes on at this place ends, or `NEAR` characters on if that is before its end."""
    closing = _END.search(text, at, at + NEAR)
    return closing.start() if closing else min(at + NEAR, len(text))
