"""Lines that stand on a page but are no part of its article: shares, prompts, captions, related links, comments.

The patterns are data (`data/clutter.txt`); lines come with single spaces.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.lang.sentences import ends_sentence

_PATTERNS = Path(__file__).parents[1] / "data" / "clutter.txt"
CAPTION = re.compile(
    r"\b(?:PHOTO|FILE PHOTO|Photo|Image|Picture|Credit|CREDIT|Courtesy)\s*[:/]\s*[A-Z][\w./ &'’-]{1,60}$"
    r"|[\[(](?:Photo|사진|AP Photo|Getty|Yonhap|Reuters|AFP|EPA|KCNA)[^\])]{0,60}[\])]$|\bGetty Images\b.{0,30}$"
    r"|/(?:AFP|AP|Reuters|EPA|Yonhap|Getty Images|KCNA)\s*$"
)
_MARKER = re.compile(r"^[\W_]*$")
_LONGEST = 280
_LONGEST_END = 80


def is_clutter(line: str) -> bool:
    """Whether a whole line is furniture."""
    if len(line) > _LONGEST:
        return False
    patterns = _patterns()
    if _MARKER.match(line) or patterns["line"].fullmatch(line):
        return True
    return patterns["heading"].fullmatch(line) is not None and not ends_sentence(line)


def is_end(line: str) -> bool:
    """Whether a line is the heading of comments or of related articles."""
    return len(line) <= _LONGEST_END and _patterns()["end"].fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line is the words under a picture: it ends in a credit and is short."""
    return len(line) <= 320 and CAPTION.search(line) is not None


def tidy(lines: list[str]) -> list[str]:
    """The lines of an extracted article without furniture and without repetitions; nothing after the heading of its
    comments or related list, once most of it has passed."""
    total = sum(map(len, lines))
    kept: list[str] = []
    told: set[str] = set()
    seen = 0
    for line in lines:
        if is_end(line) and seen > total / 2:
            break
        seen += len(line)
        if not is_clutter(line) and not (len(line) > 40 and line in told):
            kept.append(line)
            told.add(line)
    return kept


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of each section as one."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in _PATTERNS.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isalpha():
            name = line[1:-1]
        elif line and not line.startswith("#"):
            sections.setdefault(name, []).append(line)
    return {name: re.compile(rf"\W*(?:{'|'.join(rows)})\W*", re.IGNORECASE) for name, rows in sections.items()}
