"""Where the sentence around a report ends."""

from __future__ import annotations

import re

NEAR = 120
"""Characters after a report in which its sentence is looked at."""
_END = re.compile(r"[.!?](?=\s|$)|[。！？\n]")


def end_of_sentence(text: str, at: int) -> int:
    """Where the sentence that goes on at this place ends, or `NEAR` characters on if that is before its end."""
    closing = _END.search(text, at, at + NEAR)
    return closing.start() if closing else min(at + NEAR, len(text))
