"""Letters behind a person's name for an honour, a profession or a seat: "Sloane *KC*", "Idris Vaughan *MBE*"."""

from __future__ import annotations

from bot.regexes import regex

_HONOUR = (
    r"(?:[KQS]C|[MOCKD]BE|FR[SC]S?|FBA|JP|TD|M[ES]?P|MLA|MHA|PhD|Ph\.D\.?|MD|M\.D\.?|DSO|MVO|[AO]M|Esq\.?)(?![\w-])"
)
_BEHIND = regex(rf"(?<=[a-zà-ÿ])(?:,? {_HONOUR})+$")
_ONE = regex(_HONOUR)


def without_honours(text: str, start: int, end: int) -> int:
    """Where a name in text[start:end] ends before such letters."""
    honours = _BEHIND.search(text, start, end)
    return honours.start() if honours else end


def is_honour(word: str) -> bool:
    """Whether a word is such letters."""
    return _ONE.fullmatch(word) is not None
