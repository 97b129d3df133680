"""Foreign text and addresses in Markdown files."""

from __future__ import annotations

from bot.lang.files.one_line import address
from bot.regexes import regex

_MARKS = regex(r"([\\`*_{}\[\]<>#|~&])")
_BULLET = regex(r"^([-+=])")
_NUMBERED = regex(r"^(\d+)([.)])")


def escaped(text: str) -> str:
    """Text in one line that Markdown shows letter for letter, also where a line begins with it."""
    marked = _MARKS.sub(r"\\\1", text)
    return _NUMBERED.sub(r"\1\\\2", _BULLET.sub(r"\\\1", marked))


def link_target(url: str | None) -> str:
    """An address as the target of a link."""
    return address(url).replace("(", "%28").replace(")", "%29")
