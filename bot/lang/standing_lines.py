"""Lines that are about the page, not the news: when it was updated, how often it was read. They differ at every look.

The patterns are data (`data/furniture.txt`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

_LONGEST = 120
_GAP = r"[\W_]*+"


def is_furniture(line: str) -> bool:
    """Whether a whole line says nothing of the news."""
    return len(line) <= _LONGEST and _pattern().fullmatch(line) is not None


def in_furniture(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is furniture, or its whole line is: "Updated 3 p.m." may pass for two sentences."""
    if is_furniture(text[start:end]):
        return True
    far = max(start - _LONGEST - 1, 0)
    line = max(text.rfind("\n", far, start) + 1, far)
    rest, _, _ = text[end : end + _LONGEST + 1].partition("\n")
    return is_furniture(text[line:end] + rest)


@cache
def _pattern() -> re.Pattern[str]:
    lines = (resources.files("bot.news") / "data" / "furniture.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    words = dict(row.split(" = ", 1) for row in rows if re.match(r"\w+ = ", row))
    whole = "|".join(row for row in rows if row.split(" = ", 1)[0] not in words)
    for name, pattern in words.items():
        whole = whole.replace(f"(?:{{{name}}})", f"(?:\\b(?:{pattern}){_GAP})")
    return re.compile(rf"{_GAP}(?:{whole}){_GAP}", re.IGNORECASE)
