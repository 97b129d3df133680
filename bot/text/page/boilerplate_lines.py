"""Recognise boilerplate lines: share buttons, prompts, captions, related links, headings of comments.

The patterns are data (`data/clutter.txt`). Lines have single spaces.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_PATTERNS = Path(__file__).parents[1] / "data" / "clutter.txt"
CAPTION = re.compile(
    r"\b(?:PHOTO|FILE PHOTO|Photo|Image|Picture|Credit|CREDIT|Courtesy)\s*[:/]\s*[A-Z][\w./ &'’-]{1,60}$"
    r"|[\[(](?:Photo|사진|AP Photo|Getty|Yonhap|Reuters|AFP|EPA|KCNA)[^\])]{0,60}[\])]$|\bGetty Images\b.{0,30}$"
    r"|/(?:AFP|AP|Reuters|EPA|Yonhap|Getty Images|KCNA)\s*$"
)
_MARKER = re.compile(r"^[\W_]*$")
_ENDED = re.compile(r"[.!?。…][\"”’')\]]*$|다$")
_LONGEST = 280
_LONGEST_END = 80


def is_clutter(line: str) -> bool:
    """Whether a whole line is boilerplate."""
    if len(line) > _LONGEST:
        return False
    patterns = _patterns()
    if _MARKER.match(line) or patterns["line"].fullmatch(line):
        return True
    return patterns["heading"].fullmatch(line) is not None and not _ENDED.search(line)


def is_end(line: str) -> bool:
    """Whether a line is the heading of the comments or of related articles."""
    return len(line) <= _LONGEST_END and _patterns()["end"].fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line is a caption: short, and it ends in a photo credit."""
    return len(line) <= 320 and CAPTION.search(line) is not None


def without_clutter(lines: list[str]) -> list[str]:
    """The lines of an extracted article without boilerplate and without repeated long lines. In the second half of the
    text the heading of comments or of related articles ends it."""
    total = sum(map(len, lines))
    kept: list[str] = []
    seen: set[str] = set()
    passed = 0
    for line in lines:
        if is_end(line) and passed > total / 2:
            break
        passed += len(line)
        if not is_clutter(line) and not (len(line) > 40 and line in seen):
            kept.append(line)
            seen.add(line)
    return kept


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Section name -> its patterns as one regular expression."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in _PATTERNS.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            name = line[1:-1]
        elif line and not line.startswith("#"):
            sections.setdefault(name, []).append(line)
    return {name: re.compile(rf"\W*(?:{'|'.join(rows)})\W*", re.IGNORECASE) for name, rows in sections.items()}
