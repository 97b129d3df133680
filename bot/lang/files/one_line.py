"""Foreign text and addresses in one line of a file."""

from __future__ import annotations

from urllib.parse import quote

from bot.regexes import regex

_INVISIBLE = regex("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Controls and marks without a shape, other than those that part words."""
_ADDRESS = "!$&'*+,-./:;=?@_~#[]%()"
"""Characters that an address keeps; braces, quotation marks, backslashes and blanks are percent-encoded."""


def one_line(text: str) -> str:
    """The words of a text in one line, without controls and marks of direction."""
    return " ".join(_INVISIBLE.sub("", text.encode("utf-8", "replace").decode()).split())


def address(url: str | None) -> str:
    """An address in ASCII, without characters that end it in running text or BibTeX; empty for None."""
    return "" if url is None else quote(one_line(url), safe=_ADDRESS)
