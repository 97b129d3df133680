"""Numbers that part their thousands by a space, as North Korea's agency does ("7 687.5km"), written as others do."""

from __future__ import annotations

import re

_SPACES = " \u00a0\u202f"
_NUMBERED = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    r"|[Nn]os?\.?|[Aa]rticles?|[Rr]esolutions?|[Pp]ages?|[Cc]hapters?)"
)
_PARTED = re.compile(
    rf"\b{_NUMBERED} \d+|\b(?:0\d*|\d{{4,}})(?:[{_SPACES}]\d+)+"
    rf"|(?P<number>(?<![\w.,:/+])(?<!\d[{_SPACES}])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d:/]|[{_SPACES}]\d))"
)
"""What is no such number is passed over: "Oct. 31 120 missiles", "0800 727 800"."""
_COMMAS = str.maketrans(dict.fromkeys(_SPACES, ","))


def joined(text: str) -> str:
    """The text, with commas for the spaces in its numbers; each character stays in its place."""
    return _PARTED.sub(lambda match: match[0].translate(_COMMAS) if match["number"] else match[0], text)
